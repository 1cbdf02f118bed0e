"""Finishes a distilled reader: the chain of names. Minutes on one core.

    python -m sitrep_training.finish --arrays FILE.npz --taught FOLDER
"""
import argparse
import json
import os

import numpy
import torch

from .data import Data
from .distil import report, teach_chain
from .files import load, save


def main():
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--arrays", required=True)
    ap.add_argument("--taught", required=True)
    ap.add_argument("--device", default="cpu")
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--threads", type=int, default=1)
    a = ap.parse_args()
    torch.set_num_threads(a.threads)
    torch.manual_seed(a.seed)
    torch.use_deterministic_algorithms(True, warn_only=True)
    rng = numpy.random.default_rng(a.seed)
    data = Data(a.arrays, torch.device(a.device))
    reader, texts = load(os.path.join(a.taught, "distilled.safetensors"), data)
    teach_chain(reader, data, rng)
    texts["log"]["finished"] = report(reader, data)
    print(json.dumps(texts["log"]["finished"]), flush=True)
    save(os.path.join(a.taught, "reader.safetensors"), reader.state_dict(), texts)


if __name__ == "__main__":
    main()
