#!/usr/bin/env python3
"""How far the confidence of events can be taken at its word, and how often their places, days and parties are right.

usage: score_assurance.py --gold DIR --pred FILE [--json]

FILE holds an event a line, {"document", "trigger": [start, end], "type", "confidence", "place": [start, end] or null, "from" and "until":
days or null, "doers" and "recipients": a list of mentions for each}, of the documents that the weights were not taught on. The judgements are
those of Training/labels; DIR is not read. Prints the share of the judged events that were found again, the share that is right, AUC, the expected calibration
error, precision and recall of what the board shows, and how many places, days and parties are given and right.
"""
import argparse
import csv
import datetime
import json
import sys
from pathlib import Path

LABELS = Path(__file__).resolve().parent.parent / "Training" / "labels"
# Days given that are more by this than those judged do not tell them.
SLACK_DAYS = 2
CORPUS = "archive2016"
BINS = 10
# What the board shows; see EventBoard.
SHOWN = 0.3
# The documents of this part are not learned from; see Training/sitrep_training/assurance.py.
PARTS, TEST = 5, 0


def part(document):
    value = 0xCBF29CE484222325
    for byte in document.encode():
        value = (value ^ byte) * 0x100000001B3 & 0xFFFFFFFFFFFFFFFF
    return value % PARTS


def left_out(table):
    """Rows of a table of judgements that are not learned from, by document, bytes and type."""
    lines = [line for line in (LABELS / table).read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    for row in csv.DictReader(lines, delimiter="\t"):
        if row["corpus"] == CORPUS and part(row["document"]) == TEST:
            yield (row["document"], int(row["start"]), int(row["end"]), row["type"]), row


def tells(event, row):
    """Whether the days of an event are those judged."""
    if row["from"] == "-":
        return False
    judged = [datetime.date.fromisoformat(row[end]) for end in ("from", "until")]
    start, end = (datetime.date.fromisoformat(event[key]) if event.get(key) else None for key in ("from", "until"))
    if start is None or end is None:
        return judged[0] == start if end is None else judged[1] == end
    width, wanted = (end - start).days, (judged[1] - judged[0]).days
    return start <= judged[1] and judged[0] <= end and width <= max(2 * wanted, wanted + SLACK_DAYS)


def covers(span, other):
    """Whether two ranges of bytes share half of the longer."""
    shared = min(span[1], other[1]) - max(span[0], other[0])
    return shared > 0 and 2 * shared >= max(span[1] - span[0], other[1] - other[0])


def parties(predicted, role):
    """Precision and recall of the parties of a role: one is right that has a mention where one was judged."""
    given = right = told = found = 0
    for key, row in left_out("parties.tsv"):
        if key not in predicted or "?" in (row["doers"], row["recipients"]):
            continue
        judged = [] if row[role] == "-" else [tuple(map(int, span.split("-"))) for span in row[role].split()]
        answers = predicted[key][role]
        given, told = given + len(answers), told + len(judged)
        right += sum(any(covers(mention, span) for mention in mentions for span in judged) for mentions in answers)
        found += sum(any(covers(mention, span) for mentions in answers for mention in mentions) for span in judged)
    return right / max(1, given), found / max(1, told)


def judged():
    for key, row in left_out("events.tsv"):
        right = set() if row["places"] == "-" else {
            tuple(map(int, place[:-1].split("-"))) for place in row["places"].split() if place.endswith("+")}
        known = row["places"] != "-"
        yield key, row["right"] == "y", right if known else None


def area(pairs):
    """Of a right and a wrong one, how often the right one is surer."""
    ranked = sorted(pairs)
    positive = sum(right for _, right in ranked)
    ranks = sum(rank for rank, (_, right) in enumerate(ranked) if right)
    return (ranks - positive * (positive - 1) / 2) / (positive * (len(ranked) - positive))


def calibration_error(pairs):
    bins = [[] for _ in range(BINS)]
    for sure, right in pairs:
        bins[min(int(sure * BINS), BINS - 1)].append(sure - right)
    return sum(abs(sum(part)) for part in bins) / len(pairs)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold")
    parser.add_argument("--pred", required=True)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    predicted = {}
    for line in open(options.pred, encoding="utf-8"):
        row = json.loads(line)
        predicted[row["document"], *row["trigger"], row["type"]] = row
    labels = list(judged())
    found = [(predicted[key], right, places) for key, right, places in labels if key in predicted]
    if not found:
        print("score_assurance: no judged event among the predictions", file=sys.stderr)
        return 2
    pairs = [(row["confidence"], right) for row, right, _ in found]
    shown = [right for sure, right in pairs if sure >= SHOWN]
    placed = [(row, places) for row, right, places in found if right and places is not None]
    given = [tuple(row["place"]) in places for row, places in placed if row.get("place")]
    dated = [(predicted[key], row) for key, row in left_out("days.tsv") if key in predicted]
    days = [tells(event, row) for event, row in dated if event.get("from") or event.get("until")]
    figures = {
        "found": len(found) / len(labels), "right": sum(right for _, right in pairs) / len(pairs), "auc": area(pairs),
        "calibrated": 1 - calibration_error(pairs), "shown_precision": sum(shown) / len(shown),
        "shown_recall": sum(shown) / sum(right for _, right in pairs), "place_precision": sum(given) / max(1, len(given)),
        "place_recall": sum(given) / max(1, sum(bool(places) for _, places in placed)),
        "day_precision": sum(days) / max(1, len(days)), "day_recall": sum(days) / max(1, sum(row["from"] != "-" for _, row in dated))}
    for role in ("doers", "recipients"):
        figures[f"{role}_precision"], figures[f"{role}_recall"] = parties(predicted, role)
    print(json.dumps(figures) if options.json else "\n".join(f"{name:20} {value:.4f}" for name, value in figures.items()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
