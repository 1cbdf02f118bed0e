"""Teaches how sure events are and where they were, from events that were judged by reading. A minute on one core; needs numpy.

    sitrep-evaluate traces CORPORA/archive2016/pages.ndjson.gz CORPORA/timeline17/docs.ndjson.gz > traces.ndjson
    python -m sitrep_training.assurance --traces traces.ndjson --labels labels/events.tsv --table event-weights.tsv

Logistic regressions over the names of traits, with an L2 penalty. A fifth of the documents, by a hash of their names, is left out, and
what is printed is measured on it: how well confidence parts right from wrong (AUC), how far it can be taken at its word (ECE), and for
places how often the likeliest is right.
"""
import argparse
import collections
import csv
import json
from pathlib import Path

import numpy

from .incident_rows import fold_of

PENALTY = {"event": 3.0, "place": 4.0}
FEWEST = 3
SMALLEST = 0.02
STEPS = 600
BINS = 10
# Of the parts of the documents this one is measured on.
TEST = 0
LEAST_PLACE = 0.35

HEAD = """# table: event-weights
# about: what each trait of an event, or of a place beside it, adds to the logarithm of the odds that it is right
# source: taught by Training/sitrep_training/assurance.py on Training/labels/events.tsv
# licence: Apache-2.0
# date: 2026-11-28
# known problems: taught on news in English of 2002 to 2016
model\ttrait\tweight
"""


def judged(path):
    """By document, bytes and type: whether it is right, and which places are."""
    lines = [line for line in Path(path).read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    labels = {}
    for row in csv.DictReader(lines, delimiter="\t"):
        places = {} if row["places"] == "-" else {
            tuple(map(int, place[:-1].split("-"))): place.endswith("+") for place in row["places"].split()}
        labels[row["document"], int(row["start"]), int(row["end"]), row["type"]] = (row["right"] == "y", places)
    return labels


def examples(traces, labels):
    """Events as (document, traits, right), places as (document, event, traits, right)."""
    events, places = [], []
    for report in map(json.loads, open(traces, encoding="utf-8")):
        for mention in report["mentions"]:
            key = (report["id"], *mention["trigger"], mention["plover"]["event"])
            if key not in labels:
                continue
            right, where = labels[key]
            events.append((report["id"], sorted(set(mention["traits"])), right))
            places += [
                (report["id"], key, sorted(set(place["traits"])), where[tuple(place["span"])])
                for place in mention["places"] if tuple(place["span"]) in where]
    return events, places


def taught(rows, penalty):
    """Weights by trait, of (traits, right)."""
    counts = collections.Counter(trait for traits, _ in rows for trait in traits)
    names = sorted(trait for trait, count in counts.items() if count >= FEWEST)
    index = {trait: number for number, trait in enumerate(names)}
    known = [[index[trait] for trait in traits if trait in index] for traits, _ in rows]
    row = numpy.concatenate([numpy.full(len(k), i) for i, k in enumerate(known)])
    column = numpy.concatenate([numpy.array(k, dtype=int) for k in known])
    right = numpy.array([right for _, right in rows], dtype=float)
    weights, first, second = (numpy.zeros(len(names) + 1) for _ in range(3))
    pull = numpy.full(len(names) + 1, penalty)
    pull[-1] = 0
    for step in range(1, STEPS + 1):
        score = numpy.bincount(row, weights=weights[column], minlength=len(rows)) + weights[-1]
        error = 1 / (1 + numpy.exp(-score)) - right
        gradient = numpy.append(numpy.bincount(column, weights=error[row], minlength=len(names)), error.sum()) + pull * weights
        first, second = 0.9 * first + 0.1 * gradient, 0.99 * second + 0.01 * gradient ** 2
        rate = 0.05 * (1 - step / (STEPS + 1)) + 0.001
        weights -= rate * (first / (1 - 0.9 ** step)) / (numpy.sqrt(second / (1 - 0.99 ** step)) + 1e-9)
    kept = {trait: round(float(weight), 3) for trait, weight in zip(names, weights) if abs(weight) >= SMALLEST}
    return {"bias": round(float(weights[-1]), 3), **kept}


def probability(weights, traits):
    score = weights["bias"] + sum(weights.get(trait, 0) for trait in traits)
    return 1 / (1 + numpy.exp(-score))


def area(sure, right):
    """Of a right and a wrong one, how often the right one is surer."""
    order = numpy.argsort(sure, kind="stable")
    rank = numpy.empty(len(sure))
    rank[order] = numpy.arange(len(sure))
    positive = right.sum()
    return (rank[right].sum() - positive * (positive - 1) / 2) / (positive * (len(right) - positive))


def calibration_error(sure, right):
    """The mean distance of confidence and share right over tenths of confidence."""
    tenth = numpy.minimum((sure * BINS).astype(int), BINS - 1)
    return sum(abs((sure[tenth == k] - right[tenth == k]).sum()) for k in range(BINS)) / len(sure)


def report_events(weights, rows):
    sure, right = numpy.array([probability(weights, traits) for traits, _ in rows]), numpy.array([right for _, right in rows])
    print(f"{len(rows)} events not learned from: {right.mean():.3f} right, AUC {area(sure, right):.4f}, ECE {calibration_error(sure, right):.4f}")


def report_places(weights, rows):
    best, answerable = {}, set()
    for event, traits, right in rows:
        best[event] = max(best.get(event, (0, False)), (probability(weights, traits), right))
        if right:
            answerable.add(event)
    given = [right for sure, right in best.values() if sure >= LEAST_PLACE]
    print(f"{len(best)} events with places: given {len(given)}, right {sum(given) / len(given):.3f}, of those to be found {sum(given) / len(answerable):.3f}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("--traces", "--labels", "--table"):
        parser.add_argument(name, required=True)
    options = parser.parse_args()
    events, places = examples(options.traces, judged(options.labels))
    models = {
        "event": taught([row[1:] for row in events if fold_of(row[0]) != TEST], PENALTY["event"]),
        "place": taught([row[2:] for row in places if fold_of(row[0]) != TEST], PENALTY["place"])}
    report_events(models["event"], [row[1:] for row in events if fold_of(row[0]) == TEST])
    report_places(models["place"], [row[1:] for row in places if fold_of(row[0]) == TEST])
    lines = [f"{model}\t{trait}\t{weight}\n" for model, weights in models.items() for trait, weight in sorted(weights.items())]
    Path(options.table).write_text(HEAD + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
