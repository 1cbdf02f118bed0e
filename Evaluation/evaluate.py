#!/usr/bin/env python3
"""Scores every task on development data and holds the floors.

usage: evaluate.py --binary FILE [--shared DIR] [--task NAME …] [--pin [--allow-regression REASON]]

Runs `sitrep-evaluate` on each corpus of DIR (by default ../shared beside the repository), scores the predictions
with the scorers that lie there, and prints one table. Fails when a figure falls below its floor in floors.json.
--pin raises the floors to what was measured; with --allow-regression REASON it also lowers them and keeps the reason.

Exit status: 0 all floors hold, 1 one fell, 2 something could not be run. Without DIR it says so and ends with 0.
"""
import argparse, hashlib, json, subprocess, sys, tempfile, time
from pathlib import Path

import crisis

HERE = Path(__file__).resolve().parent
FLOORS = HERE / "floors.json"
# A floor is the measured figure cut to this many decimals, so that it never lies above it.
DECIMALS = 4


def cut(value):
    return int(value * 10 ** DECIMALS) / 10 ** DECIMALS


def fail(message):
    print(f"evaluate: {message}", file=sys.stderr)
    sys.exit(2)


def run(command, **options):
    done = subprocess.run(command, text=True, stderr=subprocess.PIPE, **options)
    if done.returncode not in (0, 1):
        fail(f"{' '.join(map(str, command))}\n  exit {done.returncode}: {done.stderr.strip()}")
    return done


def corpus_digest(folder):
    """One digest over a corpus' files, so that a figure names the data that it was measured on."""
    whole = hashlib.sha256()
    for path in sorted(folder.iterdir()):
        if path.is_file() and path.name != "README.md":
            whole.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()[:16]


def measure_task(task, binary, shared):
    corpus = shared / "corpora" / task["corpus"]
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        # Parts for training lie beside those for development; only the latter are measured.
        view = Path(folder) / "corpus"
        view.mkdir()
        for path in corpus.iterdir():
            if path.match(task.get("files", "*")):
                (view / path.name).symlink_to(path.resolve())
        predictions = Path(folder) / ("predictions" + task.get("format", ".ndjson"))
        with predictions.open("w") as output:
            run([binary, "predict", task["task"], view], stdout=output)
        seconds = time.monotonic() - began
        gold = view / task["gold"] if "gold" in task else view
        own = HERE / task["scorer"]
        scorer = own if own.exists() else shared / "eval" / task["scorer"]
        scored = run([sys.executable, scorer, "--gold", gold, "--pred", predictions, "--json"],
                     stdout=subprocess.PIPE)
    try:
        tree = json.loads(scored.stdout)
    except ValueError:
        fail(f"{task['scorer']} printed no JSON: {scored.stdout[:200]} {scored.stderr[:500]}")
    figures = {}
    for name, path in task["figures"].items():
        value = tree
        for key in path:
            if key not in value:
                fail(f"{task['scorer']} has no figure {'/'.join(path)}")
            value = value[key]
        figures[name] = float(value)
    return figures, seconds, corpus_digest(corpus)


def measure_cases(binary, shared):
    figures = {}
    began = time.monotonic()
    for case in sorted((shared / "cases").iterdir()):
        expected = case / "expected.json"
        page = next((p for p in sorted(case.glob("page.*"))), None)
        if not expected.exists() or page is None:
            continue
        published = json.loads(expected.read_text())["published"]
        with tempfile.NamedTemporaryFile("w", suffix=".ndjson") as record:
            run([binary, "record", "--published", published, page], stdout=record)
            held = run([sys.executable, shared / "eval" / "check_case.py", "--case", case, "--record", record.name, "--json"],
                       stdout=subprocess.PIPE)
        result = json.loads(held.stdout)
        figures[case.name] = result["held"] / result["of"]
    return figures, time.monotonic() - began, corpus_digest_of_cases(shared)


def corpus_digest_of_cases(shared):
    whole = hashlib.sha256()
    for path in sorted((shared / "cases").rglob("*")):
        if path.is_file():
            whole.update(path.name.encode() + path.read_bytes())
    return whole.hexdigest()[:16]


def measure_crisis(binary):
    """What the ledger of the example crisis must hold."""
    began = time.monotonic()
    held, missed = crisis.check(binary, crisis.EXAMPLE)
    return {"held": len(held) / (len(held) + len(missed))}, time.monotonic() - began, corpus_digest(crisis.EXAMPLE)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", type=Path, required=True)
    parser.add_argument("--shared", type=Path, default=HERE.parent.parent / "shared")
    parser.add_argument("--task", action="append")
    parser.add_argument("--pin", action="store_true")
    parser.add_argument("--allow-regression", metavar="REASON")
    options = parser.parse_args()
    if not (options.shared / "corpora").is_dir():
        print(f"evaluate: no development data at {options.shared}: nothing was measured, no floor was checked")
        return 0
    floors = json.loads(FLOORS.read_text()) if FLOORS.exists() else {}
    tasks = json.loads((HERE / "tasks.json").read_text())
    jobs = [(t["task"], lambda t=t: measure_task(t, options.binary, options.shared)) for t in tasks]
    jobs.append(("cases", lambda: measure_cases(options.binary, options.shared)))
    jobs.append(("crisis", lambda: measure_crisis(options.binary)))
    if options.task:
        jobs = [job for job in jobs if job[0] in options.task]
    fallen = []
    print(f"{'task':<10} {'figure':<28} {'now':>7} {'floor':>7}")
    for name, measure in jobs:
        figures, seconds, digest = measure()
        pinned = floors.setdefault(name, {"corpus": digest, "figures": {}})
        if pinned["corpus"] != digest:
            print(f"evaluate: the data of {name} is not what its floors were measured on", file=sys.stderr)
        for figure, value in figures.items():
            floor = pinned["figures"].get(figure)
            low = floor is not None and value < floor - 1e-9
            if low:
                fallen.append((name, figure, value, floor))
            print(f"{name:<10} {figure:<28} {value:7.4f} {'' if floor is None else f'{floor:7.4f}'}{'  FELL' if low else ''}")
            if options.pin and (floor is None or value > floor or options.allow_regression):
                pinned["figures"][figure] = cut(value)
                pinned["corpus"] = digest
        print(f"{'':<10} {seconds:.1f} s")
    if options.pin:
        if options.allow_regression and fallen:
            floors.setdefault("regressions", []).append(options.allow_regression)
        FLOORS.write_text(json.dumps(floors, indent=2, sort_keys=True) + "\n")
        print(f"evaluate: floors written to {FLOORS.name}")
        return 0 if options.allow_regression or not fallen else 1
    for name, figure, value, floor in fallen:
        print(f"evaluate: {name} {figure} fell from {floor:.4f} to {value:.4f}", file=sys.stderr)
    return 1 if fallen else 0


sys.exit(main())
