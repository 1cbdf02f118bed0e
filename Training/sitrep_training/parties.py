"""Teaches who does an event and who undergoes it, from events that were judged by reading. A minute on one core; needs numpy.

    sitrep-evaluate traces CORPORA/archive2016/pages.ndjson.gz CORPORA/timeline17/docs.ndjson.gz > traces.ndjson
    python -m sitrep_training.parties --traces traces.ndjson --labels labels/parties.tsv --table party-weights.tsv

Two logistic regressions over the names of traits of the words near by, one a role, with an L2 penalty. A fifth of the documents, by a hash
of their names, is left out, and what is printed is measured on it: how many of those given are right, and how many of those told are found.
"""
import argparse
import collections
import json
from pathlib import Path

from .assurance import TEST, probability, rows_of, taught
from .incident_rows import fold_of

ROLES = ("doer", "recipient")
PENALTY = 3.0
FEWEST = 5
SMALLEST = 0.05
# What the choice takes; see PartyChoice.
LEAST = 0.4

HEAD = """# table: party-weights
# about: what each trait of words beside an event adds to the logarithm of the odds that they name who does it, and who undergoes it
# source: taught by Training/sitrep_training/parties.py on Training/labels/parties.tsv
# licence: Apache-2.0
# date: 2026-11-28
# known problems: taught on news in English of 2002 to 2016
trait\tdoer\trecipient
"""


def judged(path):
    """By document, bytes and type: the bytes of those who do it, and of those who undergo it."""
    def spans(field):
        return [] if field == "-" else [tuple(map(int, span.split("-"))) for span in field.split()]
    return {
        (row["document"], int(row["start"]), int(row["end"]), row["type"]): tuple(spans(row[role + "s"]) for role in ROLES)
        for row in rows_of(path) if "?" not in (row["doers"], row["recipients"])}


def covers(span, other):
    """Whether two ranges of bytes share half of the longer."""
    shared = min(span[1], other[1]) - max(span[0], other[0])
    return shared > 0 and 2 * shared >= max(span[1] - span[0], other[1] - other[0])


def named(parties, span):
    """Of the words near by, those that are the ones judged: the same bytes, else nearly the same."""
    exact = [number for number, party in enumerate(parties) if tuple(party["span"]) == span]
    return exact or [number for number, party in enumerate(parties) if covers(party["span"], span)]


def answers(parties, spans):
    """Of all words near by, whether they are right; None for those of one who is named elsewhere as well."""
    right = {number for span in spans for number in named(parties, span)}
    actors = {parties[number].get("actor") for number in right} - {None}
    return [
        True if number in right else None if party.get("actor") in actors else False for number, party in enumerate(parties)]


def examples(traces, labels):
    """By judged event: how many are told elsewhere, and (traits, who it is, whether it is right) of all words near by, each for both roles."""
    found = {}
    for report in map(json.loads, open(traces, encoding="utf-8")):
        for mention in report["mentions"]:
            key = (report["id"], *mention["trigger"], mention["plover"]["event"])
            if key not in labels or key in found:
                continue
            parties = mention["parties"]
            elsewhere = [sum(not named(parties, span) for span in spans) for spans in labels[key]]
            right = zip(*(answers(parties, spans) for spans in labels[key]))
            found[key] = elsewhere, [
                (sorted(set(party["traits"])), party.get("actor") or number, party.get("ruled"), each)
                for (number, party), each in zip(enumerate(parties), right)]
    return found


def chosen(models, words):
    """Who does it and who undergoes it, by what was learned; nobody is both."""
    sure = collections.defaultdict(lambda: [0.0, 0.0])
    for traits, who, _, _ in words:
        for role, model in enumerate(models):
            sure[who][role] = max(sure[who][role], probability(model, traits))
    doers = {who for who, (doer, recipient) in sure.items() if doer >= LEAST and doer >= recipient}
    return doers, {who for who, (_, recipient) in sure.items() if recipient >= LEAST and who not in doers}


def report(models, found):
    for role, name in enumerate(ROLES):
        told = sum(elsewhere[role] + len({who for _, who, _, right in words if right[role]}) for elsewhere, words in found.values())
        for how in ("rules", "learned"):
            hits = given = 0
            for _, words in found.values():
                right = {who for _, who, _, each in words if each[role]}
                answer = chosen(models, words)[role] if how == "learned" else {who for _, who, ruled, _ in words if ruled == name}
                hits, given = hits + len(answer & right), given + len(answer)
            print(f"{name}s of {len(found)} events, {told} told, {how}: given {given}, right {hits / given:.3f}, of those to be found {hits / told:.3f}")


def rows(models):
    """Lines of the table: a trait with its weight for each role, where one of them is not small."""
    for trait in sorted(set().union(*models)):
        weights = [model.get(trait, 0.0) for model in models]
        if max(map(abs, weights)) >= SMALLEST or trait == "bias":
            yield "\t".join([trait, *map(str, weights)]) + "\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("--traces", "--labels", "--table"):
        parser.add_argument(name, required=True)
    options = parser.parse_args()
    found = examples(options.traces, judged(options.labels))
    learned = {event: words for event, (_, words) in found.items() if fold_of(event[0]) != TEST}
    models = [
        taught([(traits, right[role]) for words in learned.values() for traits, _, _, right in words if right[role] is not None], PENALTY, FEWEST)
        for role in range(len(ROLES))]
    report(models, {event: choice for event, choice in found.items() if fold_of(event[0]) == TEST})
    Path(options.table).write_text(HEAD + "".join(rows(models)), encoding="utf-8")


if __name__ == "__main__":
    main()
