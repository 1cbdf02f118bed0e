#!/usr/bin/env bash
# Installs what the browser checks need: Debian's Chromium, and Python packages under .deps/browser.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
folder="$root/.deps/browser"

"$root/Dependencies/apt.sh" chromium fonts-liberation
if ! cmp -s "$here/requirements.txt" "$folder/requirements.txt"; then
    rm -rf "$folder"
    python3 -m venv "$folder"
    "$folder/bin/pip" install --quiet --disable-pip-version-check -r "$here/requirements.txt"
    # The last step: an install that was stopped is done again.
    cp "$here/requirements.txt" "$folder/requirements.txt"
fi
