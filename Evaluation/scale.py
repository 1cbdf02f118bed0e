#!/usr/bin/env python3
"""Measures ingest and pages of ledgers of many reports.

usage: scale.py --binary FILE [--archive FILE] [--sizes N[,N…]] [--batch N] [--database FILE]

The first size is ingested from the archive. From each size to the next the ledger grows by its own reports, shifted in
time and place (see grow.py), up to a last batch that is ingested: its reports a second say whether ingest stays linear.
Then the ledger is served and each page asked for. Prints reports a second, the database's bytes a report, the first and the
median warm time of each page, and the server's memory.

Exit status: 0 all was measured, 2 something could not be run.
"""
import argparse, gzip, json, re, statistics, subprocess, sys, tempfile, time, urllib.request
from pathlib import Path

import grow

HERE = Path(__file__).resolve().parent
ARCHIVE = HERE.parent.parent / "shared" / "corpora" / "archive2016" / "text.ndjson.gz"
PAGES = [
    "/", "/?country=SYR", "/?kind=ASSAULT&from=2016-02-01&until=2016-02-29", "/board.json", "/board.csv?table=figures", "/map/features.json",
    "/reports", "/timeline", "/brief", "/sources", "/search?q=troops", "/search?q=government", "/decisions",
]
ASKED = 7


def timed(address):
    began = time.monotonic()
    body = urllib.request.urlopen(address, timeout=900).read()
    return (time.monotonic() - began) * 1000, body


def one_of_each(base):
    """An incident, a report and an entry, as the board links them."""
    board = json.loads(timed(base + "/board.json")[1])
    incident = next(event["href"] for event in board["events"])
    report = next(row["href"] for row in board["reports"])
    return [incident, report, board["events"][0]["citation"]["href"]]


def pages(binary, database, port=8431):
    server = subprocess.Popen([binary, "serve", "--db", database, "--port", str(port)], stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    base = f"http://127.0.0.1:{port}"
    try:
        for _ in range(6000):
            try:
                timed(base + "/healthz")
                break
            except OSError:
                time.sleep(0.1)
        for page in PAGES + one_of_each(base):
            took = [timed(base + page) for _ in range(ASKED + 1)]
            warm, size = statistics.median(time for time, _ in took[1:]), len(took[0][1])
            print(f"  {page:<52} first {took[0][0]:9.0f} ms   warm {warm:7.1f} ms   {size / 1000:8.1f} kB", flush=True)
        rss = Path(f"/proc/{server.pid}/status").read_text()
        print("  server's memory", int(re.search(r"VmRSS:\s+(\d+)", rss)[1]) // 1000, "MB", flush=True)
    finally:
        server.terminate()
        server.wait()


def ingest(binary, database, rows):
    """Seconds taken."""
    with tempfile.NamedTemporaryFile("w", suffix=".ndjson") as file:
        for row in rows:
            file.write(json.dumps(row) + "\n")
        file.flush()
        began = time.monotonic()
        done = subprocess.run([binary, "ingest", "--db", database, file.name], capture_output=True, text=True)
        # Some pages of the archive hold no text: the rest of the batch goes on.
        if " reports added" not in done.stderr:
            sys.exit(f"scale: ingest: exit {done.returncode}: {done.stderr.strip()[-300:]}")
        return time.monotonic() - began


def measure(binary, archive, sizes, batch, database):
    rows = [json.loads(line) for line in gzip.open(archive, "rt")]
    if sizes[0] + batch * (len(sizes) - 1) > len(rows):
        sys.exit(f"scale: the archive holds {len(rows)} reports: give a smaller first size or --batch")
    taken = 0
    for size in sizes:
        fresh = batch if taken else size
        if taken:
            grow.grow(database, size - fresh)
        took = ingest(binary, database, rows[taken:taken + fresh])
        taken += fresh
        log = database.with_name(database.name + "-wal")
        kept = database.stat().st_size + (log.stat().st_size if log.exists() else 0)
        print(f"{size} reports: {fresh / took:.1f} reports/s for the last {fresh}, {kept / size / 1000:.1f} kB a report", flush=True)
        pages(binary, database)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", type=Path, required=True)
    parser.add_argument("--archive", type=Path, default=ARCHIVE)
    parser.add_argument("--sizes", default="1000,10000,100000")
    parser.add_argument("--batch", type=int, default=500)
    parser.add_argument("--database", type=Path, help="kept; must not exist")
    options = parser.parse_args()
    if not options.archive.exists():
        print(f"scale: {options.archive} is not there; give one with --archive", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        database = options.database or Path(folder) / "scale.sitrep"
        measure(options.binary, options.archive, list(map(int, options.sizes.split(","))), options.batch, database)
    return 0


if __name__ == "__main__":
    sys.exit(main())
