"""A teacher of coded snippets: log-linear over the rows of the public encoder; it reads the passages of a pool."""
import base64
import json

import numpy
import torch
from torch.nn.functional import cross_entropy


class Teacher:
    """Classes from one row a text; rare classes weigh as much as others."""

    def __init__(self, rows, gold, labels, trust=30, steps=120):
        x, counts = torch.from_numpy(rows), torch.bincount(gold, minlength=labels)
        weights = (len(gold) / (counts > 0).sum() / counts.clamp(min=1))[gold]
        self.table = torch.zeros(x.shape[1] + 1, labels, requires_grad=True)
        optimizer = torch.optim.LBFGS([self.table], max_iter=steps, line_search_fn="strong_wolfe")

        def closure():
            optimizer.zero_grad()
            loss = trust * (cross_entropy(x @ self.table[:-1] + self.table[-1], gold, reduction="none") * weights).sum()
            loss = loss + (self.table[:-1] ** 2).sum() / 2
            loss.backward()
            return loss

        optimizer.step(closure)

    @torch.no_grad()
    def shares(self, rows):
        return torch.softmax(torch.from_numpy(rows) @ self.table[:-1] + self.table[-1], 1).numpy()


class Pool:
    """Passages as `sitrep-evaluate coding` saw them, with the encoder's rows of them and of the snippets."""

    def __init__(self, rows, vectors):
        with open(rows) as f:
            parts = {row["id"]: row["parts"][0]["features"] for row in map(json.loads, f)}
        with numpy.load(vectors) as f:
            self.rows, ids = f["pool"], f["pool.ids"].tolist()
            self.snippets = dict(zip(f["snippets.ids"].tolist(), f["snippets"]))
        self.bags = [numpy.frombuffer(base64.b64decode(parts[i]), "<u4") for i in ids]

    def read(self, labels, texts):
        """The bags, and what a teacher of some texts says of each."""
        gold = torch.from_numpy(numpy.concatenate([t.gold_labels for t in texts]))
        teacher = Teacher(numpy.stack([self.snippets[t.id] for t in texts]), gold, len(labels))
        return self.bags, teacher.shares(self.rows)
