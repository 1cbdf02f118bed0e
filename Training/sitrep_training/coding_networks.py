"""A small network over the tokens of a text: hashed features and the encoder's rows; one decision a part, or a chain of labels."""
import numpy
import torch
from torch import nn
from torch.nn.functional import binary_cross_entropy_with_logits, cross_entropy, dropout, embedding_bag

from .heads import Chain
from .incident_networks import batches, common

# What one of a row's whole numbers is worth, as in TokenNetwork.
CONTEXT, WORD = 1 / 32, 1 / 64
# Sums over tokens are divided by this.
MANY = 8


class Settings:
    """How one network is taught; `kind` is choice, marks or chain; of parts without marks a share, `silent`, teaches."""

    def __init__(self, kind, templates, units=16, window=1, fewest=3, kept=12000, epochs=15, rate=3e-3,
                 of_features=0.4, of_rows=0.3, decay=1e-5, of_dense=3e-5, batch=16, silent=1.0, seed=1):
        self.__dict__.update(locals())


class Network(nn.Module):
    def __init__(self, settings, labels, features, context, word):
        super().__init__()
        units = settings.units
        self.settings, self.labels = settings, labels
        self.table = nn.Parameter(torch.randn(features + 1, units) * 0.02)
        self.bias = nn.Parameter(torch.zeros(units))
        self.context = nn.Linear(settings.window * context, units, bias=False)
        self.word = nn.Linear(word, units, bias=False)
        self.output = nn.Linear(units if settings.kind == "chain" else 2 * units, len(labels))
        self.chain = Chain(labels) if settings.kind == "chain" else None

    def hidden(self, ids, context, words):
        s = self.settings
        weights = (ids > 0).float()
        if self.training:
            weights = weights * (torch.rand(ids.shape) >= s.of_features).float() / (1 - s.of_features)
        x = embedding_bag(ids, self.table, mode="sum", per_sample_weights=weights) + self.bias
        x = x + self.context(dropout(context, s.of_rows, self.training)) + self.word(dropout(words, s.of_rows, self.training))
        return torch.relu(x)

    def scores(self, inputs, ranges):
        """Scores of each range of tokens, or of each token where labels form a chain."""
        h = self.hidden(*inputs)
        if self.chain is None:
            empty = torch.zeros(1, h.shape[1])
            parts = [h[a:b] if b > a else empty for a, b in ranges]
            h = torch.stack([torch.cat([p.max(0).values, p.sum(0) / MANY]) for p in parts])
        return self.output(dropout(h, self.settings.of_rows, self.training))


class Reader:
    """A network taught on some texts. Each text brings `features`, `context` and `words` a token, `ranges` and `gold`."""

    def __init__(self, settings, labels, texts):
        torch.manual_seed(settings.seed)
        self.settings, self.labels = settings, labels
        each = (lambda t: t.features.ravel()) if settings.kind == "chain" else (lambda t: numpy.unique(t.features))
        self.known = common([each(t) for t in texts], settings.fewest)
        self.network = Network(settings, labels, len(self.known), texts[0].context.shape[1], texts[0].words.shape[1])
        texts = [t for t in (t.teaching(settings.silent) for t in texts) if t.ranges]
        inputs = [self.inputs(t) for t in texts]
        optimizer = torch.optim.Adam(self.network.parameters(), lr=settings.rate)
        for some in batches(len(texts), settings.batch, settings.epochs, optimizer, settings.rate, numpy.random.default_rng(settings.seed)):
            loss = self.loss([texts[i] for i in some], [inputs[i] for i in some])
            loss = loss + settings.decay * (self.network.table ** 2).sum()
            dense = (self.network.context.weight, self.network.word.weight)
            loss = loss + settings.of_dense * sum((w ** 2).sum() for w in dense)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        self.network.eval()
        self.drop_least()

    def inputs(self, text):
        at = numpy.minimum(numpy.searchsorted(self.known, text.features), len(self.known) - 1)
        ids = numpy.where(self.known[at] == text.features, at + 1, 0).astype("i4")
        reach = self.settings.window // 2
        rows = numpy.pad(text.context.astype("f4") * CONTEXT, ((reach, reach), (0, 0)))
        wide = numpy.concatenate([rows[i:i + len(ids)] for i in range(self.settings.window)], 1)
        return torch.from_numpy(ids), torch.from_numpy(wide), torch.from_numpy(text.words.astype("f4") * WORD)

    def loss(self, texts, inputs):
        ranges, begin = [], 0
        for text in texts:
            ranges += [(begin + a, begin + b) for a, b in text.ranges]
            begin += len(text.features)
        scores = self.network.scores([torch.cat(x) for x in zip(*inputs)], ranges)
        if self.settings.kind == "chain":
            sizes = [len(t.features) for t in texts]
            pad = lambda parts: nn.utils.rnn.pad_sequence(parts, batch_first=True)
            mask = pad([torch.ones(n, dtype=torch.bool) for n in sizes])
            gold = pad([torch.from_numpy(t.gold_labels) for t in texts])
            return self.network.chain.loss(pad(scores.split(sizes)), gold, mask) * sum(sizes) / len(texts)
        gold = torch.from_numpy(numpy.concatenate([t.gold_labels for t in texts]))
        if self.settings.kind == "choice":
            return cross_entropy(scores, gold)
        return binary_cross_entropy_with_logits(scores, gold) * len(self.labels)

    def drop_least(self):
        """Leaves the features that weigh most; the file stays small."""
        weight = self.network.table.detach()[1:].norm(dim=1).numpy()
        kept = numpy.sort(numpy.argsort(-weight, kind="stable")[:self.settings.kept])
        self.known = self.known[kept]
        rows = torch.from_numpy(numpy.concatenate([[0], kept + 1]))
        self.network.table = nn.Parameter(self.network.table.detach()[rows])

    @torch.no_grad()
    def scores(self, text):
        return self.network.scores(self.inputs(text), text.ranges)

    @torch.no_grad()
    def path(self, text):
        scores = self.scores(text)[None]
        return self.network.chain.decode(scores, torch.ones(scores.shape[:2], dtype=torch.bool))[0].numpy()
