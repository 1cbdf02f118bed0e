"""Rules from a word's ending and Penn tag to its dictionary form, counted on a treebank.

A rule is a line: tag, ending, how many characters go, what comes instead. The longest ending that has a rule decides;
an ending that begins with ^ is a whole word. Forms are compared in lower case; tags of names keep theirs.
"""
from collections import Counter, defaultdict

LONGEST_ENDING = 7
# A rule of an ending needs this many different words; of a whole word, this many occurrences.
FEWEST_WORDS = 2
FEWEST_OCCURRENCES = 2
CASED_TAGS = {"NNP", "NNPS"}


def prepared(form, tag):
    return form if tag in CASED_TAGS else form.lower()


def edit(form, lemma):
    """(characters taken off the end, characters put there)."""
    same = 0
    while same < min(len(form), len(lemma)) and form[same] == lemma[same]:
        same += 1
    return len(form) - same, lemma[same:]


def learn(sentences):
    """Lines of the table, sorted."""
    words = Counter()
    for s in sentences:
        for form, tag, lemma in zip(s.forms, s.xpos, s.lemmas):
            if lemma != "_":
                words[(tag, prepared(form, tag), lemma)] += 1
    endings = defaultdict(Counter)
    for (tag, form, lemma), n in words.items():
        e = edit(form, lemma)
        weight = min(n, 3)
        for k in range(0, min(LONGEST_ENDING, len(form)) + 1):
            endings[(tag, form[len(form) - k:])][e] += weight
    types = Counter()
    for tag, form, _ in words:
        for k in range(0, min(LONGEST_ENDING, len(form)) + 1):
            types[(tag, form[len(form) - k:])] += 1
    rules = {}

    def decided(tag, form):
        for k in range(min(LONGEST_ENDING, len(form)), -1, -1):
            rule = rules.get((tag, form[len(form) - k:]))
            if rule is not None:
                return rule
        return 0, ""

    for key in sorted(endings, key=lambda x: (len(x[1]), x)):
        best = max(sorted(endings[key]), key=lambda e: endings[key][e])
        if best[0] <= len(key[1]) and types[key] >= FEWEST_WORDS and best != decided(*key):
            rules[key] = best
    whole = defaultdict(Counter)
    for (tag, form, lemma), n in words.items():
        whole[(tag, form)][edit(form, lemma)] += n
    for (tag, form), edits in whole.items():
        best, n = max(sorted(edits.items()), key=lambda x: x[1])
        if n >= FEWEST_OCCURRENCES and best != decided(tag, form):
            rules[(tag, "^" + form)] = best
    return sorted("\t".join((tag, ending, str(n), text)) for (tag, ending), (n, text) in rules.items())


def apply(lines, form, tag):
    form = prepared(form, tag)
    rules = {tuple(x.split("\t")[:2]): x.split("\t")[2:] for x in lines} if isinstance(lines, list) else lines
    for ending in ["^" + form] + [form[len(form) - k:] for k in range(min(LONGEST_ENDING, len(form)), -1, -1)]:
        if (tag, ending) in rules:
            n, text = rules[(tag, ending)]
            return form[:len(form) - int(n)] + text
    return form
