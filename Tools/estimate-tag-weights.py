#!/usr/bin/env python3
"""Estimates the tagger's numbers from a treebank: en/tag-weights.tsv and en/reading-weights.tsv.

    Tools/estimate-tag-weights.py TRAIN.conllu.gz

Only the English Web Treebank's part (`# corpus = EWT`, CC BY-SA 4.0) is counted; only totals are written.
"""
import collections
import gzip
import math
import pathlib
import sys

TABLES = pathlib.Path(__file__).resolve().parent.parent / "Sources/SitrepLexicon/Tables/en"
SUBJECTS = {"i", "he", "she", "we", "they"}
OBJECTS = {"him", "them", "us", "me"}
FORMS = {"VB": "Base", "VBP": "Present", "VBZ": "Third", "VBD": "Past", "VBN": "Participle", "VBG": "Gerund"}
# How much of a state's own frequency is taken out of the transitions, as the readings already carry it.
PRIOR_SHARE = 0.8
FEWEST_WORD = 4
FEWEST_SHARE = 0.008
# A word with one reading only is worth a row from this count on.
OFTEN = 12


def state(form, lemma, upos, xpos):
    word = form.lower().replace("’", "'")
    # Prepositions in all but name: they open no verb group.
    if upos == "VERB" and word in ("according", "including", "regarding", "concerning"):
        return "preposition"
    if upos == "NOUN":
        return "nounPlural" if xpos == "NNS" else "noun"
    if upos == "PROPN":
        return "name"
    if upos in ("VERB", "AUX"):
        if xpos == "MD":
            return "modal"
        kind = FORMS.get(xpos)
        if not kind:
            return None
        finite = kind in ("Present", "Third", "Past")
        if lemma == "be":
            return "beFinite" if finite else "be" + kind
        if lemma == "have" and kind != "Participle":
            return "haveFinite" if finite else "have" + kind
        if lemma == "do" and finite:
            return "doFinite"
        return "verb" + kind
    if xpos == "WRB":
        return "relativeAdverb"
    if upos == "PRON":
        if xpos in ("WP", "WDT", "WP$"):
            return "relative"
        if xpos == "PRP$":
            return "possessive"
        return "subject" if word in SUBJECTS else "object" if word in OBJECTS or word == "her" else "pronoun"
    if upos == "PART":
        return "to" if word == "to" else "not" if lemma == "not" else "possessiveMark"
    if upos == "ADP" and word in ("of", "by", "to"):
        return "toward" if word == "to" else word
    if upos == "PUNCT":
        return {",": "comma", ".": "stop", "``": "quote", "''": "quote"}.get(xpos, "mark")
    return {
        "ADJ": "adjective", "ADV": "adverb", "DET": "determiner", "ADP": "preposition", "CCONJ": "conjunction",
        "SCONJ": "subordinator", "NUM": "number", "SYM": "symbol", "INTJ": "interjection", "X": "other",
    }.get(upos)


def sentences(path):
    with gzip.open(path, "rt", encoding="utf-8") as file:
        counted, rows = False, []
        for line in file:
            if line.startswith("# corpus"):
                counted = line.split("=")[1].strip() == "EWT"
            elif line == "\n":
                if counted and rows:
                    yield rows
                rows = []
            elif line[0].isdigit():
                x = line.split("\t")
                if "." not in x[0] and "-" not in x[0]:
                    rows.append((x[1], x[2], x[3], x[4]))


def write(name, about, columns, rows):
    with open(TABLES / f"{name}.tsv", "w", encoding="utf-8") as file:
        file.write(f"# table: {name}\n# about: {about}\n")
        file.write("# source: totals counted in UD English-EWT train by Tools/estimate-tag-weights.py\n")
        file.write("# licence: the treebank is CC BY-SA 4.0; the totals are facts\n# date: 2026-11-22\n")
        file.write("# known problems: weblogs, mail and reviews weigh more than news\n")
        file.write("\t".join(columns) + "\n")
        file.writelines("\t".join(map(str, row)) + "\n" for row in rows)


def cost(share):
    return round(-100 * math.log(share))


def main():
    pairs, singles, words = collections.Counter(), collections.Counter(), collections.defaultdict(collections.Counter)
    for rows in sentences(sys.argv[1]):
        before = "start"
        singles[before] += 1
        for form, lemma, upos, xpos in rows:
            now = state(form, lemma, upos, xpos)
            if now is None:
                before = "other"
                continue
            pairs[before, now] += 1
            singles[now] += 1
            if now not in ("name", "comma", "stop", "quote", "mark", "symbol", "other"):
                words[form.lower().replace("’", "'")][now] += 1
            before = now
    total = sum(singles.values()) - singles["start"]
    names = sorted(singles)
    transitions = []
    for first in names:
        for second in names:
            if second == "start":
                continue
            prior = singles[second] / total
            share = (pairs[first, second] + 4 * prior) / (singles[first] + 4)
            transitions.append((first, second, cost(share / prior**PRIOR_SHARE)))
    write("tag-weights", "cost of a state after a state", ["from", "to", "cost"], transitions)
    readings = []
    for word in sorted(words):
        counts = words[word]
        all_of_it = sum(counts.values())
        kept = {s: c for s, c in counts.items() if c / all_of_it >= FEWEST_SHARE and (c > 1 or all_of_it < 30)}
        if len(kept) < 2 and all_of_it < OFTEN:
            continue
        if all_of_it < FEWEST_WORD or not word[0].isalpha() and word[0] != "'":
            continue
        for name in sorted(kept):
            readings.append((word, name, cost((kept[name] + 0.1) / (all_of_it + 0.5))))
    write("reading-weights", "cost of a reading of a word", ["word", "state", "cost"], readings)


main()
