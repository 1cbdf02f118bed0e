"""Entities of texts on conflict (re3d): a head of its own over the reader's rows, which stay as they are. Minutes on one core.

    python -m sitrep_training.entities --arrays FILE.npz --taught FOLDER

Scores are by cross-validation: each sentence is read by a head that did not learn from it.
"""
import json
import os

import numpy
import torch
from torch import nn
from torch.nn.functional import pad

from . import scores
from .files import begin, save
from .heads import Spans
from .learning import Learner
from .quantize import Linear, by_row
from .reader import UNITS

# The sentence of number i is of part i modulo this.
FOLDS = 5
SIZE = 160
DROPOUT = 0.3
RATE = 2e-3
EPOCHS = 30
WORDS_A_BATCH = 800
AVERAGE = 0.99


class EntityReader(nn.Module):
    """A head that sees the rows of a word and its two neighbours, and the word itself."""

    def __init__(self, reader, labels):
        super().__init__()
        # Not a part of this module: it is not taught.
        self.reader = [reader]
        self.spans = Spans(3 * UNITS, SIZE, labels, 1, DROPOUT, Linear, by_row, reader.encoder.input.in_features)

    @torch.no_grad()
    def rows(self, data, batch):
        reader = self.reader[0]
        x = reader.rows(data, batch) * batch.upper
        wide = pad(x, (0, 0, 1, 1))
        words = by_row(reader.encoder.vectors(data, batch.words))
        return torch.cat([wide[:, :-2], x, wide[:, 2:], words], dim=2)


def taught(reader, data, numbers, seed):
    """A head that learnt the spans of some sentences, as a chain of labels."""
    torch.manual_seed(seed)
    rng = numpy.random.default_rng(seed)
    head = EntityReader(reader, data.labels["spans"]).to(data.device)
    steps = EPOCHS * len(data.groups(numbers, WORDS_A_BATCH))
    learner = Learner(head, [{"params": list(head.parameters()), "lr": RATE}], steps, average=AVERAGE)
    for _ in range(EPOCHS):
        for group in data.groups(numbers, WORDS_A_BATCH, rng):
            batch = data.batch(group, rng)
            scheme = torch.zeros_like(batch.scheme)
            gold = batch.labels["spans"].clamp(min=0)
            learner.step(lambda: head.spans.chain.loss(head.spans(head.rows(data, batch), scheme), gold, batch.mask))
    return learner.average


def teach_entities(reader, data, seed):
    """Weights of the head that ships, `entities.*`, and of one for each fold, `entities0.*` …; and their score."""
    reader.eval()
    numbers = data.sentences("re3d")
    parts = numpy.arange(len(numbers)) % FOLDS
    counts, tensors = [], {}
    for fold in list(range(FOLDS)) + [None]:
        test = numbers[parts == fold]
        head = taught(reader, data, numpy.setdiff1d(numbers, test), seed)
        if fold is not None:
            counts.append(scores.labelled_counts(head, head.spans, data, test, "spans", 0))
        print(json.dumps({"fold": fold, "f1": scores.f1(counts)}), flush=True)
        prefix = "entities." if fold is None else "entities%d." % fold
        tensors.update({prefix + k: v.detach().cpu() for k, v in head.spans.state_dict().items()})
    return tensors, {"re3d, by cross-validation": scores.f1(counts)}


def main():
    a, data, reader, _ = begin(__doc__, "reader.safetensors")
    tensors, texts = teach_entities(reader, data, a.seed)
    save(os.path.join(a.taught, "entities.safetensors"), tensors, texts)


if __name__ == "__main__":
    main()
