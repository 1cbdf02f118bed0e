#!/usr/bin/env python3
"""Trains the weights of the cues by which places are recognised and resolved; needs numpy.

usage: train_weights.py --corpus DIR --samples FILE --model recognition|first|second --table TSV

DIR has docs.ndjson and toponyms.ndjson; FILE is what `sitrep-evaluate predict place-samples DIR` (recognition, first) or
`place-samples-2` (second) printed. The rows of the model are replaced in the table. Train in that order and build between the steps.
Logistic regression for recognition, softmax over the candidates of a name for the others, both with an L2 penalty.
"""
import argparse
import json
import math
from pathlib import Path

import numpy as np

FAR_KM = 161.0
EXACT_KM = 30.0
PENALTY = {"recognition": 0.5, "first": 1.0, "second": 1.0}
STEPS = 400


def read(path):
    with open(path, encoding="utf-8") as f:
        return [json.loads(line) for line in f if line.strip()]


def distance(a_lat, a_lon, b_lat, b_lon):
    p, q = math.radians(a_lat), math.radians(b_lat)
    h = math.sin((q - p) / 2) ** 2 + math.cos(p) * math.cos(q) * math.sin(math.radians(b_lon - a_lon) / 2) ** 2
    return 12742.0 * math.asin(min(1.0, math.sqrt(h)))


def minimise(gradient, size):
    """Full-batch Adam with a falling rate: deterministic, no library beyond numpy."""
    w, m, v = np.zeros(size), np.zeros(size), np.zeros(size)
    for step in range(1, STEPS + 1):
        g = gradient(w)
        m, v = 0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g * g
        rate = 0.1 * (1 - step / (STEPS + 1)) + 0.002
        w = w - rate * (m / (1 - 0.9 ** step)) / (np.sqrt(v / (1 - 0.999 ** step)) + 1e-9)
    return w


def recognition(samples, gold):
    """(cue lists, labels); what overlaps a toponym is a place; neutral ones are left out."""
    x, y = [], []
    for row in samples:
        spans = gold.get(row["doc"], [])
        for m in row["mentions"]:
            hits = [g for g in spans if g["start"] < m["end"] and m["start"] < g["end"]]
            if hits and all(g["neutral"] for g in hits):
                continue
            x.append(m["cues"])
            y.append(1.0 if hits else 0.0)
    return x, np.array(y)


def train_recognition(samples, gold):
    x, y = recognition(samples, gold)
    cues = sorted({c for row in x for c in row})
    index = {c: i for i, c in enumerate(cues)}
    rows = np.concatenate([np.full(len(r), i) for i, r in enumerate(x)])
    columns = np.array([index[c] for r in x for c in r])

    def gradient(w):
        score = np.bincount(rows, weights=w[columns], minlength=len(y))
        error = 1 / (1 + np.exp(-np.clip(score, -30, 30))) - y
        return np.bincount(columns, weights=error[rows], minlength=len(cues)) + PENALTY["recognition"] * w

    w = minimise(gradient, len(cues))
    score = np.bincount(rows, weights=w[columns], minlength=len(y))
    for cut in (-0.8, -0.4, 0.0, 0.4):
        true = ((score > cut) & (y > 0)).sum()
        p, r = true / max(1, (score > cut).sum()), true / max(1, y.sum())
        print(f"recognition on its training data: cut {cut:+.1f} precision {p:.3f} recall of candidates {r:.3f} f1 {2 * p * r / (p + r):.3f}")
    return dict(zip(cues, w))


def names(samples, gold):
    """Names with a known point that at least one candidate, but not all, is near: [(cue lists, right ones, weight)]."""
    out = []
    for row in samples:
        spans = {(g["start"], g["end"]): g for g in gold.get(row["doc"], []) if g["lat"] is not None and not g["neutral"]}
        for name in row["names"]:
            points = [spans[tuple(s)] for s in name["spans"] if tuple(s) in spans]
            if not points or len(name["candidates"]) < 2:
                continue
            g = points[0]
            km = [distance(g["lat"], g["lon"], c["lat"], c["lon"]) for c in name["candidates"]]
            nearest = min(km)
            if nearest > FAR_KM:
                continue
            right = [k <= max(EXACT_KM, nearest + 1) for k in km]
            out.append(([c["cues"] for c in name["candidates"]], right, len(points) ** 0.5))
    return out


def train_ranking(samples, gold, model):
    data = names(samples, gold)
    cues = sorted({c for item in data for row in item[0] for c in row})
    index = {c: i for i, c in enumerate(cues)}
    lists = [row for item in data for row in item[0]]
    group = np.concatenate([np.full(len(item[0]), i) for i, item in enumerate(data)])
    right = np.concatenate([item[1] for item in data]).astype(float)
    weight = np.array([item[2] for item in data])
    rows = np.concatenate([np.full(len(r), i) for i, r in enumerate(lists)])
    columns = np.array([index[c] for r in lists for c in r])
    first = np.concatenate([[0], np.cumsum([len(item[0]) for item in data])[:-1]])

    def scores(w):
        return np.bincount(rows, weights=w[columns], minlength=len(lists))

    def shares(s, mask):
        top = np.maximum.reduceat(s, first)
        e = np.exp(s - top[group]) * mask
        total = np.add.reduceat(e, first)
        return e / np.maximum(total, 1e-12)[group]

    def gradient(w):
        s = scores(w)
        error = (shares(s, 1.0) - shares(s, right)) * weight[group]
        return np.bincount(columns, weights=error[rows], minlength=len(cues)) + PENALTY[model] * w

    w = minimise(gradient, len(cues))
    s = scores(w)
    ok = sum(item_right[np.argmax(s[a:a + len(item_right)])] for a, (_, item_right, _) in zip(first, data))
    base = sum(item_right[0] for _, item_right, _ in data)
    print(f"{model} on its training data: {ok} of {len(data)} names right; the best known place: {base}")
    return dict(zip(cues, w))


def replace(table, model, weights):
    lines = Path(table).read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if not line.startswith(model + "\t")]
    head = [line for line in kept if line.startswith("#") or line.startswith("model\t")]
    body = [line for line in kept if line not in head]
    body += [f"{model}\t{cue}\t{value:.3f}" for cue, value in sorted(weights.items())]
    Path(table).write_text("\n".join(head + sorted(body)) + "\n", encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("--corpus", "--samples", "--model", "--table"):
        parser.add_argument(name, required=True)
    args = parser.parse_args()
    gold = {}
    for g in read(Path(args.corpus) / "toponyms.ndjson"):
        gold.setdefault(g["doc"], []).append(g)
    samples = read(args.samples)
    trained = train_recognition(samples, gold) if args.model == "recognition" else train_ranking(samples, gold, args.model)
    replace(args.table, args.model, trained)


if __name__ == "__main__":
    main()
