"""A head that judges where sentences begin, over the reader's rows of paragraphs. It is asked where boundaries.py is in doubt.

    python -m sitrep_training.sentence_head --arrays FILE.npz --taught FOLDER
"""
import json
import os

import torch
from torch import nn
from torch.nn.functional import binary_cross_entropy_with_logits

from .data import Batch
from .files import begin, save
from .learning import Learner
from .quantize import Linear, by_row
from .reader import UNITS

# Words that are read, counted from the one that would begin the sentence.
REACH = range(-3, 3)
# Words of a paragraph that are encoded together, and those at its edges that are not judged.
WINDOW, EDGE = 96, 24
SIZE = 128
DROPOUT = 0.3
RATE = 2e-3
EPOCHS = 12
PLACES_A_BATCH = 2048
WINDOWS_A_BATCH = 100


class SentenceHead(nn.Module):
    def __init__(self):
        super().__init__()
        self.hidden = Linear(len(REACH) * UNITS, SIZE)
        self.emit = Linear(SIZE, 1)
        self.dropout = nn.Dropout(DROPOUT)

    def forward(self, x):
        return self.emit(by_row(self.dropout(torch.relu(self.hidden(self.dropout(x))))))[:, 0]


def windows(start, end):
    """(first word, end, first judged, end of the judged) of stretches that cover a paragraph."""
    judged = start
    while judged < end:
        first = max(start, judged - EDGE)
        last = min(end, first + WINDOW)
        until = end if last == end else last - EDGE
        yield first, last, judged, until
        judged = until


@torch.no_grad()
def rows(reader, data, paragraphs):
    """The reader's rows of all words, each read in a stretch of its paragraph; the first row of all is the first paragraph's."""
    base = int(paragraphs[0][0])
    out = torch.zeros(int(paragraphs[-1][1]) - base, UNITS, dtype=torch.float16)
    work = sorted((w for p in paragraphs for w in windows(int(p[0]), int(p[1]))), key=lambda w: (w[1] - w[0], w[0]))
    for at in range(0, len(work), WINDOWS_A_BATCH):
        some = work[at:at + WINDOWS_A_BATCH]
        lengths = torch.tensor([last - first for first, last, _, _ in some])
        steps = torch.arange(int(lengths.max()))
        mask = steps < lengths.unsqueeze(1)
        index = (torch.tensor([w[0] for w in some]).unsqueeze(1) + steps).clamp(max=len(data.words) - 1)
        x = reader.encoder(data, Batch((data.words[index].long() * mask), mask, None, None))
        for row, (first, _, judged, until) in zip(x, some):
            out[judged - base:until - base] = row[judged - first:until - first].half()
    return out


def places(data, name):
    """Words that may begin a sentence inside a paragraph, their paragraphs' ranges, and whether they do."""
    paragraphs, first = data.paragraphs(name)
    begins = set(first.tolist())
    asked = [(i, a, b) for a, b in paragraphs for i in range(a + 1, b) if not data.inside[i]]
    return paragraphs, torch.tensor(asked), torch.tensor([float(i in begins) for i, _, _ in asked])


def inputs(x, asked, base):
    """Rows around each place side by side, zeros outside its paragraph."""
    at = asked[:, :1] + torch.tensor(list(REACH))
    there = (at >= asked[:, 1:2]) & (at < asked[:, 2:])
    return (x[(at - base).clamp(min=0, max=len(x) - 1)] * there.unsqueeze(2)).flatten(1).float()


def teach(reader, data, seed):
    reader.eval()
    torch.manual_seed(seed)
    sets = {}
    for name in ("tree", "tree dev"):
        paragraphs, asked, gold = places(data, name)
        sets[name] = rows(reader, data, paragraphs), asked, gold, int(paragraphs[0][0])
    x, asked, gold, base = sets["tree"]
    head = SentenceHead()
    learner = Learner(
        head, [{"params": list(head.parameters()), "lr": RATE}], EPOCHS * (len(asked) // PLACES_A_BATCH + 1), average=0.99)
    for _ in range(EPOCHS):
        for some in torch.randperm(len(asked)).split(PLACES_A_BATCH):
            learner.step(lambda: binary_cross_entropy_with_logits(head(inputs(x, asked[some], base)), gold[some]))
    head = learner.average
    x, asked, gold, base = sets["tree dev"]
    with torch.no_grad():
        found = torch.cat([head(inputs(x, a, base)) for a in asked.split(8192)])
    return head, {"sentence beginnings": {"asked": len(asked), "wrong": int(((found > 0) != (gold > 0)).sum())}}


def main():
    a, data, reader, _ = begin(__doc__, "reader.safetensors")
    head, texts = teach(reader, data, a.seed)
    print(json.dumps(texts), flush=True)
    save(os.path.join(a.taught, "sentence.safetensors"), head.state_dict(), texts)


if __name__ == "__main__":
    main()
