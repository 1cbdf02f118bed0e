"""Teaches how sure events are, where and when they were, from events that were judged by reading. A minute on one core; needs numpy.

    sitrep-evaluate traces CORPORA/archive2016/pages.ndjson.gz CORPORA/timeline17/docs.ndjson.gz > traces.ndjson
    python -m sitrep_training.assurance --traces traces.ndjson --labels labels/events.tsv --days labels/days.tsv \
        --table event-weights.tsv

Logistic regressions over the names of traits, with an L2 penalty. A fifth of the documents, by a hash of their names, is left out, and
what is printed is measured on it: how well confidence parts right from wrong (AUC), how far it can be taken at its word (ECE), and for
places and days how often the likeliest is right.
"""
import argparse
import collections
import csv
import datetime
import json
from pathlib import Path

import numpy

from .incident_rows import fold_of

PENALTY = {"event": 3.0, "place": 4.0, "day": 10.0}
FEWEST = 3
SMALLEST = 0.02
STEPS = 600
BINS = 10
# Of the parts of the documents this one is measured on.
TEST = 0
LEAST_PLACE = 0.35
LEAST_DAY = 0.4
# A time that is wider than the days judged, by more than this, does not tell them.
SLACK_DAYS = 2

HEAD = """# table: event-weights
# about: what each trait of an event, or of a place or a time beside it, adds to the logarithm of the odds that it is right
# source: taught by Training/sitrep_training/assurance.py on Training/labels/events.tsv and days.tsv
# licence: Apache-2.0
# date: 2026-11-28
# known problems: taught on news in English of 2002 to 2016
model\ttrait\tweight
"""


def rows_of(path):
    lines = [line for line in Path(path).read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return csv.DictReader(lines, delimiter="\t")


def judged(path):
    """By document, bytes and type: whether it is right, and which places are."""
    labels = {}
    for row in rows_of(path):
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


def judged_days(path):
    """By document, bytes and type: the first and the last day, or nothing."""
    return {
        (row["document"], int(row["start"]), int(row["end"]), row["type"]):
        None if row["from"] == "-" else tuple(datetime.date.fromisoformat(row[end]) for end in ("from", "until"))
        for row in rows_of(path)}


def tells(time, days):
    """Whether the days of a time are those judged."""
    if days is None:
        return False
    start, end = (datetime.date.fromisoformat(time[key]) if time.get(key) else None for key in ("from", "until"))
    if start is None or end is None:
        return start == days[0] if end is None else end == days[1]
    width, wanted = (end - start).days, (days[1] - days[0]).days
    return start <= days[1] and days[0] <= end and width <= max(2 * wanted, wanted + SLACK_DAYS)


def day_examples(traces, labels):
    """By judged event: (traits, whether it tells the days, days, whether the rules take it) of each time, last of there being none."""
    choices = {}
    for report in map(json.loads, open(traces, encoding="utf-8")):
        for mention in report["mentions"]:
            key = (report["id"], *mention["trigger"], mention["plover"]["event"])
            if key not in labels or key in choices:
                continue
            times = [
                (sorted(set(time["traits"])), tells(time, labels[key]), (time.get("from"), time.get("until")), time["isNearest"])
                for time in mention["days"]]
            none = (sorted(set(mention["noDay"])), not any(right for _, right, _, _ in times), None, False)
            choices[key] = times + [none]
    return choices


def descended(known, gradient_of, size, penalty):
    """Weights that a few hundred steps of Adam with a falling rate end at."""
    row = numpy.concatenate([numpy.full(len(k), i) for i, k in enumerate(known)])
    column = numpy.concatenate([numpy.array(k, dtype=int) for k in known])
    weights, first, second = (numpy.zeros(size) for _ in range(3))
    for step in range(1, STEPS + 1):
        score = numpy.bincount(row, weights=weights[column], minlength=len(known))
        gradient = numpy.bincount(column, weights=gradient_of(score)[row], minlength=size) + penalty * weights
        first, second = 0.9 * first + 0.1 * gradient, 0.99 * second + 0.01 * gradient ** 2
        rate = 0.05 * (1 - step / (STEPS + 1)) + 0.001
        weights -= rate * (first / (1 - 0.9 ** step)) / (numpy.sqrt(second / (1 - 0.99 ** step)) + 1e-9)
    return weights


def indexed(rows, fewest=FEWEST):
    """The traits that are seen often enough, and their numbers in each row."""
    counts = collections.Counter(trait for traits in rows for trait in traits)
    names = sorted(trait for trait, count in counts.items() if count >= fewest)
    index = {trait: number for number, trait in enumerate(names)}
    return names, [[index[trait] for trait in traits if trait in index] for traits in rows]


def kept(names, weights):
    return {trait: round(float(weight), 3) for trait, weight in zip(names, weights) if abs(weight) >= SMALLEST}


def chosen(choices, penalty):
    """Weights by trait of a conditional logistic regression: of an event's times and there being none, one is right."""
    names, known = indexed([traits for choice in choices for traits, *_ in choice])
    group = numpy.array([number for number, choice in enumerate(choices) for _ in choice])
    right = numpy.array([right for choice in choices for _, right, *_ in choice], dtype=float)

    def error(score):
        odds = numpy.exp(score)
        among = numpy.bincount(group, weights=odds * right)
        return odds / numpy.bincount(group, weights=odds)[group] - odds * right / numpy.maximum(among, 1e-12)[group]

    return kept(names, descended(known, error, len(names), penalty))


def taught(rows, penalty, fewest=FEWEST):
    """Weights by trait of a logistic regression, of (traits, right)."""
    names, known = indexed([traits for traits, _ in rows], fewest)
    right = numpy.array([right for _, right in rows], dtype=float)
    bias = len(names)
    pull = numpy.append(numpy.full(bias, penalty), 0)
    weights = descended(
        [traits + [bias] for traits in known], lambda score: 1 / (1 + numpy.exp(-score)) - right, bias + 1, pull)
    return {"bias": round(float(weights[-1]), 3), **kept(names, weights)}


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


def likeliest(weights, choice):
    """How likely the likeliest days are, and whether they are right; times of the same days speak for each other."""
    odds = [numpy.exp(sum(weights.get(trait, 0) for trait in traits)) for traits, *_ in choice]
    shares = collections.defaultdict(float)
    for (_, right, days, _), odd in zip(choice, odds):
        if days is not None:
            shares[days, right] += odd / sum(odds)
    return max(((share, right) for (_, right), share in shares.items()), default=(0, False))


def report_days(weights, choices):
    """The likeliest days against those that the rules take."""
    told = sum(not choice[-1][1] for choice in choices)
    ruled = [right for choice in choices for _, right, _, is_nearest in choice if is_nearest]
    best = [likeliest(weights, choice) for choice in choices]
    learned = [right for share, right in best if share >= LEAST_DAY]
    for name, answers in (("rules", ruled), ("learned", learned)):
        print(f"days of {len(choices)} events, {told} near by, {name}: given {len(answers)}, right {numpy.mean(answers):.3f}, of those to be found {sum(answers) / told:.3f}")
    sure, right = numpy.array([share for share, _ in best]), numpy.array([right for _, right in best])
    print(f"the likeliest days of each: AUC {area(sure, right):.4f}, ECE {calibration_error(sure, right):.4f}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("--traces", "--labels", "--days", "--table"):
        parser.add_argument(name, required=True)
    options = parser.parse_args()
    events, places = examples(options.traces, judged(options.labels))
    days = day_examples(options.traces, judged_days(options.days))
    models = {
        "event": taught([row[1:] for row in events if fold_of(row[0]) != TEST], PENALTY["event"]),
        "place": taught([row[2:] for row in places if fold_of(row[0]) != TEST], PENALTY["place"]),
        "day": chosen([choice for event, choice in days.items() if fold_of(event[0]) != TEST], PENALTY["day"])}
    report_events(models["event"], [row[1:] for row in events if fold_of(row[0]) == TEST])
    report_places(models["place"], [row[1:] for row in places if fold_of(row[0]) == TEST])
    report_days(models["day"], [choice for event, choice in days.items() if fold_of(event[0]) == TEST])
    lines = [f"{model}\t{trait}\t{weight}\n" for model, weights in models.items() for trait, weight in sorted(weights.items())]
    Path(options.table).write_text(HEAD + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
