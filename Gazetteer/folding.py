"""How a name becomes a key: shared by every table of the gazetteer; the reader carries the same rules as a table in the file."""
import unicodedata

FIRST, LAST = 0x80, 0x36F  # Latin-1, Latin Extended-A and -B, IPA, modifier letters, combining marks
FIRST_EXTRA, LAST_EXTRA = 0x1E00, 0x1EFF  # Latin Extended Additional
SPACE, DROP = " ", ""
SPECIAL = {
    "ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d", "ð": "d", "Ð": "d", "þ": "th", "Þ": "th", "ß": "ss",
    "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "ı": "i", "ĸ": "k", "ŋ": "n", "Ŋ": "n", "ħ": "h", "Ħ": "h", "ŧ": "t",
    "Ŧ": "t", "ə": "a", "Ə": "a", "ɓ": "b", "Ɓ": "b", "ɗ": "d", "Ɗ": "d", "ƙ": "k", "Ƙ": "k", "ɨ": "i", "ƒ": "f",
    "ǝ": "a", "Ǝ": "a", "ɛ": "e", "Ɛ": "e", "ɔ": "o", "Ɔ": "o", "ƴ": "y", "Ƴ": "y", "ɣ": "g", "Ɣ": "g",
}
APOSTROPHES = "'`´’‘ʻʼʽʾʿˈ′‛ʹ"
DROPPED = set(APOSTROPHES + ".")
MAX_FOLDED = 2


def fold_scalar(c):
    """One scalar as at most two ASCII letters, a space, or nothing; None where the scalar is outside the covered ranges."""
    if c in DROPPED:
        return DROP
    if c in SPECIAL:
        return SPECIAL[c]
    o = ord(c)
    if o < 0x80:
        return c.lower() if c.isalnum() else SPACE
    if FIRST <= o <= LAST or FIRST_EXTRA <= o <= LAST_EXTRA:
        if unicodedata.combining(c):
            return DROP
        base = "".join(x for x in unicodedata.normalize("NFKD", c) if not unicodedata.combining(x))
        out = "".join(x.lower() for x in base if x.isascii() and x.isalnum())
        return out[:MAX_FOLDED] if out else (DROP if 0x2B0 <= o <= 0x2FF else SPACE)
    if 0x2010 <= o <= 0x2015 or o in (0x2212, 0x3000, 0x202F, 0x2009):
        return SPACE
    return None


def fold(text):
    """The key of a name, or the empty string where a scalar of another script is in it."""
    out = []
    for c in text:
        f = fold_scalar(c)
        if f is None:
            return ""
        out.append(f)
    return " ".join("".join(out).split())


def table():
    """Folding table of the covered ranges, three bytes a scalar: the number of letters (255: a space), then the letters."""
    out = bytearray()
    for first, last in ((FIRST, LAST), (FIRST_EXTRA, LAST_EXTRA)):
        for o in range(first, last + 1):
            f = fold_scalar(chr(o))
            if f == SPACE:
                out += bytes((255, 0, 0))
            else:
                b = f.encode()
                out += bytes((len(b),)) + b.ljust(2, b"\0")
    return bytes(out)


def hash64(key):
    """FNV-1a, then the finishing steps of MurmurHash3 so that the high bits are even."""
    mask = (1 << 64) - 1
    h = 0xCBF29CE484222325
    for b in key.encode():
        h = ((h ^ b) * 0x100000001B3) & mask
    h = ((h ^ (h >> 33)) * 0xFF51AFD7ED558CCD) & mask
    h = ((h ^ (h >> 33)) * 0xC4CEB9FE1A85EC53) & mask
    return h ^ (h >> 33)
