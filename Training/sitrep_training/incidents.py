"""Incidents of reports, with the slots that MUC-4 asks for. Minutes on one core.

    sitrep-evaluate incidents CORPORA/muc4 > incidents.rows
    python -m sitrep_training.incidents --rows incidents.rows --corpora CORPORA --tables FOLDER --out Models/incidents.safetensors

The file that ships is taught on all reports. Beside it lie five models, each taught without one part of the reports, for measuring.
Whatever reads the scores of an earlier network is taught on scores of reports which that network did not learn from.
"""
import argparse
import collections
import os

import numpy
import torch
from torch.nn.functional import binary_cross_entropy_with_logits as cross_entropy

from .corpora import digest
from .incident_networks import LIMIT, SCALE, SlotReader, StringReader, TypeReader
from .incident_rows import FOLDS, PLACE, ROLES, SLOTS, TYPES, read
from .packing import write, write_card
from .words import fnv

VERSION = "1"
# Parts by which the reports of one model are cut again for scores of reports that were not learned from.
INNER = 3
# How much a report's score as a whole adds to the score of a filler.
OF_REPORT = 0.3
# What share of reports a country without any is taken to have.
UNSEEN = 0.01
# Scores from which a place and a day are taken.
PLACES, MORE_PLACES, DAY = -0.5, 0.2, -0.5


def judged(scores, slots, report):
    """What the last judgement of a report's types reads: its scores, and the best filler of each role."""
    fillers = slots[[c.kind < PLACE for c in report.candidates], :6]
    best = fillers.max(0) if len(fillers) else numpy.full(6, -LIMIT, "f4")
    x = numpy.concatenate([scores[0], best, [best.max()]])
    return (numpy.clip(x, -LIMIT, LIMIT) / SCALE).astype("f4")


def fit(inputs, reports, decay=3e-3):
    """Log-linear weights from inputs to types; the last row is the bias."""
    x = torch.from_numpy(numpy.stack(inputs))
    labels, asked = (torch.from_numpy(numpy.stack(y)) for y in zip(*((r.types, r.asked) for r in reports)))
    weights = torch.zeros(x.shape[1] + 1, labels.shape[1], requires_grad=True)
    optimizer = torch.optim.LBFGS([weights], max_iter=60)

    def closure():
        optimizer.zero_grad()
        loss = (cross_entropy(x @ weights[:-1] + weights[-1], labels, reduction="none") * asked).sum() / len(x)
        loss = loss + decay * (weights[:-1] ** 2).sum()
        loss.backward()
        return loss

    optimizer.step(closure)
    return weights.detach().numpy()


class Model:
    """All networks, taught on some reports."""

    def __init__(self, reports, name):
        parts = [([r for i, r in enumerate(reports) if i % INNER != part], [r for i, r in enumerate(reports) if i % INNER == part])
                 for part in range(INNER)]
        scores = {}
        for learned, rest in parts:
            scores.update(zip((r.id for r in rest), TypeReader(learned).scores(rest)))
        self.types = TypeReader(reports)
        self.slots = SlotReader(reports, [scores[r.id] for r in reports])
        self.strings = StringReader(reports)
        print(name, "taught on", len(reports), flush=True)

    def read(self, reports):
        """For each report its scores, those of its candidates, and the best string of each."""
        scores = self.types.scores(reports)
        slots = self.slots.scores(reports, scores)
        return {r.id: (a, b, self.strings.best(r)) for r, a, b in zip(reports, scores, slots)}


def best_threshold(scores, must, may):
    """The threshold with the best F1, and that F1."""
    best = (0.0, 0.0)
    for threshold in numpy.arange(-2.5, 1.01, 0.1):
        found = scores > threshold
        precise, recalled = (found & may).sum(), (found & must).sum()
        p, r = precise / max(1, found.sum()), recalled / max(1, must.sum())
        best = max(best, (2 * p * r / (p + r) if p + r else 0.0, float(threshold)))
    return best[1], best[0]


def picked(report, slots, strings, slot, of_report, first, later):
    """Strings that fill a slot, best first; none within another."""
    order = sorted((-slots[n, slot] - of_report, n) for n, c in enumerate(report.candidates) if c.kind < PLACE)
    texts = []
    for score, n in order:
        if -score < (later if texts else first):
            break
        text = report.candidates[n].texts[strings[n][slot]]
        words = set(text.split())
        if words and not any(words <= set(t.split()) or set(t.split()) <= words for t in texts):
            texts.append(text)
    return texts


def matched(texts, entities):
    rest, count = list(entities), 0
    for text in texts:
        hit = next((e for e in rest if text in e), None)
        if hit is not None:
            rest.remove(hit)
            count += 1
    return count


def tuned(reports, readings, types):
    """Thresholds of types and slots that score best, by reports that were not learned from."""
    scores = numpy.stack([types[r.id] for r in reports])
    kinds, f1 = zip(*(
        best_threshold(scores[:, i], numpy.array([t in r.key["must"] for r in reports]),
                       numpy.array([t in r.key["may"] for r in reports])) for i, t in enumerate(TYPES)))
    told, whole = best_threshold(
        scores[:, 7], numpy.array([bool(r.key["must"]) for r in reports]), numpy.array([bool(r.key["may"]) for r in reports]))
    print("types", dict(zip(TYPES, numpy.round(f1, 3))), "any", round(whole, 3), flush=True)
    relevant = [r for r in reports if types[r.id][7] > told and any(types[r.id][:7] > kinds)]
    thresholds = []
    for slot, name in enumerate(SLOTS[:6]):
        if name not in ROLES:
            thresholds.append((-0.6, -0.2))
            continue
        total = sum(len(r.key["entities"][name]) for r in reports)
        best = (0.0,)
        for first in numpy.arange(-1.8, 0.61, 0.2):
            for later in numpy.arange(first, 1.21, 0.2):
                right = found = 0
                for r in relevant:
                    _, slots, strings = readings[r.id]
                    texts = picked(r, slots, strings, slot, OF_REPORT * min(types[r.id][7], 3), first, later)
                    found += len(texts)
                    right += matched(texts, r.key["entities"][name])
                best = max(best, (2 * right / (found + total), float(first), float(later)))
        print(name, [round(x, 3) for x in best], flush=True)
        thresholds.append(best[1:])
    thresholds += [(PLACES, MORE_PLACES), (DAY, DAY)]
    return numpy.array(list(kinds) + [told], "f4"), numpy.array(thresholds, "f4")


def packed(known, table, bias, out, name):
    """A table in whole numbers, a scale for each column; rows of zeros are left out."""
    scale = numpy.maximum(numpy.abs(table).max(0), 1e-6) / 127
    rows = numpy.rint(table / scale).astype("i1")
    kept = numpy.abs(rows).max(1) > 0
    out[name + ".keys"], out[name + ".table"] = known[kept].astype("u4"), rows[kept]
    out[name + ".scale"], out[name + ".bias"] = scale.astype("f4"), bias.astype("f4")


def pack_countries(reports, part, out):
    """A weight for each country by the share of reports that are about it; the bias is that of a country never seen."""
    counts = collections.Counter(code for r in reports for code in r.codes)
    codes = sorted(counts, key=lambda code: fnv(code.lower().encode("utf-8"), 0) & 0xFFFFFFFF)
    shares = numpy.array([counts[code] for code in codes]) / max(1, sum(counts.values()))
    unseen = UNSEEN ** 0.5
    known = numpy.array([fnv(code.lower().encode("utf-8"), 0) & 0xFFFFFFFF for code in codes])
    packed(known, ((shares + UNSEEN) ** 0.5 - unseen)[:, None], numpy.array([unseen]), out, part + "countries")


def pack(model, weights, decisions, part, out):
    network, slots = model.types.network, model.slots.network
    array = lambda x: x.detach().numpy()
    packed(model.types.documents, array(network.documents)[1:], array(network.document_bias), out, part + "documents")
    packed(model.types.sentences, array(network.sentences)[1:], array(network.sentence_bias), out, part + "sentences")
    packed(model.slots.known, array(slots.table)[1:], array(slots.bias), out, part + "candidates")
    packed(model.strings.known, array(model.strings.table)[1:], numpy.zeros(len(SLOTS)), out, part + "strings")
    out[part + "context"], out[part + "output"] = array(slots.context.weight), array(slots.output.weight)
    out[part + "types"] = weights.astype("f4")
    out[part + "thresholds.types"], out[part + "thresholds.slots"] = decisions


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--rows", required=True)
    ap.add_argument("--corpora", required=True)
    ap.add_argument("--tables", required=True)
    ap.add_argument("--out", required=True)
    a = ap.parse_args()
    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(True)
    reports = read(a.rows, a.corpora, a.tables)
    models, readings = [], {}
    for fold in range(FOLDS):
        models.append(Model([r for r in reports if r.fold != fold], f"part {fold}"))
        readings.update(models[-1].read([r for r in reports if r.fold == fold]))
    inputs = {r.id: judged(*readings[r.id][:2], r) for r in reports}
    weights, types = [], {}
    for fold in range(FOLDS):
        learned = [r for r in reports if r.fold != fold]
        weights.append(fit([inputs[r.id] for r in learned], learned))
        for r in reports:
            if r.fold == fold:
                types[r.id] = inputs[r.id] @ weights[-1][:-1] + weights[-1][-1]
    decisions = tuned(reports, readings, types)
    parts, out = {}, {}
    for fold in range(FOLDS):
        pack(models[fold], weights[fold], decisions, f"{fold}.", parts)
        pack_countries([r for r in reports if r.fold != fold], f"{fold}.", parts)
    pack(Model(reports, "all"), fit([inputs[r.id] for r in reports], reports), decisions, "", out)
    pack_countries(reports, "", out)
    write(a.out, out, {"version": VERSION})
    write(a.out.replace(".safetensors", "-folds.safetensors"), parts, {"version": VERSION})
    write_card(a.out, {"rows": digest(a.rows), "reports": len(reports), "features": {k: len(v) for k, v in out.items() if k.endswith("keys")}})


if __name__ == "__main__":
    main()
