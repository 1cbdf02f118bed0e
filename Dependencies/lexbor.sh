#!/usr/bin/env bash
# Builds lexbor (HTML parser) as a static library with headers and lexbor.pc under .deps/.
# Debian 12 has no liblexbor-dev; the source is the copy that PyPI's selectolax sdist carries (Apache-2.0).
set -euo pipefail

selectolax_version=1.0.2
modules="core dom html css ns tag selectors style encoding ports/posix"

root=$(cd "$(dirname "$0")/.." && pwd)
mkdir -p "$root/.deps"
deps=$(cd "$root/.deps" && pwd -P)
stamp="$deps/lexbor.stamp"
key="selectolax $selectolax_version; $modules; $deps"

if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$key" ] && [ -f "$deps/lib/liblexbor.a" ]; then
    exit 0
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

echo "lexbor: fetching the source" >&2
python3 -m pip download --quiet --no-deps --no-binary selectolax --dest . "selectolax==$selectolax_version"
tar -xzf "selectolax-$selectolax_version.tar.gz"
source="$work/selectolax-$selectolax_version/lexbor/source"
version=$(sed -n 's/^#define LEXBOR_VERSION_STRING *LEXBOR_STRINGIZE.*//p; s/^#define LEXBOR_VERSION_MAJOR *\([0-9]*\).*/\1/p;
    s/^#define LEXBOR_VERSION_MINOR *\([0-9]*\).*/\1/p; s/^#define LEXBOR_VERSION_PATCH *\([0-9]*\).*/\1/p' \
    "$source/lexbor/core/base.h" | grep . | paste -sd.)

echo "lexbor: compiling $version" >&2
for module in $modules; do
    case $module in
        ports/posix) find "$source/lexbor/$module" -name '*.c' ;;
        *) find "$source/lexbor/$module" -maxdepth 4 -name '*.c' ;;
    esac
done | sort > files
mkdir objects
awk -v src="$source/" '{ o = $0; sub(src, "", o); gsub("/", "_", o); sub(/\.c$/, ".o", o); print $0; print "objects/" o }' files |
    xargs -n 2 -P "$(nproc)" sh -c 'cc -std=c99 -O2 -fPIC -DNDEBUG -DLEXBOR_STATIC -D_POSIX_C_SOURCE=200809L -w -I"'"$source"'" -c "$0" -o "$1"'
ar rcs liblexbor.a objects/*.o

mkdir -p "$deps/lib/pkgconfig" "$deps/include"
rm -rf "$deps/include/lexbor"
(cd "$source" && find lexbor -name '*.h' -print0 | xargs -0 cp --parents -t "$deps/include")
cp "$source/../LICENSE" "$deps/include/lexbor/LICENSE"
mv liblexbor.a "$deps/lib/liblexbor.a"
cat > "$deps/lib/pkgconfig/lexbor.pc" <<PC
prefix=$deps
libdir=\${prefix}/lib
includedir=\${prefix}/include

Name: lexbor
Description: HTML parser, static library
Version: ${version:-2}
Libs: -L\${libdir} -llexbor
Libs.private: -lm
Cflags: -I\${includedir}
PC
printf '%s' "$key" > "$stamp"
echo "lexbor: installed under $deps" >&2
