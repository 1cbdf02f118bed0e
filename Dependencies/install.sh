#!/usr/bin/env bash
# Installs what Sitrep builds on, on Debian 12: Debian packages (as root or with sudo), then lexbor under .deps/.
# Safe to run again: a machine that has everything is left alone and nothing is fetched.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)

packages="build-essential make pkg-config python3 python3-venv python3-pip ca-certificates
    libsqlite3-dev zlib1g-dev libssl-dev libjs-leaflet libjs-leaflet.markercluster qgis-common"

missing=""
for package in $packages; do
    state=$(dpkg-query --show --showformat='${db:Status-Status}' "$package" 2>/dev/null || true)
    [ "$state" = installed ] || missing="$missing $package"
done

if [ -n "$missing" ]; then
    as_root=""
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null || { echo "install.sh: needs root or sudo to install:$missing" >&2; exit 1; }
        as_root=sudo
    fi
    echo "installing:$missing" >&2
    $as_root apt-get update -qq
    # shellcheck disable=SC2086
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing
fi

"$here/lexbor.sh"
