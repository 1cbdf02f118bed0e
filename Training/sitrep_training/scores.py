"""How well a model reads the development sets."""
import torch

SCORE_WORDS = 8000


def relation_classes(names, device):
    """Number of the relation before the colon, for each relation."""
    bases = [r.split(":")[0] for r in names]
    return torch.tensor([bases.index(b) for b in bases], device=device)


@torch.no_grad()
def trees(model, data, numbers, case=0):
    """Shares of words, in percent, whose tags, head, and head with relation are right; heads are the best ones, tree or not."""
    model.eval()
    classes = relation_classes(data.labels["relations"], data.device)
    right, total = {"upos": 0, "xpos": 0, "uas": 0, "las": 0}, 0
    for group in data.groups(numbers, SCORE_WORDS):
        batch = data.batch(group, case=case)
        x = model.rows(data, batch)
        heads = model.parser.arcs(x, batch.mask).argmax(2)
        same = (heads == batch.labels["heads"]) & batch.mask
        relation = model.parser.relations(x, heads).argmax(2)
        gold = batch.labels["relations"]
        named = (classes[relation] == classes[gold.clamp(min=0)]) & (gold >= 0)
        right["uas"] += int(same.sum())
        right["las"] += int((same & named).sum())
        for k in ("upos", "xpos"):
            right[k] += int(((model.tags[k](x).argmax(2) == batch.labels[k]) & batch.mask).sum())
        total += int(batch.mask.sum())
    return {k: round(100 * v / total, 2) for k, v in right.items()}


def spans(tags):
    out, start, kind = set(), None, None
    for i, t in enumerate(list(tags) + ["O"]):
        if start is not None and t != "I-" + (kind or ""):
            out.add((start, i, kind))
            start = None
        if t.startswith("B-"):
            start, kind = i, t[2:]
    return out


@torch.no_grad()
def labelled_counts(model, head, data, numbers, gold, scheme):
    """Labelled spans that are right, found, and there."""
    model.eval()
    texts = data.labels[gold]
    counts = [0, 0, 0]
    for group in data.groups(numbers, SCORE_WORDS):
        batch = data.batch(group)
        e = head(model.rows(data, batch), torch.full_like(batch.scheme, scheme))
        found = head.chain.decode(e, batch.mask).tolist()
        wanted = batch.labels[gold].tolist()
        for n, f, w in zip(batch.mask.sum(1).tolist(), found, wanted):
            a, b = spans(texts[i] for i in w[:n]), spans(texts[i] for i in f[:n])
            counts[0] += len(a & b)
            counts[1] += len(b)
            counts[2] += len(a)
    return counts


def f1(counts):
    """F1 in percent of one or more counts, added up."""
    right, found, there = (sum(c) for c in zip(*counts)) if counts else (0, 0, 0)
    return round(200 * right / max(1, found + there), 2)


def labelled(model, head, data, numbers, gold, scheme):
    """F1 of labelled spans, in percent."""
    return f1([labelled_counts(model, head, data, numbers, gold, scheme)])
