#!/usr/bin/env python3
"""Checks what no compiler does: table headers, links between documents, file sizes, words that must not be committed.

usage: check-repository.py    (from anywhere; checks the repository it stands in)
"""
import re, subprocess, sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LONGEST_FILE = 500
HEADER = ["table", "about", "source", "licence", "date", "known problems"]
# Paths that exist only on the machine of whoever wrote them.
FOREIGN = re.compile(r"(?<![\w.])/(?:home|root|Users|work|tmp)/[\w.]+")
LINK = re.compile(r"\[[^\]]*\]\(([^)#\s]+)(?:#[^)]*)?\)")


def tracked():
    listed = subprocess.run(["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=ROOT, capture_output=True, check=True)
    return [ROOT / name for name in listed.stdout.decode().split("\0") if name and (ROOT / name).is_file()]


def table_problems(path, text):
    head = [line[2:].split(":")[0] for line in text.splitlines() if line.startswith("# ")]
    for field in HEADER:
        if field not in head:
            yield f"the header does not say “{field}”"
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    if not rows:
        yield "the table names no columns"
        return
    for row in rows[1:]:
        if len(row) > len(rows[0]):
            yield f"a row has {len(row)} fields, the header names {len(rows[0])}: {row[0]}"


def problems(path):
    name = path.relative_to(ROOT)
    if path.suffix not in {".swift", ".md", ".tsv", ".py", ".sh", ".json", ".mustache", ".css", ".js"}:
        return
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".swift":
        lines = text.count("\n")
        if lines > LONGEST_FILE:
            yield f"{lines} lines: no Swift file is longer than {LONGEST_FILE}"
        if not text.startswith("//"):
            yield "a Swift file begins with one sentence on its role"
    if path.suffix == ".tsv" and "Sources" in name.parts:
        yield from table_problems(path, text)
    if path.suffix == ".md":
        for target in LINK.findall(text):
            if "://" not in target and not (path.parent / target).exists():
                yield f"the link to {target} leads nowhere"
    if name.parts[0] not in {"Examples"}:
        for found in FOREIGN.findall(text):
            if path != Path(__file__).resolve():
                yield f"a path of one machine: {found}"


def main():
    count = 0
    for path in tracked():
        for problem in problems(path):
            print(f"{path.relative_to(ROOT)}: {problem}", file=sys.stderr)
            count += 1
    print(f"check-repository: {count} problems")
    return 1 if count else 0


sys.exit(main())
