"""What `sitrep-evaluate attributions` saw of the PolNeAR corpus, with the options that its annotators chose."""
import bisect
import collections
import gzip
import json
import os
import re

import numpy

# Columns of a row in the order of Sources/SitrepExtraction/Claims/Learned/ClaimColumns.swift.
COLUMNS = """lemma kind form relation governor children rule next nextTag before place subject subjectClass
origins start startTag previous end endTag after afterTag distance length quotes bounds verbs cut path pieces rank inner
left leftOrigins right rightOrigins head headClass""".split()
SIDES = ("left", "right", "sources")
# Overlaps (Dice) from which an option counts as what was annotated, and a cue as the annotated one.
CLOSE, FOUND, ALIKE = 0.4, 0.3, 0.7

Cue = collections.namedtuple("Cue", "document anchor options rows")


class Choices:
    """Rows of all options of one kind: the cue that each belongs to, whether it is right, and whether its cue teaches."""

    def __init__(self):
        self.places, self.cues, self.right, self.teaches = [], [], [], []

    def add(self, cue, places, right, teaches):
        self.places += places
        self.cues += [cue] * len(places)
        self.right += right
        self.teaches += [teaches] * len(places)

    def close(self, numbers):
        self.rows = numbers[numpy.array(self.places)[:, None] + numpy.arange(len(COLUMNS))]
        self.cues, self.right, self.teaches = numpy.array(self.cues), numpy.array(self.right), numpy.array(self.teaches)


class Words:
    """Words of a text by their bytes."""

    def __init__(self, text):
        ends = numpy.cumsum([0] + [len(c.encode()) for c in text])
        found = [m.span() for m in re.finditer(r"\w+", text)]
        self.starts = [int(ends[a]) for a, _ in found]
        self.ends = [int(ends[b]) for _, b in found]

    def within(self, spans):
        out = set()
        for start, end in spans:
            out.update(range(bisect.bisect_right(self.ends, start), bisect.bisect_left(self.starts, end)))
        return out


def dice(a, b):
    return 2 * len(a & b) / (len(a) + len(b)) if a or b else 1.0


def overlaps(span, spans):
    return any(a < span[1] and span[0] < b for a, b in spans)


def rows(folder, name):
    with gzip.open(os.path.join(folder, name), "rt") as f:
        return [json.loads(line) for line in f]


def cues(numbers, documents):
    """The cues of all documents with the spans of their options and the places of their rows."""
    at = 0
    for document in range(documents):
        count = int(numbers[at])
        at += 1
        for _ in range(count):
            anchor = (int(numbers[at]), int(numbers[at + 1]))
            at += 2
            options, places = [], []
            for _ in SIDES:
                size = int(numbers[at])
                at += 1
                spans, own = [], []
                for _ in range(size):
                    pieces = int(numbers[at])
                    spans.append(numbers[at + 1:at + 1 + 2 * pieces].reshape(-1, 2).tolist())
                    own.append(at + 1 + 2 * pieces)
                    at += 1 + 2 * pieces + len(COLUMNS)
                options.append(spans)
                places.append(own)
            yield Cue(document, anchor, options, places)


def matches(some, words, gold, content):
    """For each cue of a document the attribution that it made, if one; each attribution goes to its best cue."""
    found, options = {}, [[[words.within(o) for o in side] for side in cue.options] for cue in some]
    for number, attribution in enumerate(gold):
        best, chosen = FOUND, None
        for index, cue in enumerate(some):
            left, right, _ = options[index]
            if overlaps(cue.anchor, attribution["cue"]):
                score = max(dice(content[number], a | b) for a in left for b in right)
            elif len(left) == 1 and overlaps(cue.anchor, attribution["content"]):
                # A quotation that goes on without a cue of its own.
                score = max(dice(content[number], b) for b in right)
                score = score - 0.2 if score >= ALIKE else 0
            else:
                continue
            # Of the verbs of one cue the last, which its content hangs on.
            if score >= best and index not in found:
                best, chosen = score, index
        if chosen is not None:
            found[chosen] = number
    return found, options


def is_silent(cue, record):
    """Cues inside other attributions' words, or in what the annotators set aside, teach nothing: they were not asked."""
    inside = any(overlaps(cue.anchor, a["content"]) for a in record["attributions"])
    return overlaps(cue.anchor, record["discard"]) or inside


def right_options(options, wanted):
    """Which options are what was annotated; none where no option comes close."""
    if not wanted:
        return [i == 0 for i in range(len(options))]
    overlap = [dice(wanted, o) for o in options]
    best = max(overlap)
    return [best >= CLOSE and o > best - 1e-6 for o in overlap]


def read(path, corpus):
    """Choices of content left and right and of sources, and the document of each cue."""
    numbers = numpy.fromfile(path, "<u4")
    texts, records = rows(corpus, "docs.ndjson.gz"), {r["id"]: r for r in rows(corpus, "attributions.ndjson.gz")}
    by_document = collections.defaultdict(list)
    for cue in cues(numbers, len(texts)):
        by_document[cue.document].append(cue)
    choices, documents = [Choices() for _ in SIDES], []
    for document, text in enumerate(texts):
        record, words, some = records[text["id"]], Words(text["text"]), by_document[document]
        gold = record["attributions"]
        content = [words.within(a["content"]) for a in gold]
        found, options = matches(some, words, gold, content)
        for index, cue in enumerate(some):
            number = found.get(index)
            middle = bisect.bisect_left(words.starts, cue.anchor[0])
            if number is None:
                wanted, teaches = [set(), set(), None], not is_silent(cue, record)
            else:
                left = {w for w in content[number] if w < middle}
                wanted, teaches = [left, content[number] - left, words.within(gold[number]["source"])], True
            for side, own, places, want in zip(choices, options[index], cue.rows, wanted):
                right = right_options(own, want) if want is not None else [False] * len(own)
                side.add(len(documents), places, right, teaches and any(right))
            documents.append(document)
    for side in choices:
        side.close(numbers)
    return choices, numpy.array(documents)
