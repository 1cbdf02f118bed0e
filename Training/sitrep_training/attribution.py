"""Teaches who said what, from what `sitrep-evaluate attributions` saw of PolNeAR, and packs the files that ship. Minutes on one core.

    sitrep-evaluate attributions FOLDER > attributions.rows
    python -m sitrep_training.attribution --rows attributions.rows --corpus FOLDER --out Models/attribution.safetensors

Beside it goes a file of models that each left a part of the documents out, so that scores are by cross-validation.
"""
import argparse
import json
import os

import numpy
import torch

from .attribution_rows import COLUMNS, SIDES, read
from .boundaries import Network, features, mark, own, pack, slot
from .corpora import digest
from .packing import write, write_card

VERSION = "1"
# The document of number i is of part i modulo this.
FOLDS = 5
# Units of a network with its output, and the logarithm of the slots of each.
UNITS, BITS = 4, (14, 15, 14)
FEWEST_OCCURRENCES = 10
CUES_A_BATCH, RATE, DROPPED = 256, 4e-3, 0.3

CONTENT = """
origins lemma,origins kind,origins form,origins relation,origins governor,origins children,origins rule,origins
next,origins nextTag,origins before,origins place,origins subject,origins subjectClass,origins
lemma,rule,origins kind,form,children,origins relation,children,form,origins lemma,form,origins lemma,children,origins
kind,next,origins kind,nextTag,before,origins lemma,next,origins relation,before,origins place,rule,relation,origins
kind,subjectClass,rule,origins rule,place,form,origins lemma,relation,origins lemma,place,origins lemma,subjectClass,origins
lemma,next,before,origins
start startTag previous end endTag after afterTag distance length quotes bounds verbs cut path pieces rank inner
path,cut path,cut,origins cut,after cut,afterTag,origins after,inner previous,start quotes,bounds,distance quotes,origins
bounds,origins,length lemma,path lemma,start lemma,startTag lemma,quotes lemma,cut kind,path,cut length,origins
distance,origins rule,bounds,origins path,startTag,verbs start,previous,distance after,bounds,quotes after,cut,pieces
cut,rule,origins afterTag,endTag,cut verbs,inner,bounds rank,origins,rule rank,cut rank,after,cut inner,afterTag,cut
end,after pieces,path,rule after,afterTag,rule lemma,after,cut
"""
AFTER_LEFT = """
left,origins leftOrigins,origins left,lemma,origins left,previous,start left,quotes,bounds left,rule,origins
leftOrigins,rule,origins left,path,verbs left,place,origins leftOrigins,next,origins
"""
SOURCE = """
origins lemma,origins kind,origins form,origins relation,origins rule,origins left,right,origins children,origins
lemma,children,origins subjectClass,origins
head headClass start startTag previous end endTag after afterTag distance length quotes bounds cut path pieces
head,origins headClass,origins headClass,origins,form headClass,length,origins cut,origins cut,afterTag cut,after,origins
after,afterTag,origins start,origins startTag,origins previous,origins endTag,afterTag,cut path,origins path,relation,origins
rule,cut,origins rule,path,cut distance,origins leftOrigins,origins rightOrigins,origins left,right,origins,kind
kind,rule,origins,form headClass,cut,after headClass,lemma headClass,path pieces,origins,cut verbs,cut,origins
after,distance,origins bounds,origins lemma,head,origins end,after lemma,next,origins lemma,before,origins lemma,path,origins
relation,form,origins,children place,origins,rule length,cut,origins left,before,origins
"""
TEMPLATES = (CONTENT, CONTENT + AFTER_LEFT, SOURCE)


def templates(text):
    return [[(COLUMNS.index(part), 0) for part in word.split(",")] for word in text.split()]


def state(row):
    """What later choices see of chosen content, as `ClaimColumns.state`."""
    quotes, origins, bounds = (row[:, COLUMNS.index(c)] for c in ("quotes", "origins", "bounds"))
    return quotes | (origins > 0).astype("u4") << 8 | bounds << 9, origins


def fill_states(choices, count):
    """Writes the right content before a cue into the rows of content after it, and both into the rows of sources."""
    for number, name in enumerate(SIDES[:2]):
        side = choices[number]
        first = numpy.searchsorted(side.cues, numpy.arange(count))
        chosen = first.copy()
        right = numpy.flatnonzero(side.right)[::-1]
        chosen[side.cues[right]] = right
        marks, origins = state(side.rows[chosen])
        for later in choices[number + 1:]:
            later.rows[:, COLUMNS.index(name)] = marks[later.cues]
            later.rows[:, COLUMNS.index(name + "Origins")] = origins[later.cues]


def owners(h, bits):
    """The feature that owns each slot: the most frequent of those that share it."""
    known, counts = numpy.unique(h, return_counts=True)
    known, counts = known[counts >= FEWEST_OCCURRENCES], counts[counts >= FEWEST_OCCURRENCES]
    order = numpy.argsort(counts, kind="stable")
    result = numpy.zeros(1 << bits, "u4")
    result[slot(known, bits)[order]] = known[order]
    return result


def log_shares(scores, groups, count):
    """Logarithms of the shares that scores give, within each group."""
    most = torch.full((count,), -1e9).scatter_reduce(0, groups, scores.detach(), "amax")
    total = torch.zeros(count).index_add(0, groups, torch.exp(scores - most[groups]))
    return scores - (most + torch.log(total))[groups]


def learn(index, right, cues, bits, epochs, seed):
    """A network whose shares among each cue's options favour the right ones."""
    torch.manual_seed(seed)
    rng = numpy.random.default_rng(seed)
    network = Network((1 << bits) + 1, UNITS, 1)
    optimizer = torch.optim.Adam(network.parameters(), lr=RATE)
    first = numpy.unique(cues, return_index=True)[1]
    size = numpy.diff(numpy.r_[first, len(cues)])
    index, right = torch.from_numpy(index), torch.from_numpy(right)
    batches = len(first) // CUES_A_BATCH + 1
    for step in range(epochs * batches):
        if step % batches == 0:
            order = numpy.array_split(rng.permutation(len(first)), batches)
        some = order[step % batches]
        rows = numpy.concatenate([numpy.arange(first[i], first[i] + size[i]) for i in some])
        groups = torch.from_numpy(numpy.repeat(numpy.arange(len(some)), size[some]))
        for group in optimizer.param_groups:
            group["lr"] = RATE * max(0.02, 1 - step / (epochs * batches))
        shares = torch.exp(log_shares(network(index[rows], DROPPED)[:, 0], groups, len(some)))
        value = -torch.log(torch.zeros(len(some)).index_add(0, groups, shares * right[rows]).clamp_min(1e-9)).mean()
        optimizer.zero_grad()
        value.backward()
        optimizer.step()
    return network


@torch.no_grad()
def accuracy(network, index, side, some):
    """Share of cues whose best option is right, among those whose right option is known."""
    scores = numpy.concatenate([network(x)[:, 0].numpy() for x in torch.from_numpy(index).split(65536)])
    cues, right = side.cues[some], side.right[some]
    order = numpy.lexsort((scores, cues))
    last = numpy.r_[numpy.flatnonzero(numpy.diff(cues[order])), len(order) - 1]
    return float(right[order[last]].mean())


def teach(choices, hashes, documents, part, epochs, seed, prefix, out):
    """Teaches the three choices on the documents outside a part; with a part, says how often they are right inside it."""
    result = {}
    for number, name in enumerate(SIDES):
        side, bits = choices[number], BITS[number]
        outside = documents[side.cues] % FOLDS != part
        some = side.teaches & outside
        marks = mark(owners(hashes[number][some], bits))
        network = learn(
            own(hashes[number][some], marks, bits), side.right[some].astype("f4"), side.cues[some], bits, epochs, seed)
        pack(network, marks, templates(TEMPLATES[number]), prefix + name, out)
        held = side.teaches & ~outside
        if held.any():
            result[name] = round(accuracy(network, own(hashes[number][held], marks, bits), side, held), 4)
    return result


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--rows", required=True)
    ap.add_argument("--corpus", required=True, help="the folder of PolNeAR")
    ap.add_argument("--out", required=True)
    ap.add_argument("--epochs", type=int, default=8)
    ap.add_argument("--seed", type=int, default=1)
    a = ap.parse_args()
    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(True)
    choices, documents = read(a.rows, a.corpus)
    fill_states(choices, len(documents))
    hashes = [features(s.rows, numpy.arange(len(s.rows)), templates(t)) for s, t in zip(choices, TEMPLATES)]
    folds, parts = [], {}
    for part in range(FOLDS):
        folds.append(teach(choices, hashes, documents, part, a.epochs, a.seed, f"{part}.", parts))
        print("part", part, json.dumps(folds[-1]), flush=True)
    write(os.path.splitext(a.out)[0] + "-folds.safetensors", parts, {"version": VERSION})
    whole = {}
    teach(choices, hashes, documents, None, a.epochs, a.seed, "", whole)
    write(a.out, whole, {"version": VERSION})
    write_card(a.out, {
        "arguments": {"epochs": a.epochs, "seed": a.seed}, "rows": digest(a.rows),
        "right, by cross-validation": {name: round(sum(f[name] for f in folds) / FOLDS, 4) for name in SIDES}})


if __name__ == "__main__":
    main()
