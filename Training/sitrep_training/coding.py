"""Codes of sentences and the roles in them, from what `sitrep-evaluate coding` saw of corpora, and the files that ship. Minutes on one core.

    sitrep-evaluate coding CORPORA/cameo class.ndjson > ROWS/cameo-class.rows …
    python -m sitrep_training.coding --rows ROWS --corpora CORPORA --out Models/coding.safetensors

The file that ships is taught on all texts. Beside it lie five networks of each kind, each taught without one part of the texts and
without their near copies, for measuring. `--only NAME` teaches one kind and keeps the others of both files.
"""
import argparse
import json
import os

import numpy
import torch
from safetensors import safe_open

from .coding_networks import CONTEXT, WORD, Reader, Settings
from .coding_parts import PartReader
from .coding_teacher import Pool
from .coding_rows import features, others, read, templates
from .coding_tasks import TASKS
from .corpora import digest
from .incident_rows import FOLDS
from .incidents import packed
from .packing import write, write_card

VERSION = "1"


def prepare(texts, task, labels):
    for text in texts:
        text.ranges = text.parts
        if task.settings:
            text.features = features(text.columns, templates(task.settings.templates))
        if task.parts and task.parts.templates:
            text.add_to_bags(templates(task.parts.templates))
        if task.kind == "chain":
            text.gold_labels = text.label_tokens(labels)
        elif task.kind == "choice":
            text.gold_labels = numpy.array([labels.index(task.gold(text.gold))], "i8")
        else:
            text.gold_labels = numpy.array([[label in part["labels"] for label in labels] for part in text.gold["sents"]], "f4")


class Model:
    """What a task is read by, taught on some texts: a network over tokens, scores of parts, or both."""

    def __init__(self, task, labels, texts, pool=None):
        self.tokens = Reader(task.settings, labels, texts) if task.settings else None
        taught = pool and pool.read(labels, texts)
        self.parts = PartReader(task.parts, labels, texts, taught) if task.parts else None

    def scores(self, text):
        return sum(reader.scores(text) for reader in (self.tokens, self.parts) if reader is not None)


def f1(right, found, asked):
    return 2 * right / max(1, found + asked)


def scored(task, labels, results):
    """Figures of texts by networks that did not learn from them; roughly those of the scorers."""
    gold = numpy.concatenate([g for g, _ in results])
    found = numpy.concatenate([p for _, p in results])
    if task.kind == "choice":
        each = [f1(((gold == i) & (found == i)).sum(), (found == i).sum(), (gold == i).sum()) for i in range(len(labels))]
        shares = numpy.bincount(gold, minlength=len(labels)) / len(gold)
        return {"accuracy": (gold == found).mean(), "macro f1": numpy.mean(each), "weighted f1": (shares * each).sum()}
    each = [f1((gold[:, i] * found[:, i]).sum(), found[:, i].sum(), gold[:, i].sum()) for i in range(gold.shape[1])]
    return dict(zip(labels, each))


def spans(path, labels):
    """Begin, end and type of the spans of a chain of labels."""
    out, at = set(), 0
    while at < len(path):
        label, begin = labels[path[at]], at
        at += 1
        if label != "O":
            while at < len(path) and labels[path[at]] == "I-" + label[2:]:
                at += 1
            out.add((begin, at, label[2:]))
    return out


def result(task, labels, model, text):
    if task.kind == "chain":
        gold, found = spans(text.gold_labels, labels), spans(model.tokens.path(text), labels)
        return numpy.array([[len(gold), len(found), len(gold & found)]]), None
    scores = model.scores(text).numpy()
    if task.kind == "choice":
        return text.gold_labels, scores.argmax(1)
    return text.gold_labels, scores


def best_thresholds(results):
    """For each mark the score from which it is told, by texts that were not learned from."""
    gold, found = (numpy.concatenate(x) for x in zip(*results))
    out = []
    for i in range(gold.shape[1]):
        steps = numpy.arange(-2.5, 1.51, 0.1)
        out.append(max((f1(((found[:, i] > s) * gold[:, i]).sum(), (found[:, i] > s).sum(), gold[:, i].sum()), -abs(s), s) for s in steps)[2])
    return numpy.array(out, "f4")


def cells_of(parts):
    """Templates as pairs of a column and a step, filled up with -1."""
    cells = numpy.full((len(parts), max(map(len, parts)), 2), -1, "i1")
    for i, template in enumerate(parts):
        cells[i, :len(template)] = template
    return cells


def pack(model, thresholds, prefix, out):
    if model.parts:
        if model.parts.settings.templates:
            out[prefix + "parts.templates"] = cells_of(templates(model.parts.settings.templates))
        packed(model.parts.known, model.parts.table.numpy()[1:], model.parts.bias.numpy() - thresholds, out, prefix + "parts")
        thresholds = numpy.zeros_like(thresholds)
    if model.tokens:
        pack_network(model.tokens, thresholds, prefix, out)


def pack_network(reader, thresholds, prefix, out):
    network, array = reader.network, lambda x: x.detach().numpy()
    packed(reader.known, array(network.table)[1:], array(network.bias), out, prefix + "features")
    for name, weights, step in (("context", network.context.weight, CONTEXT), ("words", network.word.weight, WORD)):
        weights = array(weights)
        scale = numpy.maximum(numpy.abs(weights).max(1), 1e-6) / 127
        out[f"{prefix}{name}"] = numpy.rint(weights / scale[:, None]).astype("i1")
        out[f"{prefix}{name}.scale"] = (scale * step).astype("f4")
    out[prefix + "output"], out[prefix + "output.bias"] = array(network.output.weight), array(network.output.bias) - thresholds
    if network.chain is not None:
        out[prefix + "step"], out[prefix + "start"] = array(network.chain.step), array(network.chain.start)
    out[prefix + "templates"] = cells_of(templates(reader.settings.templates))


def teach(task, rows, corpora):
    """Tensors of the network that ships and of those of the folds, labels, and what they scored."""
    texts = read(os.path.join(rows, task.rows), os.path.join(corpora, task.corpus), task.file)
    labels = task.labels(texts)
    prepare(texts, task, labels)
    pool = Pool(os.path.join(rows, "pool.rows"), os.path.join(rows, "pool", "vectors.npz")) if task.pool else None
    models, results = [], []
    for fold in range(FOLDS):
        tested = [t for t in texts if t.fold == fold]
        models.append(Model(task, labels, others(texts, tested), pool))
        results += [result(task, labels, models[-1], t) for t in tested]
    thresholds = numpy.zeros(len(labels), "f4")
    if task.kind == "marks":
        thresholds = best_thresholds(results)
        results = [(gold, (found > thresholds).astype("f4")) for gold, found in results]
    if task.kind == "chain":
        asked, found, right = numpy.concatenate([counts for counts, _ in results]).sum(0)
        figures = {"f1": f1(right, found, asked)}
    else:
        figures = scored(task, labels, results)
    figures = {k: round(float(v), 4) for k, v in figures.items()}
    print(task.name, figures, flush=True)
    whole, folds = {}, {}
    for fold, model in enumerate(models):
        pack(model, thresholds, f"{fold}.{task.name}.", folds)
    pack(Model(task, labels, texts, pool), thresholds, task.name + ".", whole)
    card = {"texts": len(texts), "rows": digest(os.path.join(rows, task.rows)), "by parts": figures}
    return whole, folds, labels, card


def kept(path, names):
    """Tensors and labels of a file that belong to networks which are not taught again."""
    tensors, texts = {}, {}
    if os.path.exists(path):
        with safe_open(path, "numpy") as f:
            tensors = {k: f.get_tensor(k) for k in f.keys() if any(f".{n}." in "." + k for n in names)}
            texts = {k: v for k, v in (f.metadata() or {}).items() if k in names}
    return tensors, texts


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--rows", required=True, help="folder of what `sitrep-evaluate coding` wrote")
    ap.add_argument("--corpora", required=True)
    ap.add_argument("--out", required=True)
    ap.add_argument("--only", action="append", help="teach this network alone")
    a = ap.parse_args()
    torch.set_num_threads(1)
    torch.set_flush_denormal(True)
    torch.use_deterministic_algorithms(True)
    folds_path = a.out.replace(".safetensors", "-folds.safetensors")
    rest = [t.name for t in TASKS if a.only and t.name not in a.only]
    (whole, texts), (folds, _) = kept(a.out, rest), kept(folds_path, rest)
    cards = {k: v for k, v in read_card(a.out).items() if k in rest}
    for task in TASKS:
        if task.name not in rest:
            tensors, parts, labels, cards[task.name] = teach(task, a.rows, a.corpora)
            whole, folds, texts = whole | tensors, folds | parts, texts | {task.name: "\n".join(labels)}
    write(a.out, whole, texts | {"version": VERSION})
    write(folds_path, folds, texts | {"version": VERSION})
    write_card(a.out, {"networks": cards})


def read_card(path):
    card = os.path.splitext(path)[0] + ".json"
    if not os.path.exists(card):
        return {}
    with open(card) as f:
        return json.load(f)["networks"]


if __name__ == "__main__":
    main()
