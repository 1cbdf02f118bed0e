"""Taught readers in files: weights, and what is known of their making."""
import json

from safetensors import safe_open
from safetensors.torch import load_file, save_file

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
