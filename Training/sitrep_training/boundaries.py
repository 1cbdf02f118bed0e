"""Teaches where words and sentences end, from what `sitrep-evaluate boundaries` saw of a treebank, and packs the file that ships.

    sitrep-evaluate boundaries FOLDER train.conllu > train.rows
    python -m sitrep_training.boundaries --train train.rows --dev dev.rows --out Models/boundaries.safetensors
"""
import argparse
import json
import re

import numpy
import torch
from torch.nn.functional import binary_cross_entropy_with_logits, cross_entropy, embedding_bag, relu

from .corpora import digest
from .packing import write, write_card

VERSION = "1"
# Columns of a row in the order of Sources/SitrepText/Boundaries/BoundaryRows.swift.
COLUMNS = "word shape ending tag gap length case open ahead stretchshape stretch first second third".split()
REACH = 5
BEFORE, AFTER = 0x1001, 0x2002
STATES = (
    "start noun nounPlural name verbBase verbPresent verbThird verbPast verbParticiple verbGerund beFinite beBase beParticiple "
    "beGerund haveFinite haveBase haveGerund doFinite modal").split()
FINITE = [STATES.index(s) for s in "verbPresent verbThird verbPast beFinite haveFinite doFinite modal".split()]
# Share of the texts that is read: paragraphs as written, in capitals, in small letters; whole documents in the same three ways.
SHARES = (1.0, 0.2, 0.2, 0.6, 0.12, 0.12)
FEWEST_OCCURRENCES = 6

SENTENCES = """
word0 word-1 word1 word-2 word2 word-3 word3 word4 shape0 shape-1 shape1 shape-2 ending0 ending-1 ending1 ending-2
tag0 tag-1 tag1 tag2 tag-2
word-1,word0 word-1,shape0,gap0 word-2,word-1 word-2,word-1,shape0 word0,word1 word1,word2 shape0,word1
shape-1,shape0,gap0 shape-2,shape-1,shape0,gap0 shape-1,shape0,shape1 word-1,shape-2,length-2,shape0
word-1,gap0,shape0,shape1,gap1
tag-1,tag0 tag0,tag1 tag0,tag1,tag2 tag-1,tag0,tag1 tag-2,tag-1,tag0 word-1,tag0 word-1,tag0,tag1 word-1,tag-2
gap0,word-1 gap0,shape0,case0 gap0,word-1,open0,shape0 open0,word-1 open0,word0,word-1 open0,word0,word1
first0,word-1 first0,shape-1,shape0 third0,ahead0,shape0 third0,ahead0,tag0 third0,first0,word-1,ahead0 second0,first0,word-1
second0,word0 ahead0,word-1 ahead0,shape0,tag0 ahead0,word0 ahead-1,first0
word-1,word1,shape0 word-3,word-2,word-1 length0,shape0,word-1,gap0 shape-3,shape-2,shape-1,shape0 case0,shape0,word-1
gap0,ahead0,third0 stretch-1,word-1 stretch0,gap0 stretchshape-1,word-1,shape0 word0,gap1 word0,shape1,gap0 word0,tag1
"""
WORDS = """
word0 word-1 word1,gap1 word-2,gap-1 shape0 shape-1 ending0 ending-1 tag0 tag-1 word-1,word0 word0,word1,gap1 word-2,word-1,gap-1
shape-1,shape0 shape-2,shape-1,gap-1,shape0 shape-1,shape0,shape1,gap1 shape-2,gap-1,shape-1,shape0,shape1,gap1
word-1,word0,word1,gap1 word-2,gap-1,word-1,word0 word-1,shape0,length0 shape-1,word0,length-1 tag-1,word0 word-1,tag0 tag-1,tag0
tag-2,gap-1,tag-1,tag0 tag-1,tag0,tag1,gap1 word-1,tag0,gap0 first0,word0 first0,word-1 first0,shape-1,shape0 first0,gap1,word0,word-1
stretch0 stretchshape0,word0 stretchshape0,word-1 stretch0,word0 gap-1,gap0,gap1,word0 gap-1,gap0,gap1,word-1
length-1,length0,shape-1,shape0 length0,word-1,gap1 length-1,word0,gap-1 word1,gap1,word-1 word-2,gap-1,word0 case0,word0,shape-1
ending-1,word0,ending1,gap1 ending-1,word0 word-1,ending0 word-2,word0,word-1,word1 gap0,tag-2,tag-1,word0 gap0,word0,tag1
gap0,word-1,word0,word1 gap0,word-1,word0,word-2
"""


class Rows:
    """Rows of all paragraphs with empty ones around each; labels; the way each text was read; paragraphs."""

    def __init__(self, path):
        numbers, at, here = numpy.fromfile(path, "<u4"), 0, 0
        rows, labels, places, sources, begins = [], [], [], [], []
        width = len(COLUMNS)
        while at < len(numbers):
            source, count = int(numbers[at]), int(numbers[at + 1])
            block = numbers[at + 2:at + 2 + count * (width + 1)].reshape(count, width + 1)
            at += 2 + count * (width + 1)
            rows += [numpy.full((REACH, width), BEFORE, "u4"), block[:, :width], numpy.full((REACH, width), AFTER, "u4")]
            labels.append(block[:, width])
            places.append(numpy.arange(here + REACH, here + REACH + count))
            sources.append(numpy.full(count, source, "u1"))
            begins.append(numpy.arange(count) == 0)
            here += count + 2 * REACH
        self.rows = numpy.concatenate(rows)
        self.labels = numpy.concatenate(labels).astype("i8")
        self.places, self.sources, self.begins = (numpy.concatenate(x) for x in (places, sources, begins))
        self.paragraphs = numpy.cumsum(self.begins)

    def column(self, name):
        return self.rows[self.places, COLUMNS.index(name)]

    def with_state(self, *state):
        rows = self.rows.copy()
        for name, values in zip(("first", "second", "third"), state):
            rows[self.places, COLUMNS.index(name)] = values
        return rows


def bucket(n):
    return numpy.where(n < 5, n, numpy.where(n < 7, 5, numpy.where(n < 10, 6, numpy.where(n < 15, 7, numpy.where(n < 25, 8, 9)))))


def sentence_places(data):
    """Rows with what is known of the sentence so far, the places where one may begin, and whether one does."""
    here = numpy.arange(len(data.labels))
    begins = data.begins | (data.labels == 3)
    start = numpy.r_[0, numpy.maximum.accumulate(numpy.where(begins, here, 0))[:-1]]
    verbs = numpy.r_[0, numpy.cumsum(numpy.isin(data.column("tag") & 63, FINITE))]
    rows = data.with_state(bucket(here - start), data.column("word")[start], numpy.minimum(2, verbs[here] - verbs[start]))
    asked = ~data.begins & (data.labels >= 2) & (data.column("gap") & 8 == 0)
    return rows, asked, (data.labels == 3).astype("i8")


def word_places(data):
    """The same for words: the decision before, the places without a space, and what stands there."""
    near = ~data.begins & (data.column("gap") & 1 == 0)
    relation = numpy.minimum(data.labels, 2)
    rows = data.with_state(numpy.r_[3, numpy.where(near, relation, 3)[:-1]], 0, 0)
    return rows, near, relation


def templates(text):
    out = []
    for word in text.split():
        parts = [re.fullmatch(r"([a-z]+)(-?\d+)", part) for part in word.split(",")]
        out.append([(COLUMNS.index(p[1]), int(p[2])) for p in parts])
    return out


def features(rows, places, templates):
    """A 32-bit hash for each place and template."""
    out = numpy.empty((len(places), len(templates)), "u4")
    for number, parts in enumerate(templates, 1):
        h = numpy.full(len(places), number * 0x9E3779B1 & 0xFFFFFFFF, "u4")
        for column, offset in parts:
            h = (h ^ rows[places + offset, column]) * numpy.uint32(0x85EBCA6B)
            h ^= h >> numpy.uint32(15)
        out[:, number - 1] = h
    return out


def slot(h, bits):
    return ((h ^ h >> numpy.uint32(16)) & numpy.uint32((1 << bits) - 1)).astype("i4")


def mark(h):
    return (h >> numpy.uint32(24)).astype("u1")


class Network(torch.nn.Module):
    """The sum of the features' rows; its last numbers go straight to the scores, the others where positive. Row 0 is no feature."""

    def __init__(self, rows, units, outputs):
        super().__init__()
        self.direct = units - outputs
        self.table = torch.nn.Parameter(torch.randn(rows, units) * 0.05)
        self.bias = torch.nn.Parameter(torch.zeros(units))
        self.output = torch.nn.Linear(units, outputs)
        with torch.no_grad():
            self.table[:, self.direct:] = 0
            self.output.weight[:, self.direct:] = torch.eye(outputs)

    def forward(self, rows, dropped=0.0):
        weights = (rows > 0).float()
        if dropped:
            weights = weights * (torch.rand(rows.shape) > dropped).float() / (1 - dropped)
        x = embedding_bag(rows, self.table, mode="sum", per_sample_weights=weights) + self.bias
        return self.output(torch.cat([relu(x[:, :self.direct]), x[:, self.direct:]], 1))


def loss(scores, gold):
    return binary_cross_entropy_with_logits(scores[:, 0], gold.float()) if scores.shape[1] == 1 else cross_entropy(scores, gold)


def learn(index, gold, rows, shape, epochs, name, batch=4096, rate=4e-3, dropped=0.3):
    network = Network(rows, *shape)
    optimizer = torch.optim.Adam(network.parameters(), lr=rate)
    index, gold = torch.from_numpy(index), torch.from_numpy(gold)
    steps, step = epochs * (len(gold) // batch + 1), 0
    for epoch in range(epochs):
        total = 0.0
        for some in torch.randperm(len(gold)).split(batch):
            for group in optimizer.param_groups:
                group["lr"] = rate * max(0.02, 1 - step / steps)
            value = loss(network(index[some], dropped), gold[some])
            optimizer.zero_grad()
            value.backward()
            optimizer.step()
            step += 1
            total += float(value.detach()) * len(some)
        print(name, "epoch", epoch + 1, "loss", round(total / len(gold), 5), flush=True)
    return network


def choose(h, gold, shape, bits, epochs, name):
    """The feature that owns each slot: the one that weighs most when all have rows of their own."""
    known, counts = numpy.unique(h, return_counts=True)
    known, counts = known[counts >= FEWEST_OCCURRENCES], counts[counts >= FEWEST_OCCURRENCES]
    index = numpy.empty(h.shape, "i4")
    for t in range(h.shape[1]):
        found = numpy.minimum(numpy.searchsorted(known, h[:, t]), len(known) - 1)
        index[:, t] = numpy.where(known[found] == h[:, t], found + 1, 0)
    print(name, "features", len(known), flush=True)
    network = learn(index, gold, len(known) + 1, shape, epochs, name + " all")
    weight = network.table.detach().norm(dim=1).numpy()[1:] * numpy.sqrt(counts)
    order = numpy.argsort(weight, kind="stable")
    owners = numpy.zeros(1 << bits, "u4")
    owners[slot(known, bits)[order]] = known[order]
    return owners


def own(h, marks, bits):
    """Row numbers from 1; 0 where the slot's mark is another feature's."""
    at = slot(h, bits)
    return numpy.where(marks[at] == mark(h), at + 1, 0).astype("i4")


@torch.no_grad()
def scores(network, index):
    return numpy.concatenate([network(x).numpy() for x in torch.from_numpy(index).split(65536)])


def pack(network, marks, parts, name, out):
    table = network.table.detach().numpy()[1:]
    scale = numpy.abs(table).max() / 127
    out[name + ".table"] = numpy.rint(table / scale).astype("i1")
    out[name + ".marks"] = marks
    out[name + ".scale"] = numpy.array([scale], "f4")
    out[name + ".bias"] = network.bias.detach().numpy()
    out[name + ".output"] = network.output.weight.detach().numpy()
    out[name + ".output.bias"] = network.output.bias.detach().numpy()
    longest = max(map(len, parts))
    cells = numpy.full((len(parts), longest, 2), -1, "i1")
    for i, template in enumerate(parts):
        cells[i, :len(template)] = template
    out[name + ".templates"] = cells
    network.table.data[1:] = torch.from_numpy(out[name + ".table"].astype("f4") * scale)


def teach(name, text, places, shape, bits, epochs, train, dev, out, rng):
    parts = templates(text)
    rows, asked, gold = places(train)
    # Pieces of a text are read or left together.
    read = rng.random(int(train.paragraphs[-1]) + 1)[train.paragraphs] < numpy.array(SHARES)[train.sources]
    some = numpy.flatnonzero(asked & read)
    h, gold = features(rows, train.places[some], parts), gold[some]
    owners = choose(h, gold, shape, bits, 3, name)
    marks = mark(owners)
    network = learn(own(h, marks, bits), gold, (1 << bits) + 1, shape, epochs, name)
    pack(network, marks, parts, name, out)
    rows, asked, gold = places(dev)
    some = numpy.flatnonzero(asked)
    found = scores(network, own(features(rows, dev.places[some], parts), marks, bits))
    found = (found[:, 0] > 0).astype("i8") if shape[1] == 1 else found.argmax(1)
    result = {}
    for source in range(len(SHARES)):
        of = dev.sources[some] == source
        result[source] = {"asked": int(of.sum()), "wrong": int((found != gold[some])[of].sum())}
        if shape[1] == 1:
            all_found, inside = gold * 0, dev.sources == source
            all_found[some] = found
            spans = [ends(dev.begins[inside] | (x[inside] > 0)) for x in (gold, all_found)]
            result[source]["f1"] = round(200 * len(spans[0] & spans[1]) / (len(spans[0]) + len(spans[1])), 2)
    print(name, json.dumps(result), flush=True)
    return result[0]


def ends(begins):
    at = numpy.flatnonzero(begins)
    return set(zip(at.tolist(), numpy.r_[at[1:], len(begins)].tolist()))


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--train", required=True)
    ap.add_argument("--dev", required=True)
    ap.add_argument("--out", required=True)
    ap.add_argument("--epochs", type=int, default=6)
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--only", help="teach this one alone, to try it; nothing is written")
    a = ap.parse_args()
    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(True)
    train, dev, out, results = Rows(a.train), Rows(a.dev), {}, {}
    for name, *rest in (("words", WORDS, word_places, (8, 3), 15), ("sentences", SENTENCES, sentence_places, (8, 1), 18)):
        if a.only in (None, name):
            torch.manual_seed(a.seed)
            results[name] = teach(name, *rest, a.epochs, train, dev, out, numpy.random.default_rng(a.seed))
    if a.only:
        return
    write(a.out, out, {"version": VERSION})
    write_card(a.out, {"arguments": {"epochs": a.epochs, "seed": a.seed}, "rows": digest(a.train), "dev": results})


if __name__ == "__main__":
    main()
