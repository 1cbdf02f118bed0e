#!/usr/bin/env python3
"""Builds the base of the map: countries of Natural Earth as a small GeoJSON.

usage: build.py WORLD_MAP.gpkg OUTPUT.json

The input is Debian's qgis-common, /usr/share/qgis/resources/data/world_map.gpkg (Natural Earth 1:10m, public
domain): a SQLite file whose geometries are GeoPackage headers followed by well-known binary. Outlines are simplified
(Douglas and Peucker 1973) and rounded; islands too small to see are left out. The output is the same on every run.
"""
import json, sqlite3, struct, sys

TOLERANCE_DEGREES = 0.08
MINIMUM_AREA_SQUARE_DEGREES = 0.03
DECIMALS = 2
# Codes that the source leaves open and the gazetteer uses.
CODES = {"Kosovo": "XKX"}


def rings_of(blob):
    """Rings of every polygon in a GeoPackage geometry, as lists of (lon, lat)."""
    envelope = {0: 0, 1: 32, 2: 48, 3: 48, 4: 64}[(blob[3] >> 1) & 7]
    polygons, _ = read_geometry(blob, 8 + envelope)
    return polygons


def read_geometry(blob, at):
    order = "<" if blob[at] == 1 else ">"
    kind = struct.unpack_from(order + "I", blob, at + 1)[0] % 1000
    at += 5
    (count,) = struct.unpack_from(order + "I", blob, at)
    at += 4
    polygons = []
    if kind == 6:
        for _ in range(count):
            inner, at = read_geometry(blob, at)
            polygons += inner
    elif kind == 3:
        rings = []
        for _ in range(count):
            (points,) = struct.unpack_from(order + "I", blob, at)
            at += 4
            flat = struct.unpack_from(f"{order}{points * 2}d", blob, at)
            at += points * 16
            rings.append(list(zip(flat[::2], flat[1::2])))
        polygons.append(rings)
    else:
        raise SystemExit(f"build.py: geometry of kind {kind} is not a polygon")
    return polygons, at


def area(ring):
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:]))) / 2


def simplify(line):
    """Douglas-Peucker without recursion."""
    if len(line) < 3:
        return line
    keep = {0, len(line) - 1}
    stack = [(0, len(line) - 1)]
    while stack:
        first, last = stack.pop()
        (x1, y1), (x2, y2) = line[first], line[last]
        dx, dy = x2 - x1, y2 - y1
        length = dx * dx + dy * dy
        worst, where = 0.0, 0
        for i in range(first + 1, last):
            x, y = line[i]
            t = 0 if length == 0 else max(0, min(1, ((x - x1) * dx + (y - y1) * dy) / length))
            gap = (x - x1 - t * dx) ** 2 + (y - y1 - t * dy) ** 2
            if gap > worst:
                worst, where = gap, i
        if worst > TOLERANCE_DEGREES ** 2:
            keep.add(where)
            stack += [(first, where), (where, last)]
    return [line[i] for i in sorted(keep)]


def small(rings):
    outer = rings[0]
    if area(outer) < MINIMUM_AREA_SQUARE_DEGREES:
        return None
    out = []
    for ring in rings:
        if ring is not outer and area(ring) < MINIMUM_AREA_SQUARE_DEGREES:
            continue
        # A closed ring has no ends to hold on to: its farthest point becomes the second one.
        far = max(range(len(ring)), key=lambda i: (ring[i][0] - ring[0][0]) ** 2 + (ring[i][1] - ring[0][1]) ** 2)
        thin = simplify(ring[: far + 1])[:-1] + simplify(ring[far:])
        rounded = [[round(x, DECIMALS), round(y, DECIMALS)] for x, y in thin]
        if len(rounded) >= 4:
            out.append(rounded)
    return out or None


def main():
    if len(sys.argv) != 3:
        raise SystemExit(__doc__)
    base = sqlite3.connect(f"file:{sys.argv[1]}?mode=ro&immutable=1", uri=True)
    features = []
    for fid, name, iso, blob in base.execute("SELECT fid, NAME, ISO_A3, geom FROM countries ORDER BY fid"):
        polygons = rings_of(blob)
        kept = [p for p in map(small, polygons) if p]
        if not kept:
            kept = [[[[round(x, DECIMALS), round(y, DECIMALS)] for x, y in max(polygons, key=lambda p: area(p[0]))[0]]]]
        if not name:
            continue
        iso = CODES.get(name, iso)
        features.append({"type": "Feature", "properties": {"iso3": iso, "name": name},
                         "geometry": {"type": "MultiPolygon", "coordinates": kept}})
    with open(sys.argv[2], "w", encoding="utf-8") as out:
        json.dump({"type": "FeatureCollection", "features": features}, out, ensure_ascii=False, separators=(",", ":"))
        out.write("\n")


main()
