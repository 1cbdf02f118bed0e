#!/usr/bin/env bash
# Installs what Sitrep builds on, on Debian 12: Debian packages (as root or with sudo), then lexbor under .deps/.
# Safe to run again: a machine that has everything is left alone and nothing is fetched.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)

packages="build-essential make pkg-config python3 python3-venv python3-pip ca-certificates
    libsqlite3-dev zlib1g-dev libssl-dev libjs-leaflet libjs-leaflet.markercluster qgis-common"

# shellcheck disable=SC2086
"$here/apt.sh" $packages
"$here/lexbor.sh"
