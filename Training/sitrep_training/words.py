"""What the encoder is told about a word: its pieces, hashes of its parts, its shape.

Sources/SitrepLanguage/Words does the same over bytes; `Training/README.md` defines both.
"""
import unicodedata

# Buckets of each hashed feature; powers of two.
BUCKETS = {"prefix3": 8192, "suffix2": 2048, "suffix3": 8192, "suffix4": 8192, "shape": 1024}
FEATURES = tuple(BUCKETS)
FNV_OFFSET = 0xCBF29CE484222325
FNV_PRIME = 0x100000001B3
MASK = (1 << 64) - 1
# A word of more bytes is one unknown piece.
LONGEST_WORD = 64
# Of a word of more pieces the first are read.
MOST_PIECES = 8
# How a word is written, for the teacher, whose pieces are all in small letters.
WRITTEN = ("small", "capital", "capitals", "one capital", "mixed", "digits", "marks")
TYPOGRAPHIC = {0x2018: 0x27, 0x2019: 0x27, 0x201C: 0x22, 0x201D: 0x22, 0x2013: 0x2D, 0x2014: 0x2D, 0x00A0: 0x20}
LAST_FOLDED = 0x1FFF


def fold_table():
    """(scalar, replacement, is upper case) of every scalar outside ASCII that folding changes."""
    rows = []
    for code in range(0x80, LAST_FOLDED + 1):
        letter = chr(code)
        base = unicodedata.normalize("NFD", letter.lower())
        base = "".join(c for c in base if unicodedata.category(c) != "Mn")
        if len(base) == 1 and base != letter:
            rows.append((code, ord(base), int(letter.isupper())))
    rows += [(a, b, 0) for a, b in TYPOGRAPHIC.items() if a > LAST_FOLDED or a == 0xA0]
    return sorted(rows)


FOLD = {a: (b, upper) for a, b, upper in fold_table()}


def fold(word):
    out = []
    for c in word:
        code = ord(c)
        if code < 0x80:
            out.append(c.lower())
        else:
            out.append(chr(FOLD[code][0]) if code in FOLD else c)
    return "".join(out)


def shape(word):
    """Letters as X or x, digits as d, runs cut at two (digits at four), marks as they are."""
    out, run = [], 0
    for c in word:
        code = ord(c)
        if code >= 0x80:
            k = "X" if code in FOLD and FOLD[code][1] else "x"
        elif c.isupper():
            k = "X"
        elif c.islower():
            k = "x"
        elif c.isdigit():
            k = "d"
        else:
            k = c
        run = run + 1 if out and out[-1] == k else 1
        if run <= (4 if k == "d" else 2):
            out.append(k)
    return "".join(out)


def fnv(data, seed):
    h = FNV_OFFSET ^ seed
    for b in data:
        h = ((h ^ b) * FNV_PRIME) & MASK
    return h


def bucket(data, feature):
    seed = FEATURES.index(feature) + 1
    h = fnv(data, seed)
    return ((h >> 32) ^ h) & (BUCKETS[feature] - 1)


def key(word):
    """The number by which a known word is found."""
    return fnv(fold(word).encode("utf-8"), 0)


def hashes(word):
    """One bucket a feature, in the order of FEATURES."""
    low = fold(word).encode("utf-8")
    return [
        bucket(low[:3], "prefix3"), bucket(low[-2:], "suffix2"), bucket(low[-3:], "suffix3"),
        bucket(low[-4:], "suffix4"), bucket(shape(word).encode("utf-8"), "shape"),
    ]


def written(word):
    """The number of the way a word is written."""
    letters = [c for c in word if c.isalpha()]
    if not letters:
        return WRITTEN.index("digits" if any(c.isdigit() for c in word) else "marks")
    upper = sum(c.isupper() for c in letters)
    if upper == 0:
        return WRITTEN.index("small")
    if upper == len(letters):
        return WRITTEN.index("one capital" if upper == 1 else "capitals")
    return WRITTEN.index("capital" if upper == 1 and letters[0].isupper() else "mixed")


def is_mark(b):
    return 33 <= b <= 47 or 58 <= b <= 64 or 91 <= b <= 96 or 123 <= b <= 126


class Pieces:
    """Greedy longest-match word pieces of the public encoder's vocabulary."""

    def __init__(self, path):
        with open(path, encoding="utf-8") as f:
            self.rows = [line.rstrip("\n") for line in f]
        self.first, self.later = {}, {}
        for i, piece in enumerate(self.rows):
            if piece.startswith("##") and len(piece) > 2:
                self.later[piece[2:].encode("utf-8")] = i
            else:
                self.first[piece.encode("utf-8")] = i
        self.unknown = self.first[b"[UNK]"]

    def of(self, word):
        low = fold(word).encode("utf-8")
        if not low or len(low) > LONGEST_WORD:
            return [self.unknown]
        out, at = [], 0
        while at < len(low):
            end = at + 1
            if not is_mark(low[at]):
                while end < len(low) and not is_mark(low[end]):
                    end += 1
            got, p = [], at
            while p < end:
                table = self.first if p == at else self.later
                q = end
                while q > p and low[p:q] not in table:
                    q -= 1
                if q == p:
                    got = [self.unknown]
                    break
                got.append(table[low[p:q]])
                p = q
            out += got
            at = end
        return out[:MOST_PIECES]
