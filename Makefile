# The commands of the README: `make run` and `make test`. Everything else is for those who work on Sitrep.

export PKG_CONFIG_PATH := $(CURDIR)/.deps/lib/pkgconfig:$(PKG_CONFIG_PATH)

PORT ?= 8022
DB ?= .build/example.sqlite
EXAMPLE := Examples/kazakhstan-2022
RELEASE := swift build -c release

.PHONY: run test deps build example lint format evaluate install clean

run: deps build example ## Install what is missing, build, load the example crisis, print the brief, serve the board
	.build/release/sitrep serve --db $(DB) --port $(PORT)

test: deps ## Prove it
	swift test

deps: ## Install libraries and build the data that Sitrep reads
	bash Dependencies/install.sh
	bash Gazetteer/install.sh
	bash Basemap/install.sh

build: deps
	$(RELEASE) --product sitrep

example: build ## Load the example crisis and print its brief
	rm -f $(DB) $(DB)-wal $(DB)-shm
	.build/release/sitrep ingest --db $(DB) $(EXAMPLE)
	.build/release/sitrep board --db $(DB)

lint: ## Formatting and the texts of the repository
	swift format lint --strict --recursive --parallel Package.swift Plugins Sources Tests
	python3 Scripts/check-repository.py

format:
	swift format --in-place --recursive --parallel Package.swift Plugins Sources Tests

evaluate: deps ## Score every task on the development data beside the repository, and hold the floors
	SITREP_CORE=1 $(RELEASE) --scratch-path .build/core --product sitrep-evaluate
	python3 Evaluation/evaluate.py --binary .build/core/release/sitrep-evaluate

PREFIX ?= /usr/local
install: build ## Install the command with its data
	install -D .build/release/sitrep $(DESTDIR)$(PREFIX)/bin/sitrep
	install -D -m 644 -t $(DESTDIR)$(PREFIX)/share/sitrep .deps/share/sitrep/gazetteer.bin .deps/share/sitrep/world.json

clean:
	swift package clean
