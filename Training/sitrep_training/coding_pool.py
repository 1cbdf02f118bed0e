"""Passages of raw news that the classes of coded snippets are also taught on, as a teacher reads them.

    python -m sitrep_training.coding_pool choose --corpora CORPORA --tables FOLDER --out POOL/pool.ndjson
    python -m sitrep_training.coding_pool embed --pool POOL/pool.ndjson --encoder FOLDER --snippets FILE --out POOL/rows.npz

The second step reads the passages and a corpus' snippets with the public encoder. A few minutes on one core.
"""
import argparse
import collections
import gzip
import json
import os
import random
import re

import numpy
import torch

# Raw texts, from news, of reports on conflict, crime and protest.
SOURCES = """timeline17/docs.ndjson.gz archive2016/text.ndjson.gz relevance/satp.ndjson.gz relevance/insightcrime.ndjson.gz
relevance/glocon_doc.ndjson.gz relevance/glocon_sent.ndjson.gz hrds/articles.ndjson.gz ceha/events.ndjson.gz
ploversynth/stories.ndjson.gz""".split()
SHORTEST, LONGEST, PARAGRAPHS = 80, 600, 40
# For each cue so many passages with the most of its words, and so many others.
DENSEST, OTHERS = 30, 30


def rows(path):
    with (gzip.open(path, "rt", encoding="utf-8") if path.endswith(".gz") else open(path, encoding="utf-8")) as f:
        yield from map(json.loads, f)


def passages(text, rng):
    """One to three sentences of a paragraph at a time."""
    for paragraph in [p.strip() for p in re.split(r"\n+", text) if len(p.strip()) >= SHORTEST][:PARAGRAPHS]:
        sentences, at = re.split(r"(?<=[.!?])[\"”’]?\s+(?=[A-Z\"“])", paragraph), 0
        while at < len(sentences):
            count = rng.choice((1, 1, 2, 2, 3))
            passage = " ".join(sentences[at:at + count])[:LONGEST]
            at += count
            if len(passage) >= SHORTEST:
                yield passage


def cue_words(tables):
    """A pattern for the words of each cue."""
    out = {}
    with open(os.path.join(tables, "event-cues.tsv"), encoding="utf-8") as f:
        for line in [line for line in f if not line.startswith("#")][1:]:
            cue, words = line.rstrip("\n").split("\t")
            out[cue] = re.compile(r"\b(?:" + "|".join(map(re.escape, words.split("|"))) + r")(?:s|d|ed|ing)?\b")
    return out


def choose(corpora, tables):
    """Distinct passages in which every cue is found about equally often."""
    rng, pool = random.Random(7), {}
    for source in SOURCES:
        for row in rows(os.path.join(corpora, source)):
            for passage in passages(row.get("text") or "", rng):
                pool.setdefault(passage[:SHORTEST].lower(), passage)
    pool = list(pool.values())
    rng.shuffle(pool)
    lower, chosen = [p.lower() for p in pool], set()
    for pattern in cue_words(tables).values():
        counts = {i: len(set(pattern.findall(text))) for i, text in enumerate(lower)}
        order = sorted((i for i in counts if counts[i]), key=lambda i: -counts[i])
        chosen.update(order[:DENSEST])
        chosen.update(rng.sample(order[DENSEST:], min(OTHERS, len(order[DENSEST:]))))
    return [pool[i] for i in sorted(chosen)]


def embed(texts, folder):
    """The mean of a text's rows, of length one."""
    from transformers import AutoModel, AutoTokenizer

    tokenizer, encoder = AutoTokenizer.from_pretrained(folder), AutoModel.from_pretrained(folder).eval()
    order, out = sorted(range(len(texts)), key=lambda i: len(texts[i])), [None] * len(texts)
    for begin in range(0, len(order), 32):
        some = order[begin:begin + 32]
        inputs = tokenizer([texts[i] for i in some], padding=True, truncation=True, max_length=128, return_tensors="pt")
        with torch.no_grad():
            states, mask = encoder(**inputs).last_hidden_state, inputs["attention_mask"][..., None].float()
        mean = torch.nn.functional.normalize((states * mask).sum(1) / mask.sum(1), dim=1).numpy()
        for i, row in zip(some, mean):
            out[i] = row
    return numpy.array(out, "f4")


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("step", choices=["choose", "embed"])
    for name in ("corpora", "tables", "pool", "encoder", "snippets"):
        ap.add_argument("--" + name)
    ap.add_argument("--out", required=True)
    a = ap.parse_args()
    torch.set_num_threads(1)
    if a.step == "choose":
        with open(a.out, "w", encoding="utf-8") as f:
            for number, text in enumerate(choose(a.corpora, a.tables)):
                f.write(json.dumps({"id": f"pool-{number}", "text": text}) + "\n")
        return
    sets = {name: list(rows(path)) for name, path in (("pool", a.pool), ("snippets", a.snippets))}
    numpy.savez(a.out, **{name: embed([row["text"] for row in some], a.encoder) for name, some in sets.items()},
                **{name + ".ids": numpy.array([row["id"] for row in some]) for name, some in sets.items()})


if __name__ == "__main__":
    main()
