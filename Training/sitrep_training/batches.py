"""Sentences as tensors: word types once, batches of about the same length."""
import numpy
import torch

from .corpora import CASES, NER_TAGS
from .words import BUCKETS, fold, hashes

# Share of training sentences that are read in another letter case.
CASE_SHARES = {"as written": 0.80, "upper": 0.12, "lower": 0.05, "title": 0.03}


class Lexicon:
    """Piece averages, number among the known words, and hashes of every word seen, by number; 0 is padding."""

    def __init__(self, pieces, vectors, known):
        self.pieces, self.vectors = pieces, vectors
        # 0 is a word that is not known.
        self.known = {word: i for i, word in enumerate(known, 1)}
        self.index, self.averages, self.hashed = {}, [numpy.zeros(384, "f4")], [[0] * (1 + len(BUCKETS))]
        self.made = 0

    def number(self, word):
        n = self.index.get(word)
        if n is None:
            n = self.index[word] = len(self.hashed)
            self.averages.append(self.vectors[self.pieces.of(word)].mean(0))
            self.hashed.append([self.known.get(fold(word), 0)] + hashes(word))
        return n

    def tensors(self):
        if self.made != len(self.hashed):
            self.average_tensor = torch.from_numpy(numpy.stack(self.averages))
            self.hash_tensor = torch.tensor(self.hashed)
            self.made = len(self.hashed)
        return self.average_tensor, self.hash_tensor


def encode(sentences, lexicon, labels, cases=CASES):
    """Numbers of the forms in each case, and of the labels."""
    rows = []
    for s in sentences:
        row = {"length": len(s.forms), "source": s.source}
        row["forms"] = {c: [lexicon.number(f(w)) for w in s.forms] for c, f in cases.items()}
        if s.heads:
            row["heads"] = s.heads
            for k, gold in (("upos", s.upos), ("xpos", s.xpos), ("relations", s.relations)):
                row[k] = [labels[k].get(v, 0) for v in gold]
        if s.names:
            row["names"] = [NER_TAGS.index(v) for v in s.names]
        rows.append(row)
    return rows


def batches(rows, size, rng=None):
    """Lists of row numbers of about `size` words, padded little; shuffled when a generator is given."""
    lengths = numpy.array([r["length"] for r in rows], dtype="f8")
    key = lengths + (rng.random(len(rows)) * 3 if rng is not None else 0)
    order = numpy.argsort(key, kind="stable")
    out, now, longest = [], [], 0
    for i in order:
        longest = max(longest, rows[i]["length"])
        if now and longest * (len(now) + 1) > size:
            out.append(now)
            now, longest = [], rows[i]["length"]
        now.append(int(i))
    if now:
        out.append(now)
    if rng is not None:
        rng.shuffle(out)
    return out


def padded(lists, t, value=0):
    return torch.tensor([list(x) + [value] * (t - len(x)) for x in lists])


def inputs(rows, lexicon, rng=None, case="as written"):
    averages, hashed = lexicon.tensors()
    t = max(r["length"] for r in rows)
    names = list(CASE_SHARES)
    chosen = [names[rng.choice(len(names), p=list(CASE_SHARES.values()))] if rng is not None else case for _ in rows]
    ids = padded([r["forms"][c] for r, c in zip(rows, chosen)], t)
    lengths = torch.tensor([r["length"] for r in rows])
    mask = (torch.arange(t).unsqueeze(0) < lengths.unsqueeze(1))
    return averages[ids], hashed[ids], mask, t
