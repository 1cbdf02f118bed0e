"""Packs trained weights as the one file that ships, in the safetensors format, with a model card.

    python -m sitrep_training.pack --weights FILE.pt --corpora FOLDER --out Models/reader.safetensors
"""
import argparse
import json
import os

import numpy
import torch
from safetensors.numpy import save_file

from .corpora import NER_TAGS, treebank
from .lemmas import learn
from .network import DILATIONS, DISTANCES
from .train import word_pieces
from .words import BUCKETS, fold_table, key

VERSION = "1"
# The scheme of names that the reader follows: the source whose rules it was told to read by.
NAME_SCHEME = "worldwide"


def small(table):
    """Rows of 8-bit integers and a scale for each row."""
    scale = numpy.abs(table).max(1) / 127
    scale = numpy.where(scale == 0, 1, scale).astype("f4")
    return numpy.rint(table / scale[:, None]).astype("i1"), scale


def linear(out, name, weights, source, bias=None):
    out[name + ".weight"] = weights[source + ".weight"].T.copy()
    found = weights.get(source + ".bias")
    out[name + ".bias"] = bias if bias is not None else found if found is not None else numpy.zeros(out[name + ".weight"].shape[1], "f4")


def labels_head(out, name, weights, prefix, scheme):
    hidden = weights[prefix + ".hidden.bias"]
    linear(out, name + ".hidden", weights, prefix + ".hidden", hidden + weights[prefix + ".scheme.weight"][scheme])
    linear(out, name + ".emit", weights, prefix + ".emit")
    out[name + ".step"] = weights[prefix + ".step"]
    out[name + ".start"] = weights[prefix + ".start"]


def tensors(saved, lemma_rules):
    w = {k: v.float().numpy() for k, v in saved["weights"].items()}
    pieces, vectors = word_pieces()
    out = {}
    out["vocabulary"] = numpy.frombuffer("\n".join(pieces.rows).encode("utf-8"), "u1")
    out["fold"] = numpy.array(fold_table(), "i4")
    out["pieces"], out["pieces.scale"] = small(vectors @ w["encoder.pieces.weight"].T)
    keys = numpy.array([key(word) for word in saved["known"]], "u8")
    assert len(set(keys.tolist())) == len(keys), "two known words share a key"
    out["words.keys"] = keys.view("i8")
    out["words"], out["words.scale"] = small(w["encoder.words.weight"][1:])
    for part in BUCKETS:
        out[part], out[part + ".scale"] = small(w["encoder.tables.%s.weight" % part])
    linear(out, "input", w, "encoder.input")
    for i in range(len(DILATIONS)):
        for k in ("weight", "bias"):
            out["layer%d.norm.%s" % (i, k)] = w["encoder.layers.%d.norm.%s" % (i, k)]
        linear(out, "layer%d.product" % i, w, "encoder.layers.%d.product" % i)
    for k in ("weight", "bias"):
        out["norm." + k] = w["encoder.norm." + k]
    out["tags.weight"] = numpy.concatenate([w["upos.weight"], w["xpos.weight"]]).T.copy()
    out["tags.bias"] = numpy.concatenate([w["upos.bias"], w["xpos.bias"]])
    linear(out, "arc.dependent", w, "parser.dependent")
    linear(out, "arc.head", w, "parser.head")
    linear(out, "arc.product", w, "parser.arc")
    out["arc.root"] = w["parser.root"]
    out["arc.prior"] = w["parser.as_head.weight"][0]
    out["arc.distance"] = w["parser.distance.weight"][:, 0]
    linear(out, "relation.dependent", w, "parser.relation_dependent")
    linear(out, "relation.head", w, "parser.relation_head")
    linear(out, "relation.product", w, "parser.relation")
    out["relation.root"] = w["parser.relation_root"]
    labels_head(out, "names", w, "names", saved["schemes"].get(NAME_SCHEME, 0))
    out["lemmas"] = numpy.frombuffer("\n".join(lemma_rules).encode("utf-8"), "u1")
    texts = {k: "\n".join(v) for k, v in saved["labels"].items()}
    texts.update(
        version=VERSION, names="\n".join(NER_TAGS), dilations="\n".join(map(str, DILATIONS)),
        distances="\n".join(map(str, DISTANCES)))
    return {k: numpy.ascontiguousarray(v) for k, v in out.items()}, texts


def main():
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--weights", required=True)
    ap.add_argument("--corpora", required=True)
    ap.add_argument("--out", required=True)
    a = ap.parse_args()
    saved = torch.load(a.weights, weights_only=True)
    rules = learn(treebank(os.path.join(a.corpora, "treebank", "train.conllu.gz")))
    out, texts = tensors(saved, rules)
    os.makedirs(os.path.dirname(os.path.abspath(a.out)), exist_ok=True)
    save_file(out, a.out, metadata=texts)
    arguments = {k: v for k, v in saved["arguments"].items() if k in ("epochs", "seed", "without", "threads")}
    card = {
        "file": os.path.basename(a.out), "lemma rules": len(rules), "bytes": os.path.getsize(a.out), "arguments": arguments,
        "data": saved["digests"], "scores": saved["log"][-1],
    }
    with open(os.path.splitext(a.out)[0] + ".json", "w") as f:
        json.dump(card, f, indent=2, sort_keys=True)
        f.write("\n")
    print(card["bytes"], "bytes")


if __name__ == "__main__":
    main()
