"""Texts as `sitrep-evaluate coding` sees them, with what the corpora say of them."""
import base64
import collections
import copy
import gzip
import json
import os
import re

import numpy

from .incident_rows import fold_of

# Columns of a row in the order of Sources/sitrep-evaluate/Coding/CodedColumns.swift.
COLUMNS = """word lemma tag shape ending relation head headTag headRelation grandhead path depth preposition verb verbPath voice
verbEvent name entity firstClass secondClass thirdClass actor event act eventManner side sideEvent role sentence place party
partyPath""".split()
# What stands before the first row and after the last, as in TokenTemplates.
BEFORE, AFTER = 0x1001, 0x2002
# Texts that share so many of their words are one text: no model is scored on a text of which it has seen another telling.
NEAR = 0.6


def numbers(text, kind, width):
    return numpy.frombuffer(base64.b64decode(text), kind).reshape(-1, width)


class Text:
    """One text: rows of columns, the encoder's rows, the parts that are asked about."""

    def __init__(self, row, gold):
        self.id, self.gold, self.fold = row["id"], gold, fold_of(row["id"])
        self.parts = [part["tokens"] for part in row["parts"]]
        self.bags = [numpy.frombuffer(base64.b64decode(part["features"]), "<u4") for part in row["parts"]]
        self.tokens = numbers(row["tokens"], "<u4", 2).astype("i8")
        self.columns = numbers(row["columns"], "<u4", len(COLUMNS))
        self.context = numbers(row["context"], "i1", len(base64.b64decode(row["context"])) // len(self.tokens))
        self.words = numbers(row["words"], "i1", len(base64.b64decode(row["words"])) // len(self.tokens))
        self.bag = frozenset(re.findall(r"\w+", gold["text"].lower()))

    def teaching(self, share):
        """The text with its marked parts and a share of the others, chosen by their number; the text itself where all teach."""
        if share == 1:
            return self
        every = round(1 / share)
        some = [i for i, gold in enumerate(self.gold_labels) if gold.any() or (i + self.fold) % every == 0]
        some = [i for i in some if self.ranges[i][1] > self.ranges[i][0]]
        out = copy.copy(self)
        tokens = numpy.concatenate([numpy.arange(*self.ranges[i]) for i in some] or [numpy.zeros(0, "i8")])
        ends = numpy.cumsum([self.ranges[i][1] - self.ranges[i][0] for i in some]).tolist()
        out.ranges, out.gold_labels = list(zip([0] + ends[:-1], ends)), self.gold_labels[some]
        out.features, out.context, out.words = self.features[tokens], self.context[tokens], self.words[tokens]
        return out

    def add_to_bags(self, parts):
        """Adds the features of its tokens to the bag of each part."""
        each = features(self.columns, parts)
        self.bags = [numpy.union1d(bag, each[begin:end]) for bag, (begin, end) in zip(self.bags, self.parts)]

    def label_tokens(self, labels):
        """Begin, inside and outside labels of the tokens, as numbers."""
        out = numpy.zeros(len(self.tokens), "i8")
        for span in self.gold["spans"]:
            first = int(numpy.searchsorted(self.tokens[:, 1], span["start"], side="right"))
            last = max(first + 1, int(numpy.searchsorted(self.tokens[:, 0], span["end"], side="left")))
            out[first], out[first + 1:last] = labels.index("B-" + span["type"]), labels.index("I-" + span["type"])
        return out


def read(rows, corpora, file):
    """All texts of a corpus' file; `rows` is what `sitrep-evaluate coding` wrote of it."""
    with gzip.open(os.path.join(corpora, file + ".gz"), "rt", encoding="utf-8") as f:
        gold = {row["id"]: row for row in map(json.loads, f)}
    with open(rows) as f:
        texts = [Text(row, gold[row["id"]]) for row in map(json.loads, f)]
    return [text for text in texts if len(text.tokens)]


def templates(text):
    """Columns with steps from the token that is asked about."""
    out = []
    for word in text.split():
        parts = [re.fullmatch(r"([a-zA-Z]+)(-?\d+)", part) for part in word.split(",")]
        out.append([(COLUMNS.index(p[1]), int(p[2])) for p in parts])
    return out


def features(columns, parts):
    """A 32-bit hash for each token and template."""
    reach = max(abs(step) for template in parts for _, step in template)
    edge = lambda value: numpy.full((reach, columns.shape[1]), value, "u4")
    rows = numpy.concatenate([edge(BEFORE), columns, edge(AFTER)])
    out = numpy.empty((len(columns), len(parts)), "u4")
    for number, template in enumerate(parts, 1):
        h = numpy.full(len(columns), number * 0x9E3779B1 & 0xFFFFFFFF, "u4")
        for column, step in template:
            h = (h ^ rows[reach + step:reach + step + len(columns), column]) * numpy.uint32(0x85EBCA6B)
            h ^= h >> numpy.uint32(15)
        out[:, number - 1] = h
    return out


def others(texts, tested):
    """Texts to learn from that are not near any of those that are scored."""
    where = collections.defaultdict(list)
    for number, text in enumerate(tested):
        for word in text.bag:
            where[word].append(number)
    apart, known = [], {text.id for text in tested}
    for text in texts:
        if text.id in known:
            continue
        shared = collections.Counter(n for word in text.bag for n in where[word])
        near = any(n >= NEAR * len(text.bag | tested[i].bag) for i, n in shared.items())
        if not near:
            apart.append(text)
    return apart
