#!/usr/bin/env python3
"""Measures ingest and pages of ledgers of many reports.

usage: scale.py --binary FILE [--archive FILE] [--sizes N[,N…]] [--keep DIR]

Makes reports by shifting the archive in time and place: each round of it is moved on by its own length, and the names of
countries and capitals are exchanged by a turn. Ingests up to each size, then serves the ledger and asks for each page.
Prints reports a second, the database's bytes a report, and the median of the warm times of each page.

Exit status: 0 all was measured, 2 something could not be run.
"""
import argparse, datetime, gzip, json, re, statistics, subprocess, sys, tempfile, time, urllib.request
from pathlib import Path

HERE = Path(__file__).resolve().parent
ARCHIVE = HERE.parent.parent / "shared" / "corpora" / "archive2016" / "text.ndjson.gz"
PLACES = [
    ("Syria", "Damascus"), ("Turkey", "Ankara"), ("Ecuador", "Quito"), ("Ukraine", "Kyiv"), ("Iraq", "Baghdad"), ("Kenya", "Nairobi"),
    ("Nigeria", "Abuja"), ("Pakistan", "Islamabad"), ("Brazil", "Brasilia"), ("Japan", "Tokyo"), ("Egypt", "Cairo"), ("Libya", "Tripoli"),
]
PAGES = ["/", "/board.json", "/reports", "/timeline", "/brief", "/sources", "/search?q=troops", "/map/features.json", "/decisions"]
ASKED = 7


def moved(row, turn, days):
    """The row of the archive, some rounds later."""
    text, title = row["text"], row.get("title")
    if turn:
        names = {}
        for index, (country, capital) in enumerate(PLACES):
            other = PLACES[(index + turn) % len(PLACES)]
            names[country], names[capital] = other
        pattern = re.compile(r"\b(" + "|".join(names) + r")\b")
        text = pattern.sub(lambda match: names[match[1]], text)
        title = title and pattern.sub(lambda match: names[match[1]], title)
    published = row.get("published") or "2016-01-01"
    day = datetime.date.fromisoformat(published[:10]) + datetime.timedelta(days=days * turn)
    return {"id": f"{row['id']}-{turn}", "url": f"https://archive.example/{turn}/{row['id']}", "title": title, "text": text,
            "publisher": row.get("publisher"), "published": day.isoformat() + published[10:]}


def write(rows, start, count, path, days):
    with path.open("w") as file:
        for number in range(start, start + count):
            file.write(json.dumps(moved(rows[number % len(rows)], number // len(rows), days)) + "\n")


def pages(binary, database, port=8431):
    server = subprocess.Popen([binary, "serve", "--db", database, "--port", str(port)], stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    base = f"http://127.0.0.1:{port}"
    try:
        for _ in range(600):
            try:
                urllib.request.urlopen(base + "/healthz").read()
                break
            except OSError:
                time.sleep(0.1)
        for page in PAGES:
            took = []
            for _ in range(ASKED + 1):
                began = time.monotonic()
                size = len(urllib.request.urlopen(base + page, timeout=600).read())
                took.append((time.monotonic() - began) * 1000)
            print(f"  {page:<22} first {took[0]:9.0f} ms   warm {statistics.median(took[1:]):7.1f} ms   {size / 1000:8.1f} kB", flush=True)
        rss = Path(f"/proc/{server.pid}/status").read_text()
        print("  server's memory", re.search(r"VmRSS:\s+(\d+)", rss)[1], "kB", flush=True)
    finally:
        server.terminate()
        server.wait()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", type=Path, required=True)
    parser.add_argument("--archive", type=Path, default=ARCHIVE)
    parser.add_argument("--sizes", default="1000,10000,100000")
    parser.add_argument("--keep", type=Path, help="folder for the database, kept")
    options = parser.parse_args()
    if not options.archive.exists():
        print(f"scale: {options.archive} is not there; give one with --archive", file=sys.stderr)
        return 2
    rows = [json.loads(line) for line in gzip.open(options.archive, "rt")]
    dates = sorted(row["published"][:10] for row in rows if row.get("published"))
    days = (datetime.date.fromisoformat(dates[-1]) - datetime.date.fromisoformat(dates[0])).days + 1
    with tempfile.TemporaryDirectory() as folder:
        home = options.keep or Path(folder)
        database, kept = home / "scale.sitrep", 0
        for size in map(int, options.sizes.split(",")):
            source = Path(folder) / "reports.ndjson"
            write(rows, kept, size - kept, source, days)
            began = time.monotonic()
            done = subprocess.run([options.binary, "ingest", "--db", database, source], capture_output=True, text=True)
            if done.returncode not in (0, 1):
                print(f"scale: ingest: exit {done.returncode}: {done.stderr.strip()[-300:]}", file=sys.stderr)
                return 2
            took = time.monotonic() - began
            bytes_each = database.stat().st_size / size
            print(f"{size} reports: {(size - kept) / took:.1f} reports/s for the last {size - kept}, {bytes_each / 1000:.1f} kB a report", flush=True)
            kept = size
            pages(options.binary, database)
    return 0


if __name__ == "__main__":
    sys.exit(main())
