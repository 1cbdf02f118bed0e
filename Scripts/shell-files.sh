#!/usr/bin/env bash
# Writes the manual page and the completions of a built command into a folder.
#
# usage: shell-files.sh BINARY FOLDER
set -euo pipefail
[ $# -eq 2 ] || { echo "usage: shell-files.sh BINARY FOLDER" >&2; exit 64; }
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$2"
python3 "$here/manual.py" "$1" > "$2/sitrep.1"
"$1" --generate-completion-script bash > "$2/sitrep.bash"
"$1" --generate-completion-script zsh > "$2/_sitrep"
"$1" --generate-completion-script fish > "$2/sitrep.fish"
