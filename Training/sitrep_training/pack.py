"""Packs a taught reader as the one file that ships, in the safetensors format, with a model card.

    python -m sitrep_training.pack --arrays FILE.npz --taught FOLDER --corpora FOLDER --encoder FOLDER --out Models/reader.safetensors
"""
import argparse
import json
import os

import numpy
from safetensors.numpy import load_file

from .corpora import treebank
from .entities import FOLDS
from .files import texts_of
from .heads import DISTANCES
from .lemmas import learn
from .packing import write, write_card
from .quantize import LARGEST, ROW_SCALE
from .reader import DILATIONS
from .teach import SCHEME
from .words import BUCKETS, Pieces, fold_table, key

VERSION = "2"


def small(table):
    """Rows of 8-bit integers and a scale for each row."""
    scale = numpy.abs(table).max(1) / LARGEST
    scale = numpy.where(scale == 0, 1, scale).astype("f4")
    return numpy.rint(table / scale[:, None]).astype("i1"), scale


def table(out, name, weights):
    out[name], out[name + ".scale"] = small(weights)


def linear(out, name, weights, source, bias=None):
    """A product: integers inputs by outputs, a scale and a bias for each output."""
    integers, out[name + ".scale"] = small(weights[source + ".weight"])
    out[name + ".weight"] = integers.T
    found = weights.get(source + ".bias") if bias is None else bias
    out[name + ".bias"] = numpy.zeros(len(integers), "f4") if found is None else found


def spans_head(out, name, weights, prefix, scheme):
    hidden = weights[prefix + "hidden.bias"] + weights[prefix + "scheme.weight"][scheme]
    linear(out, name + ".hidden", weights, prefix + "hidden", hidden)
    if prefix + "word.weight" in weights:
        linear(out, name + ".word", weights, prefix + "word")
    linear(out, name + ".emit", weights, prefix + "emit")
    out[name + ".step"] = weights[prefix + "chain.step"]
    out[name + ".start"] = weights[prefix + "chain.start"]


def joined(weights, sources):
    """Products that read the same rows, as one."""
    return {"joined." + k: numpy.concatenate([weights[s + "." + k] for s in sources]) for k in ("weight", "bias")}


def reader_tensors(w, schemes, known, pieces):
    out = {"vocabulary": numpy.frombuffer("\n".join(pieces.rows).encode("utf-8"), "u1"), "fold": numpy.array(fold_table(), "i4")}
    keys = numpy.array([key(word) for word in known], "u8")
    assert len(set(keys.tolist())) == len(keys), "two known words share a key"
    out["words.keys"] = keys.view("i8")
    table(out, "pieces", w["encoder.pieces.weight"])
    table(out, "words", w["encoder.words.weight"][1:])
    for part in BUCKETS:
        table(out, part, w["encoder.tables.%s.weight" % part])
    linear(out, "input", w, "encoder.input")
    for i in range(len(DILATIONS)):
        linear(out, "layer%d" % i, w, "encoder.layers.%d.product" % i)
    linear(out, "tags", joined(w, ["tags.upos", "tags.xpos"]), "joined")
    linear(out, "arc.dependent", w, "parser.dependent")
    linear(out, "arc.head", w, "parser.head")
    linear(out, "arc.product", w, "parser.arc")
    out["arc.root"] = w["parser.root"]
    out["arc.distance"] = w["parser.distance.weight"][:, 0]
    linear(out, "relation.dependent", w, "parser.relation_dependent")
    linear(out, "relation.head", w, "parser.relation_head")
    linear(out, "relation.product", w, "parser.relation")
    out["relation.root"] = w["parser.relation_root"]
    spans_head(out, "names", w, "names.", schemes.get(SCHEME, 0))
    return out


def write_folds(path, heads, labels):
    """Heads of the folds of cross-validation, for the evaluation alone."""
    out = {}
    for fold in range(FOLDS):
        spans_head(out, "entities%d" % fold, heads, "entities%d." % fold, 0)
    texts = {"entities%d" % fold: labels for fold in range(FOLDS)}
    write(path, out, texts)


def main():
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--arrays", required=True)
    ap.add_argument("--taught", required=True)
    ap.add_argument("--corpora", required=True)
    ap.add_argument("--encoder", required=True)
    ap.add_argument("--out", required=True)
    a = ap.parse_args()
    os.makedirs(os.path.dirname(os.path.abspath(a.out)), exist_ok=True)
    with numpy.load(a.arrays) as f:
        arrays = json.loads(f["texts"].tobytes().decode("utf-8"))
    path = os.path.join(a.taught, "reader.safetensors")
    weights = {k: v.astype("f4") for k, v in load_file(path).items()}
    rules = learn(treebank(os.path.join(a.corpora, "treebank", "train.conllu.gz")))
    out = reader_tensors(weights, arrays["schemes"], arrays["known"], Pieces(os.path.join(a.encoder, "vocab.txt")))
    out["lemmas"] = numpy.frombuffer("\n".join(rules).encode("utf-8"), "u1")
    texts = {k: "\n".join(arrays["labels"][k]) for k in ("upos", "xpos", "relations", "names")}
    texts.update(
        version=VERSION, dilations="\n".join(map(str, DILATIONS)), distances="\n".join(map(str, DISTANCES)),
        rowscale=repr(float(numpy.float32(ROW_SCALE))))
    taught = texts_of(path)
    card = {"arguments": taught["arguments"], "data": arrays["digests"], "log": taught["log"], "lemma rules": len(rules)}
    heads = {k: v.astype("f4") for k, v in load_file(os.path.join(a.taught, "entities.safetensors")).items()}
    spans_head(out, "entities", heads, "entities.", 0)
    card["log"] |= texts_of(os.path.join(a.taught, "entities.safetensors"))
    texts["entities"] = "\n".join(arrays["labels"]["spans"])
    sentence = os.path.join(a.taught, "sentence.safetensors")
    parts = {k: v.astype("f4") for k, v in load_file(sentence).items()}
    for part in ("hidden", "emit"):
        linear(out, "sentence." + part, parts, part)
    card["log"] |= texts_of(sentence)
    folds = os.path.join(os.path.dirname(a.out), "folds.safetensors")
    write_folds(folds, heads, texts["entities"])
    write(a.out, out, texts)
    write_card(a.out, card)


if __name__ == "__main__":
    main()
