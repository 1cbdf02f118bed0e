"""Sentences as arrays: word types once, with the features of each in four letter cases, and flat rows of labels.

    python -m sitrep_training.arrays --corpora FOLDER --raw SENTENCES --encoder FOLDER --out FILE.npz
"""
import argparse
import json
import os

import numpy

from . import corpora
from .words import MOST_PIECES, Pieces, fold, hashes, written

# A word that occurs less often, in all texts, has no vector of its own.
FEWEST_OCCURRENCES = 4
# A longer raw sentence is no sentence.
LONGEST_RAW = 100
NONE = -100


class Types:
    """Numbers of word types; 0 is padding."""

    def __init__(self):
        self.numbers = {"": 0}

    def of(self, word):
        return self.numbers.setdefault(word, len(self.numbers))

    def features(self, pieces, known):
        """Arrays over types: known word, hashes, pieces with -1 behind the last, way of writing; and the type in each case."""
        cases = list(corpora.CASES.values())
        base = list(self.numbers)
        variants = numpy.array([[self.of(case(w)) for case in cases] for w in base], "i4")
        words = list(self.numbers)
        hashed = numpy.zeros((len(words), 1 + len(hashes("a"))), "i4")
        cut = numpy.full((len(words), MOST_PIECES), -1, "i4")
        ways = numpy.zeros(len(words), "i4")
        for i, w in enumerate(words[1:], 1):
            hashed[i] = [known.get(fold(w), 0)] + hashes(w)
            found = pieces.of(w)
            cut[i, :len(found)] = found
            ways[i] = written(w)
        return {"variants": variants, "hashes": hashed, "pieces": cut, "written": ways}


def raw_sentences(path):
    """Different sentences of raw text, in order."""
    seen = set()
    with open(path, encoding="utf-8", newline="\n") as f:
        for line in f:
            words = line.split()
            if 2 <= len(words) <= LONGEST_RAW and line not in seen:
                seen.add(line)
                yield corpora.Sentence(words, source="raw")


def known_words(sentences):
    """Folded words that occur often enough, sorted."""
    count = {}
    for s in sentences:
        for form in s.forms:
            count[form] = count.get(form, 0) + 1
    folded = {}
    for form, n in count.items():
        w = fold(form)
        folded[w] = folded.get(w, 0) + n
    return sorted(w for w, n in folded.items() if n >= FEWEST_OCCURRENCES)


def vocabulary(sentences, field):
    count = {}
    for s in sentences:
        for v in getattr(s, field):
            count[v] = count.get(v, 0) + 1
    return sorted(count, key=lambda v: (-count[v], v))


def load(folder, raw, without):
    """Sentences by set, and the digests of the files that were read."""
    path = lambda *p: os.path.join(folder, *p)
    files = {
        "tree": path("treebank", "train.conllu.gz"), "tree dev": path("treebank", "dev.conllu.gz"),
        "names": path("ner", "train.conll.gz"), "names dev": path("ner", "dev.conll.gz"),
        "news names": path("ner", "train-worldwide.conll.gz"), "news names dev": path("ner", "dev-worldwide.conll.gz"),
        "re3d": path("re3d", "sents.ndjson.gz"),
    }
    digests = {os.path.relpath(p, folder): corpora.digest(p) for p in files.values()}
    sets = {k: (corpora.treebank if k.startswith("tree") else corpora.names)(p) for k, p in files.items() if k != "re3d"}
    sets["names"] = [s for s in sets["names"] + sets.pop("news names") if s.source.lower() not in without]
    sets["tree"] = [s for s in sets["tree"] if s.source.lower() not in without]
    sets["re3d"] = [s for _, s in corpora.re3d(files["re3d"])]
    sets["raw"] = list(raw_sentences(raw))
    digests["raw"] = corpora.digest(raw)
    return sets, digests


def flat(sets, types, labels, schemes):
    """One long row of words, and of each label, over all sets; sentences are ranges of it."""
    columns = {k: [] for k in ("words", "upos", "xpos", "heads", "relations", "names", "spans")}
    offsets, set_of, scheme_of, paragraphs, inside = [0], [], [], [], []
    index = {k: {v: i for i, v in enumerate(values)} for k, values in labels.items()}
    for number, sentences in enumerate(sets.values()):
        for s in sentences:
            n = len(s.forms)
            columns["words"] += [types.of(w) for w in s.forms]
            for k, gold in (("upos", s.upos), ("xpos", s.xpos), ("relations", s.relations)):
                columns[k] += [index[k].get(v, NONE) for v in gold] if gold else [NONE] * n
            columns["heads"] += s.heads or [NONE] * n
            columns["names"] += [index["names"][v] for v in s.names] if s.names and not s.is_span else [NONE] * n
            columns["spans"] += [index["spans"][v] for v in s.names] if s.is_span else [NONE] * n
            offsets.append(offsets[-1] + n)
            set_of.append(number)
            paragraphs.append(s.begins_paragraph)
            inside += s.inside or [False] * n
            scheme_of.append(schemes.get(s.source, NONE))
    out = {k: numpy.array(v, "i4" if k == "words" else "i2") for k, v in columns.items()}
    out.update(offsets=numpy.array(offsets, "i8"), set=numpy.array(set_of, "i1"), scheme=numpy.array(scheme_of, "i2"))
    out.update(paragraph=numpy.array(paragraphs, "i1"), inside=numpy.array(inside, "i1"))
    return out


def main():
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--corpora", required=True)
    ap.add_argument("--raw", required=True)
    ap.add_argument("--encoder", required=True)
    ap.add_argument("--out", required=True)
    ap.add_argument("--without", default="", help="sources to leave out, by name, joined by commas")
    a = ap.parse_args()
    sets, digests = load(a.corpora, a.raw, set(filter(None, a.without.lower().split(","))))
    labels = {k: vocabulary(sets["tree"], k) for k in ("upos", "xpos", "relations")}
    labels["names"] = corpora.NER_TAGS
    labels["spans"] = ["O"] + [p + t for t in sorted({n[2:] for s in sets["re3d"] for n in s.names if n != "O"}) for p in ("B-", "I-")]
    schemes = {s: i for i, s in enumerate(sorted({s.source for s in sets["names"]}))}
    known = known_words(sets["tree"] + sets["names"] + sets["raw"])
    types = Types()
    out = flat(sets, types, labels, schemes)
    out.update(types.features(Pieces(os.path.join(a.encoder, "vocab.txt")), {w: i for i, w in enumerate(known, 1)}))
    texts = {
        "labels": labels, "schemes": schemes, "known": known, "digests": digests, "sets": list(sets),
        "without": a.without}
    out["texts"] = numpy.frombuffer(json.dumps(texts).encode("utf-8"), "u1")
    numpy.savez_compressed(a.out, **out)
    print({k: len(v) for k, v in sets.items()}, "words", len(out["words"]), "types", len(out["hashes"]), "known", len(known))


if __name__ == "__main__":
    main()
