#!/usr/bin/env bash
# Builds the base of the map into .deps/share/sitrep/world.json; does nothing when it is newer than its source.
set -euo pipefail
cd "$(dirname "$0")/.."
source_file=/usr/share/qgis/resources/data/world_map.gpkg
target=.deps/share/sitrep/world.json
if [ ! -f "$source_file" ]; then
    echo "basemap: $source_file is not there; install Debian's package qgis-common" >&2
    exit 1
fi
if [ -f "$target" ] && [ "$target" -nt Basemap/build.py ] && [ "$target" -nt "$source_file" ]; then exit 0; fi
mkdir -p "$(dirname "$target")"
python3 Basemap/build.py "$source_file" "$target.new"
mv "$target.new" "$target"
echo "basemap: built $target"
