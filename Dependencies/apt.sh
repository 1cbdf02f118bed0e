#!/usr/bin/env bash
# Installs the Debian packages named, as root or with sudo; those that are installed are left alone.
set -euo pipefail

missing=""
for package in "$@"; do
    state=$(dpkg-query --show --showformat='${db:Status-Status}' "$package" 2>/dev/null || true)
    [ "$state" = installed ] || missing="$missing $package"
done

if [ -n "$missing" ]; then
    as_root=""
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null || { echo "apt.sh: needs root or sudo to install:$missing" >&2; exit 1; }
        as_root=sudo
    fi
    echo "installing:$missing" >&2
    $as_root apt-get update -qq
    # shellcheck disable=SC2086
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing
fi
