"""Readers of the training corpora, and what is done to their text to make more of it."""
import gzip
import hashlib
import json
from dataclasses import dataclass, field

NER_TAGS = ["O"] + [p + "-" + t for t in ("PER", "LOC", "ORG", "MISC") for p in "BI"]


@dataclass
class Sentence:
    forms: list
    upos: list = field(default_factory=list)
    xpos: list = field(default_factory=list)
    heads: list = field(default_factory=list)
    relations: list = field(default_factory=list)
    lemmas: list = field(default_factory=list)
    names: list = field(default_factory=list)
    source: str = ""
    # The names are of the finer kinds of re3d.
    is_span: bool = False
    # The sentence is the first of its paragraph.
    begins_paragraph: bool = True
    # Words that go on the token of the word before.
    inside: list = field(default_factory=list)


def digest(path):
    with open(path, "rb") as f:
        return hashlib.sha256(f.read()).hexdigest()


def lines(path):
    with gzip.open(path, "rt", encoding="utf-8") as f:
        yield from f
    yield "\n"


def treebank(path):
    """Sentences of a CoNLL-U file; multiword rows and empty nodes are left out."""
    out, rows, inside, corpus, begins, token_first, token_end = [], [], [], "", True, 0, 0
    for line in lines(path):
        line = line.rstrip("\n")
        if line.startswith("# corpus ="):
            corpus = line.split("=")[1].strip()
        elif line.startswith(("# newdoc", "# newpar")):
            begins = True
        elif line and line[0] != "#":
            cells = line.split("\t")
            if cells[0].isdigit():
                inside.append(token_first < int(cells[0]) <= token_end)
                rows.append(cells)
            elif "-" in cells[0]:
                token_first, token_end = map(int, cells[0].split("-"))
        elif not line and rows:
            c = list(zip(*rows))
            out.append(Sentence(
                list(c[1]), list(c[3]), list(c[4]), [int(h) for h in c[6]], list(c[7]), list(c[2]), source=corpus,
                begins_paragraph=begins, inside=inside))
            rows, inside, begins, token_end = [], [], False, 0
    return out


def names(path):
    out, forms, tags, source = [], [], [], ""
    for line in lines(path):
        line = line.rstrip("\n")
        if line.startswith("# source = "):
            source = line[11:]
        elif line.startswith("# sent_id"):
            pass
        elif not line:
            if forms:
                out.append(Sentence(forms, names=tags, source=source))
            forms, tags = [], []
        elif "\t" in line:
            x = line.split("\t")
            forms.append(x[0])
            tags.append(x[1])
    return out


def re3d(path):
    """Rows of re3d with BIO tags of its ten types over its tokens."""
    out = []
    for line in lines(path):
        if not line.strip():
            continue
        row = json.loads(line)
        data = row["text"].encode("utf-8")
        forms = [data[a:b].decode("utf-8") for a, b in row["tokens"]]
        tags = ["O"] * len(forms)
        for s in sorted(row["spans"], key=lambda s: (s["start"], -s["end"])):
            inside = [i for i, (a, b) in enumerate(row["tokens"]) if a < s["end"] and b > s["start"]]
            if inside and all(tags[i] == "O" for i in inside):
                for k, i in enumerate(inside):
                    tags[i] = ("I-" if k else "B-") + s["type"]
        out.append((row, Sentence(forms, names=tags, source=row["doc"] or row["id"], is_span=True)))
    return out


CASES = {
    "as written": lambda w: w,
    "upper": str.upper,
    "lower": str.lower,
    "title": lambda w: w[:1].upper() + w[1:],
}
