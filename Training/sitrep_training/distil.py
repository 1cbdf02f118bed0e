"""The reader learns from the teacher's labels of all sentences, and from gold labels where there are some."""
import json

import torch
from torch.nn.functional import one_hot

from . import scores
from .learning import Learner
from .teach import SCHEME, WORDS_A_BATCH

RATE = 2e-3
AVERAGE = 0.999
# Times that sentences with gold labels are read for each time that raw ones are.
GOLD_READINGS = 2
# Weight of a gold label against the teacher's.
GOLD_SHARE = 0.5
WEIGHTS = {"arcs": 1.0, "relations": 1.0, "upos": 0.5, "xpos": 0.5, "names": 3.0}
# Passes over the gold names that teach the chain of labels, and their rate.
CHAIN_PASSES = 2
CHAIN_RATE = 1e-2


def target(soft, gold):
    """The teacher's shares, drawn towards the gold label where there is one."""
    soft = soft.float()
    sharp = one_hot(gold.clamp(min=0), soft.shape[2]).float()
    share = GOLD_SHARE * (gold >= 0).unsqueeze(2)
    return soft * (1 - share) + sharp * share


def cross(scores, wanted, mask):
    """Mean cross-entropy of scores against shares, over the words of the batch."""
    loss = -(wanted * scores.log_softmax(2)).sum(2)
    return (loss * mask).sum() / mask.sum()


def loss_of(model, data, batch, soft):
    x = model.rows(data, batch)
    gold = batch.labels
    found = {
        "arcs": model.parser.arcs(x, batch.mask), "relations": model.parser.relations(x, soft["heads"].long()),
        "names": model.names(x, soft["scheme"])}
    found.update({k: model.tags[k](x) for k in ("upos", "xpos")})
    labels = {"arcs": "heads"}
    return sum(
        weight * cross(found[k], target(soft[k], gold[labels.get(k, k)]), batch.mask) for k, weight in WEIGHTS.items())


def distil(model, data, raw, gold, epochs, rng, save, stop_after=None):
    """`raw`, `gold`: batches as `teach.label` makes them. Stops early with the rate where it is, if told so."""
    steps = epochs * (len(raw) + GOLD_READINGS * len(gold))
    learner = Learner(model, [{"params": list(model.parameters()), "lr": RATE}], steps, warm_up=0.03, average=AVERAGE)
    log = []
    for epoch in range(1, (stop_after or epochs) + 1):
        total, work = 0, raw + gold * GOLD_READINGS
        for i in rng.permutation(len(work)):
            batch = data.batch(work[i]["group"], rng)
            total = total + learner.step(lambda: loss_of(model, data, batch, work[i]))
        line = {"epoch": epoch, "minutes": learner.minutes, "loss": round(float(total) / len(work), 4)}
        if epoch in (1, 2, 4) or epoch % 5 == 0 or epoch == epochs:
            line.update(report(learner.average, data))
            save(learner.average, log + [line])
        log.append(line)
        print(json.dumps(line), flush=True)
    return learner.average


def teach_chain(model, data, rng):
    """Fits the steps between labels of names, with the scores of words as they are."""
    model.eval()
    chain = model.names.chain
    optimizer = torch.optim.Adam(chain.parameters(), lr=CHAIN_RATE)
    names = data.sentences("names")
    for _ in range(CHAIN_PASSES):
        for group in data.groups(names, 4 * WORDS_A_BATCH, rng):
            batch = data.batch(group)
            with torch.no_grad():
                e = model.names(model.rows(data, batch), batch.scheme)
            loss = chain.loss(e, batch.labels["names"].clamp(min=0), batch.mask)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()


@torch.no_grad()
def report(model, data):
    out = scores.trees(model, data, data.sentences("tree dev"))
    out["las upper"] = scores.trees(model, data, data.sentences("tree dev"), case=1)["las"]
    out["news names"] = scores.labelled(
        model, model.names, data, data.sentences("news names dev"), "names", data.schemes.get(SCHEME, 0))
    return out
