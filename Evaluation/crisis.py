#!/usr/bin/env python3
"""Checks what the ledger of a folder of reports must hold as of some instants.

usage: crisis.py --binary FILE [--folder DIR] [--json]

Reads DIR/expected.json (by default the example crisis), asks `sitrep-evaluate crisis` for the boards of its instants, and says which
expectations hold. Exit status: 0 all hold, 1 some do not, 2 something could not be run.
"""
import argparse, json, subprocess, sys
from pathlib import Path

EXAMPLE = Path(__file__).resolve().parent.parent / "Examples" / "kazakhstan-2022"
END = "2022-01-31"


class Reports:
    """Reports by their addresses, as expectations name them: `19-feed.xml#item`."""

    def __init__(self, rows):
        self.urls = {row["file"] + ("#" + row["item"] if "item" in row else ""): row["url"] for row in rows}

    def same(self, found, wanted):
        return found == self.urls[wanted]

    def covers(self, found, wanted):
        """Whether each wanted report is among those found."""
        return all(self.urls[name] in found for name in wanted)


def sizes(number):
    return {number[key] for key in ("low", "high", "best") if number.get(key) is not None}


def numbers(board, quantity, country=None):
    for series in board["series"]:
        if series["quantity"] == quantity and (country is None or series.get("country") in (country, None)):
            yield from series["numbers"]


def holds_status(board, want, reports):
    for line in board["statuses"]:
        if line["system"] != want["system"] or line.get("country") != want.get("country", line.get("country")):
            continue
        if line["state"] not in want["state_any"] or line["expired"]:
            continue
        if any(want.get(key) and line.get(key) != want[key] for key in ("place", "from", "until")):
            continue
        if any(reports.same(report, wanted) for report in line["reports"] for wanted in want["reports"]):
            return True
    return False


def holds_series(board, want, reports):
    """Every wanted number is there, by its report and on the word of its source."""
    def is_there(point):
        for number in numbers(board, want["quantity"], want["country"]):
            if not reports.same(number["report"], point["report"]) or point["value"] not in sizes(number):
                continue
            if all(part.lower() in (number.get("attribution") or "").lower() for part in point["source_contains"]):
                return "withdrawn_by" not in point or reports.same(number.get("withdrawnBy") or "", point["withdrawn_by"])
        return False
    return all(is_there(point) for point in want["points"])


def holds_conflict(board, want, reports):
    for series in board["series"]:
        if want.get("contributor") not in (None, series.get("side")):
            continue
        values = set().union(*(sizes(number) for number in series["conflicts"])) if series["conflicts"] else set()
        if series["quantity"] == want["quantity"] and set(want["values"]) <= values:
            return True
    return False


def holds_retraction(board, want, reports):
    return any(
        want["value"] in sizes(number) and reports.same(number["report"], want["report"])
        and reports.same(number.get("withdrawnBy") or "", want["by"])
        for number in numbers(board, want["quantity"]))


def holds_copies(board, want, reports):
    groups = {}
    for link in board["copies"]:
        groups.setdefault(link["origin"], {link["origin"]}).add(link["copy"])
    return any(reports.same(origin, want["original"]) and reports.covers(members, want["members"]) and len(members) == len(want["members"])
               for origin, members in groups.items())


def holds_incident(board, want, reports):
    """One of the kinds, told by these reports and by no more witnesses."""
    return any(
        line["plover"] in want["plover_any"] and reports.covers(line["reports"], want["reports"])
        and line["witnesses"] == want["witnesses"]
        for line in board["incidents"])


def holds_deployment(board, want, reports):
    for line in board["deployments"]:
        if line.get("contributorCountry") != want["contributor"] or line.get("host") != want["host"]:
            continue
        if "personnel" in want and want["personnel"] not in sizes(line):
            continue
        if line["state"] == want["state_at_end"] and line.get("arrived") == want["arrived"] and line.get("left") == want["left"]:
            return True
    return False


KINDS = {
    "board_status": holds_status, "series": holds_series, "conflict": holds_conflict, "retraction": holds_retraction,
    "copies": holds_copies, "incident": holds_incident, "board_deployment": holds_deployment,
}


def check(binary, folder):
    """The identifiers of expectations that hold, and of those that do not."""
    expected = json.loads((folder / "expected.json").read_text())
    wanted, reports = expected["expect_crisis"], Reports(expected["reports"])
    instants = sorted({want.get("as_of", END) for want in wanted})
    command = [str(binary), "crisis", str(folder)] + [part for instant in instants for part in ("--as-of", instant)]
    done = subprocess.run(command, text=True, capture_output=True)
    if done.returncode:
        sys.exit(f"crisis.py: {' '.join(command)}: exit {done.returncode}: {done.stderr.strip()}")
    boards = {board["asOf"]: board for board in map(json.loads, done.stdout.splitlines())}
    held = [want["id"] for want in wanted if KINDS[want["kind"]](boards[want.get("as_of", END)], want, reports)]
    return held, [want["id"] for want in wanted if want["id"] not in held]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", type=Path, required=True)
    parser.add_argument("--folder", type=Path, default=EXAMPLE)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    held, missed = check(options.binary, options.folder)
    if options.json:
        print(json.dumps({"held": len(held), "of": len(held) + len(missed), "missed": missed}))
    else:
        print(*(f"does not hold: {name}" for name in missed), f"{len(held)} of {len(held) + len(missed)} hold", sep="\n")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
