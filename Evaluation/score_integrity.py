#!/usr/bin/env python3
"""Scores grades of reports: sound ones called damaged, and damage that was done and found.

usage: score_integrity.py --gold DIR --pred FILE [--json]

FILE has one object a line: {"id", "grade", "language"} of a sound report, and with "done" and "isDoubted" of a copy to
which damage was done. Figures: `sound`: share of sound reports graded clean; `english`: share of them told as English;
for each kind of damage done, the share of copies graded not clean (`graded`) and the share whose damaged sentences are
among the doubted (`doubted`).
"""
import argparse, collections, json


def share(flags):
    return sum(flags) / len(flags) if flags else 0.0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold")
    parser.add_argument("--pred", required=True)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    rows = [json.loads(line) for line in open(options.pred)]
    sound = [row for row in rows if not row.get("done")]
    figures = {"reports": len(sound), "sound": share([row["grade"] == "clean" for row in sound]),
               "english": share([row["language"] == "en" for row in sound])}
    done = collections.defaultdict(list)
    for row in rows:
        if row.get("done"):
            done[row["done"]].append(row)
    for kind, copies in sorted(done.items()):
        figures[kind] = {"copies": len(copies), "graded": share([row["grade"] != "clean" for row in copies]),
                         "doubted": share([bool(row.get("isDoubted")) for row in copies])}
    print(json.dumps(figures) if options.json else json.dumps(figures, indent=2))


main()
