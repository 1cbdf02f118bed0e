"""Teaches the reader: a teacher learns from gold labels, labels raw text, and the reader learns from both. Long: an accelerator helps.

    python -m sitrep_training.train --arrays FILE.npz --encoder FOLDER --out FOLDER
"""
import argparse
import json
import os
import time

os.environ.setdefault("CUBLAS_WORKSPACE_CONFIG", ":4096:8")

import numpy
import torch
from safetensors.torch import load_file

from .data import Data
from .distil import distil
from .files import save as save_reader
from .public_encoder import rows_as_floats
from .reader import PIECE_SIZE, Reader
from .teach import label, teach
from .teacher import Teacher


def encoder(folder):
    """The public encoder; its file holds floats, or what `rows_as_bytes` made of them."""
    from transformers import AutoConfig, AutoModel
    config = AutoConfig.from_pretrained(folder)
    model = AutoModel.from_config(config, add_pooling_layer=False)
    found = rows_as_floats(load_file(os.path.join(folder, "model.safetensors")))
    missing = model.load_state_dict(found, strict=False).missing_keys
    assert not [m for m in missing if "position_ids" not in m], missing
    return model.float()


def piece_vectors(model):
    """The public encoder's vectors of pieces on their principal axes, V x PIECE_SIZE."""
    table = model.get_input_embeddings().weight.detach().float()
    table = table - table.mean(0)
    _, _, axes = torch.linalg.svd(table[torch.randperm(len(table), generator=torch.Generator().manual_seed(0))[:12000]], full_matrices=False)
    table = table @ axes[:PIECE_SIZE].T
    return table / table.std() * 0.5


def main():
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--arrays", required=True)
    ap.add_argument("--encoder", required=True, help="folder of the public encoder")
    ap.add_argument("--out", required=True)
    ap.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    ap.add_argument("--teachers", type=int, default=1)
    ap.add_argument("--teacher-epochs", type=int, default=6)
    ap.add_argument("--epochs", type=int, default=20)
    ap.add_argument("--stop-after", type=int, help="end after this many of the epochs")
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--threads", type=int, default=1)
    ap.add_argument("--small", type=int, default=0, help="use one sentence in this many, to try the program")
    a = ap.parse_args()
    torch.set_num_threads(a.threads)
    torch.backends.cuda.matmul.allow_tf32 = True
    torch.use_deterministic_algorithms(True, warn_only=True)
    precision = "bfloat16"
    device = torch.device(a.device)
    os.makedirs(a.out, exist_ok=True)
    data = Data(a.arrays, device)
    if a.small:
        keep = data.sentences
        data.sentences = lambda name: keep(name)[::a.small]
    schemes = max(1, len(data.schemes))
    teachers, log = [], {}
    for number in range(a.teachers):
        torch.manual_seed(a.seed + number)
        rng = numpy.random.default_rng(a.seed + number)
        public = encoder(a.encoder)
        pieces = piece_vectors(public)
        teacher = Teacher(public, data.labels, schemes).to(device)
        log["teacher %d" % (number + 1)] = teach(teacher, data, a.teacher_epochs, rng, precision)
        print(json.dumps(log), flush=True)
        teachers.append(teacher)
    began = time.time()
    raw = label(teachers, data, data.sentences("raw"), precision)
    gold = label(teachers, data, numpy.concatenate([data.sentences("tree"), data.sentences("names")]), precision)
    print("labelled", len(raw), "and", len(gold), "batches in", round((time.time() - began) / 60, 2), "minutes", flush=True)

    torch.manual_seed(a.seed)
    rng = numpy.random.default_rng(a.seed)
    reader = Reader(data.labels, schemes, pieces, data.known).to(device)
    print("parameters", sum(p.numel() for p in reader.parameters()), flush=True)

    def save(model, lines):
        arguments = {k: v for k, v in vars(a).items() if k not in ("arrays", "encoder", "out")}
        texts = {"log": log | {"reader": lines}, "arguments": arguments}
        save_reader(os.path.join(a.out, "distilled.safetensors"), model.state_dict(), texts)

    distil(reader, data, raw, gold, a.epochs, rng, save, a.stop_after)


if __name__ == "__main__":
    main()
