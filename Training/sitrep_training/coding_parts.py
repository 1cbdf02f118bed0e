"""Log-linear scores of whole parts of texts, from their words, cues and tokens; alone, or added to those of a network."""
import numpy
import torch
from torch.nn.functional import binary_cross_entropy_with_logits, cross_entropy, embedding_bag, one_hot

from .incident_networks import Bags, common


class PartSettings:
    """How scores of parts are taught; `kind` is choice or marks. `trust` is what all texts weigh beside the wish for small
    weights, `marked` what a mark weighs beside its absence; classes weigh the same however rare where they are `balanced`.
    `templates` over the tokens of a part give it further features; texts of a pool weigh `pooled` each."""

    def __init__(self, kind, trust, templates="", fewest=3, kept=12000, marked=2.0, balanced=False, pooled=0.0, steps=120):
        self.__dict__.update(locals())


class PartReader:
    """Weights of features for each label. Each text brings `bags`, a bag of features a part, and `gold_labels`. `pool` is of
    further bags with a row of shares of the labels for each."""

    def __init__(self, settings, labels, texts, pool=None):
        bags = [bag for t in texts for bag in t.bags]
        gold = torch.from_numpy(numpy.concatenate([t.gold_labels for t in texts]))
        weights = self.weights(settings, gold, len(labels))
        if settings.kind == "choice":
            gold = one_hot(gold, len(labels)).float()
        if pool is not None:
            bags, gold = bags + pool[0], torch.cat([gold, torch.from_numpy(pool[1])])
            weights = torch.cat([weights, torch.full((len(pool[0]),), settings.pooled)])
        self.settings, self.known = settings, common(bags, settings.fewest)
        self.table = torch.zeros(len(self.known) + 1, len(labels), requires_grad=True)
        self.bias = torch.zeros(len(labels), requires_grad=True)
        inputs = Bags(bags, self.known).take(numpy.arange(len(bags)))
        optimizer = torch.optim.LBFGS([self.table, self.bias], max_iter=settings.steps, line_search_fn="strong_wolfe")

        def closure():
            optimizer.zero_grad()
            scores = self.sums(inputs)
            if settings.kind == "choice":
                loss = (cross_entropy(scores, gold, reduction="none") * weights).sum()
            else:
                loss = (binary_cross_entropy_with_logits(scores, gold, reduction="none") * weights).sum()
            loss = settings.trust * loss + (self.table ** 2).sum() / 2
            loss.backward()
            return loss

        optimizer.step(closure)
        self.table, self.bias = self.table.detach(), self.bias.detach()
        self.drop_least()

    @staticmethod
    def weights(settings, gold, labels):
        if settings.kind == "marks":
            return 1 + (settings.marked - 1) * gold
        if not settings.balanced:
            return torch.ones(len(gold))
        counts = torch.bincount(gold, minlength=labels)
        return (len(gold) / (counts > 0).sum() / counts.clamp(min=1))[gold]

    def sums(self, inputs):
        rows, begins = inputs
        return embedding_bag(rows, self.table, begins, mode="sum") + self.bias

    def drop_least(self):
        """Leaves the features that weigh most; the file stays small."""
        weight = self.table[1:].abs().amax(1).numpy()
        kept = numpy.sort(numpy.argsort(-weight, kind="stable")[:self.settings.kept])
        self.known = self.known[kept]
        self.table = self.table[torch.from_numpy(numpy.concatenate([[0], kept + 1]))]

    def scores(self, text):
        return self.sums(Bags(text.bags, self.known).take(numpy.arange(len(text.bags))))
