"""Taught readers in files: weights, and what is known of their making; and the arguments of steps that start from one."""
import argparse
import json
import os

import torch
from safetensors import safe_open
from safetensors.torch import load_file, save_file

from .data import Data
from .reader import Reader


def save(path, tensors, texts):
    save_file({k: v.detach().cpu().contiguous() for k, v in tensors.items()}, path, metadata={"texts": json.dumps(texts)})


def texts_of(path):
    with safe_open(path, "np") as f:
        return json.loads(f.metadata()["texts"])


def load(path, data):
    """A reader on the data's device, and the texts of its file."""
    weights = load_file(path)
    reader = Reader(data.labels, max(1, len(data.schemes)), weights["encoder.pieces.weight"].clone(), data.known)
    reader.load_state_dict(weights)
    return reader.to(data.device), texts_of(path)


def begin(description, name):
    """The arguments of a step, the data, and the reader in the file of that name with its texts."""
    ap = argparse.ArgumentParser(description=description)
    ap.add_argument("--arrays", required=True)
    ap.add_argument("--taught", required=True, help="folder of the taught reader; results are written there")
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--threads", type=int, default=1)
    a = ap.parse_args()
    torch.set_num_threads(a.threads)
    torch.manual_seed(a.seed)
    torch.use_deterministic_algorithms(True, warn_only=True)
    data = Data(a.arrays, torch.device("cpu"))
    return a, data, *load(os.path.join(a.taught, name), data)
