"""Fits how likely two tellings of a score are one happening, from pairs that were judged by reading. Seconds; needs numpy.

    sitrep-evaluate tellings CORPORA/archive2016/pages.ndjson.gz > tellings.ndjson
    python -m sitrep_training.likelihood --tellings tellings.ndjson --labels labels/tellings.tsv

Prints the two numbers of `TellingLikeness.Likelihood`, and how far they can be taken at their word where others are judged: pairs of
documents that are linked by any judged pair stay in one of five parts.
"""
import argparse
import csv
import json
from pathlib import Path

import numpy

from .assurance import area, calibration_error

PARTS = 5
PENALTY = 0.01
STEPS = 60


def judged(path):
    lines = [line for line in Path(path).read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return {
        frozenset([(row["document"], int(row["start"])), (row["other"], int(row["other_start"]))]): row["same"] == "y"
        for row in csv.DictReader(lines, delimiter="\t")}


def pairs(path, labels):
    """(documents, score, whether one) of each judged pair."""
    for row in map(json.loads, open(path, encoding="utf-8")):
        ends = [(row[end]["document"], row[end]["trigger"][0]) for end in ("one", "other")]
        if frozenset(ends) in labels:
            yield [document for document, _ in ends], row["score"], labels[frozenset(ends)]


def parts(linked):
    """The part of each pair, so that no document is in two."""
    above = {}

    def top(document):
        while above.setdefault(document, document) != document:
            document = above[document]
        return document

    for one, other in linked:
        above[top(one)] = top(other)
    order = {document: number for number, document in enumerate(sorted({top(one) for one, _ in linked}))}
    return numpy.array([order[top(one)] % PARTS for one, _ in linked])


def fitted(logarithms, right):
    """Bias and slope by Newton's method."""
    rows = numpy.c_[numpy.ones(len(right)), logarithms]
    weights = numpy.zeros(2)
    for _ in range(STEPS):
        sure = 1 / (1 + numpy.exp(-rows @ weights))
        curve = rows.T @ (rows * (sure * (1 - sure))[:, None]) + PENALTY * numpy.eye(2)
        weights += numpy.linalg.solve(curve, rows.T @ (right - sure) - PENALTY * weights)
    return weights


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("--tellings", "--labels"):
        parser.add_argument(name, required=True)
    options = parser.parse_args()
    linked, scores, right = zip(*pairs(options.tellings, judged(options.labels)))
    logarithms, right, part = numpy.log(scores), numpy.array(right), parts(linked)
    sure = numpy.zeros(len(right))
    for number in range(PARTS):
        bias, slope = fitted(logarithms[part != number], right[part != number])
        sure[part == number] = 1 / (1 + numpy.exp(-(bias + slope * logarithms[part == number])))
    bias, slope = fitted(logarithms, right)
    print(f"{len(right)} pairs, {right.mean():.3f} one happening: bias {bias:.2f}, slope {slope:.2f}")
    print(f"by cross-validation: AUC {area(sure, right):.4f}, ECE {calibration_error(sure, right):.4f}")


if __name__ == "__main__":
    main()
