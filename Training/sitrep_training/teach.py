"""The teacher learns from the treebanks and the names, then labels all sentences."""
import json

import numpy
import torch
from torch.nn.functional import cross_entropy

from . import scores
from .learning import Learner

WORDS_A_BATCH = 3000
WORDS_A_LABELLED_BATCH = 16000
ENCODER_RATE = 8e-5
HEAD_RATE = 1e-3
SMOOTHING = 0.03
# The scheme of annotation that raw text is labelled by, and that the reader follows.
SCHEME = "worldwide"


def tree_loss(model, data, batch):
    x = model.rows(data, batch)
    gold = batch.labels
    loss = cross_entropy(model.parser.arcs(x, batch.mask).flatten(0, 1), gold["heads"].flatten())
    relations = model.parser.relations(x, gold["heads"])
    loss = loss + cross_entropy(relations.flatten(0, 1), gold["relations"].flatten(), label_smoothing=SMOOTHING)
    for k in ("upos", "xpos"):
        loss = loss + 0.5 * cross_entropy(model.tags[k](x).float().flatten(0, 1), gold[k].flatten(), label_smoothing=SMOOTHING)
    return loss


def label_loss(model, head, data, batch, gold):
    scores = head(model.rows(data, batch), batch.scheme)
    return 2 * cross_entropy(scores.flatten(0, 1), batch.labels[gold].flatten(), label_smoothing=0.01)


def parameter_groups(model, encoder_rate, head_rate):
    own = {id(p) for p in model.encoder.parameters()}
    return [
        {"params": [p for p in model.parameters() if id(p) in own], "lr": encoder_rate},
        {"params": [p for p in model.parameters() if id(p) not in own], "lr": head_rate},
    ]


def teach(model, data, epochs, rng, precision):
    tree, names = data.sentences("tree"), data.sentences("names")
    work = lambda rng: [("tree", g) for g in data.groups(tree, WORDS_A_BATCH, rng)] + [
        ("names", g) for g in data.groups(names, WORDS_A_BATCH, rng)]
    learner = Learner(
        model, parameter_groups(model, ENCODER_RATE, HEAD_RATE), epochs * len(work(numpy.random.default_rng(0))),
        precision=precision)
    for epoch in range(1, epochs + 1):
        total, groups = 0, work(rng)
        for i in rng.permutation(len(groups)):
            kind, group = groups[i]
            batch = data.batch(group, rng)
            loss = tree_loss if kind == "tree" else lambda m, d, b: label_loss(m, m.names, d, b, "names")
            total = total + learner.step(lambda: loss(model, data, batch))
        print(json.dumps({"teacher epoch": epoch, "minutes": learner.minutes, "loss": round(float(total) / len(groups), 4)}), flush=True)
    return report(model, data)


@torch.no_grad()
def report(model, data):
    with torch.autocast(data.device.type, torch.bfloat16, enabled=data.device.type == "cuda"):
        out = scores.trees(model, data, data.sentences("tree dev"))
        out["news names"] = scores.labelled(
            model, model.names, data, data.sentences("news names dev"), "names", data.schemes.get(SCHEME, 0))
    return out


@torch.no_grad()
def label(teachers, data, numbers, precision):
    """Batches of sentences with what the teachers, on average, hold of them: a list of dictionaries."""
    for t in teachers:
        t.eval()
    out = []
    news = data.schemes.get(SCHEME, 0)
    for group in data.groups(numbers, WORDS_A_LABELLED_BATCH):
        batch = data.batch(group)
        scheme = torch.where(batch.scheme >= 0, batch.scheme, news)
        half = lambda p: p.to(torch.float16)
        with torch.autocast(data.device.type, torch.bfloat16, enabled=precision == "bfloat16"):
            rows = [t.rows(data, batch) for t in teachers]
            arcs = sum(t.parser.arcs(x, batch.mask).softmax(2) for t, x in zip(teachers, rows)) / len(rows)
            heads = torch.where(batch.labels["heads"] >= 0, batch.labels["heads"], arcs.argmax(2))
            mean = lambda scores: half(sum(s.float().softmax(2) for s in scores) / len(rows))
            labelled = {
                "group": group, "scheme": scheme, "heads": heads.to(torch.int16), "arcs": half(arcs),
                "relations": mean([t.parser.relations(x, heads) for t, x in zip(teachers, rows)]),
                "names": mean([t.names(x, scheme) for t, x in zip(teachers, rows)]),
            }
            for k in ("upos", "xpos"):
                labelled[k] = mean([t.tags[k](x) for t, x in zip(teachers, rows)])
        out.append(labelled)
    return out
