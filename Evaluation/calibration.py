"""How far the confidence of places can be taken at its word.

Reads what `sitrep-evaluate predict places FOLDER` prints and the gold of the same folder. A place is right where it overlaps a
gold toponym and is the same place of GeoNames or lies within 161 km of it; adjectives and names within names, which the gold marks neutral, are passed over. Prints, for
each tenth of confidence, how many places there are, the mean confidence and the share that is right, and the expected calibration error:
the mean distance of the two, weighted by the number of places.
"""

import argparse
import json
import math
import pathlib
import sys
from collections import defaultdict

NEAR_KM = 161.0
EARTH_KM = 6371.0
BINS = 10


def distance(a, b):
    """Kilometres between two points of degrees on a sphere."""
    lat1, lon1, lat2, lon2 = map(math.radians, (*a, *b))
    h = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(h)))


def rows(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def is_same(place, toponym):
    if place.get("geonamesid") and place["geonamesid"] == toponym.get("geonamesid"):
        return True
    return distance((place["lat"], place["lon"]), (toponym["lat"], toponym["lon"])) <= NEAR_KM


def judged(predictions, gold):
    """Pairs of confidence and whether the place is right."""
    by_document = defaultdict(list)
    for toponym in gold:
        by_document[toponym["doc"]].append(toponym)
    for place in predictions:
        over = [t for t in by_document[place["doc"]] if t["start"] < place["end"] and place["start"] < t["end"]]
        if any(t.get("neutral") for t in over) or place.get("lat") is None:
            continue
        if over and all(t.get("lat") is None for t in over):
            continue
        yield place["confidence"], any(is_same(place, t) for t in over if t.get("lat") is not None)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=pathlib.Path, help="the folder of the places corpus")
    parser.add_argument("predictions", type=pathlib.Path, help="what predict printed for it")
    options = parser.parse_args()
    gold = options.folder / "toponyms.ndjson"
    if not gold.exists():
        print(f"calibration: {gold} is not there; give the folder of the places corpus", file=sys.stderr)
        return 66
    bins = defaultdict(list)
    for confidence, is_right in judged(rows(options.predictions), rows(gold)):
        bins[min(int(confidence * BINS), BINS - 1)].append((confidence, is_right))
    total = sum(map(len, bins.values()))
    error = 0.0
    print("confidence   places   mean   right")
    for number in sorted(bins):
        own = bins[number]
        mean = sum(c for c, _ in own) / len(own)
        right = sum(r for _, r in own) / len(own)
        error += abs(mean - right) * len(own) / total
        print(f"{number / BINS:.1f} to {(number + 1) / BINS:.1f}  {len(own):7d}  {mean:.3f}  {right:.3f}")
    print(f"expected calibration error {error:.3f} over {total} places")
    return 0


if __name__ == "__main__":
    sys.exit(main())
