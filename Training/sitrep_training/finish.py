"""Finishes a distilled reader: the chain of names. Minutes on one core.

    python -m sitrep_training.finish --arrays FILE.npz --taught FOLDER
"""
import json
import os

import numpy

from .distil import report, teach_chain
from .files import begin, save


def main():
    a, data, reader, texts = begin(__doc__, "distilled.safetensors")
    teach_chain(reader, data, numpy.random.default_rng(a.seed))
    texts["log"]["finished"] = report(reader, data)
    print(json.dumps(texts["log"]["finished"]), flush=True)
    save(os.path.join(a.taught, "reader.safetensors"), reader.state_dict(), texts)


if __name__ == "__main__":
    main()
