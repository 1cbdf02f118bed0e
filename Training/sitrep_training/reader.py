"""The reader that ships: a small convolutional encoder and its heads, with the numbers it will have as 8-bit integers."""
import torch
from torch import nn

from .heads import Parser, Spans
from .quantize import Linear, by_row, fixed
from .words import BUCKETS

PIECE_SIZE = 128
WORD_SIZE = 96
HASH_SIZE = 24
UNITS = 256
DILATIONS = (1, 2, 4, 8, 4, 1)
ARC_SIZE = 160
RELATION_SIZE = 128
NAME_SIZE = 128
DROPOUT = 0.1
WORD_DROPOUT = 0.1


class Normal(nn.Module):
    """Rows of mean 0 and variance 1, rounded; the next product scales and shifts them."""

    def forward(self, x):
        return fixed(nn.functional.layer_norm(x, x.shape[-1:]))


class Convolution(nn.Module):
    """x + relu(W [x(t-d), x(t), x(t+d)]) over normalised rows."""

    def __init__(self, dilation):
        super().__init__()
        self.dilation = dilation
        self.normal = Normal()
        self.product = Linear(3 * UNITS, UNITS)
        self.dropout = nn.Dropout(DROPOUT)

    def forward(self, x, mask):
        y = self.normal(x) * mask
        d, t = self.dilation, x.shape[1]
        wide = nn.functional.pad(y, (0, 0, d, d))
        window = torch.cat([wide[:, :t], y, wide[:, 2 * d:2 * d + t]], dim=2)
        return x + self.dropout(torch.relu(self.product(window)))


class Encoder(nn.Module):
    def __init__(self, pieces, known):
        """`pieces`: vectors that the pieces of words begin with, V x PIECE_SIZE."""
        super().__init__()
        self.pieces = nn.Embedding.from_pretrained(pieces, freeze=False)
        self.words = nn.Embedding(known + 1, WORD_SIZE, padding_idx=0)
        nn.init.normal_(self.words.weight[1:], std=0.1)
        self.tables = nn.ModuleDict({k: nn.Embedding(n, HASH_SIZE) for k, n in BUCKETS.items()})
        for table in self.tables.values():
            nn.init.normal_(table.weight, std=0.1)
        self.input = Linear(PIECE_SIZE + WORD_SIZE + HASH_SIZE * len(BUCKETS), UNITS)
        self.layers = nn.ModuleList(Convolution(d) for d in DILATIONS)
        self.normal = Normal()
        self.dropout = nn.Dropout(DROPOUT)

    def vectors(self, data, words):
        """What the encoder is told of each word, before it looks around."""
        pieces = data.pieces[words].long()
        there = (pieces >= 0)
        mean = (self.pieces(pieces.clamp(min=0)) * there.unsqueeze(-1)).sum(2) / there.sum(2, keepdim=True).clamp(min=1)
        hashes = data.hashes[words].long()
        known = self.words(hashes[..., 0])
        if self.training:
            known = known * (torch.rand(words.shape, device=words.device) > WORD_DROPOUT).unsqueeze(-1)
        parts = [mean, known] + [table(hashes[..., i]) for i, table in enumerate(self.tables.values(), 1)]
        return torch.cat(parts, dim=-1)

    def forward(self, data, batch):
        x = self.dropout(self.input(by_row(self.vectors(data, batch.words))))
        for layer in self.layers:
            x = layer(x, batch.upper)
        return self.normal(x)


class Reader(nn.Module):
    """The encoder with the heads that are taught together with it."""

    def __init__(self, labels, schemes, pieces, known):
        super().__init__()
        self.encoder = Encoder(pieces, known)
        self.tags = nn.ModuleDict({k: Linear(UNITS, len(labels[k])) for k in ("upos", "xpos")})
        self.parser = Parser(UNITS, ARC_SIZE, RELATION_SIZE, len(labels["relations"]), DROPOUT, Linear, by_row)
        self.names = Spans(UNITS, NAME_SIZE, labels["names"], schemes, DROPOUT, Linear, by_row)

    def rows(self, data, batch):
        return self.encoder(data, batch)
