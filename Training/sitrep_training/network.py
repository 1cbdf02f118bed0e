"""The encoder and its heads."""
import torch
from torch import nn

from .words import BUCKETS

PIECE_SIZE = 96
WORD_SIZE = 64
WIDTHS = {"prefix3": 24, "suffix2": 24, "suffix3": 24, "suffix4": 24, "shape": 24}
UNITS = 160
DILATIONS = (1, 2, 4, 8, 1)
ARC_SIZE = 128
RELATION_SIZE = 96
NAME_SIZE = 96
# Signed distances from a word to its head, each side cut into classes by these lower bounds.
DISTANCES = (1, 2, 3, 4, 5, 6, 8, 11, 16, 24)


class Convolution(nn.Module):
    """x + relu(W [x(t-d), x(t), x(t+d)]) over a normalised input."""

    def __init__(self, dilation, dropout):
        super().__init__()
        self.dilation = dilation
        self.norm = nn.LayerNorm(UNITS)
        self.product = nn.Linear(3 * UNITS, UNITS)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x, mask):
        y = self.norm(x) * mask
        d = self.dilation
        t = x.shape[1]
        padded = nn.functional.pad(y, (0, 0, d, d))
        window = torch.cat([padded[:, :t], y, padded[:, 2 * d:2 * d + t]], dim=2)
        return x + self.dropout(torch.relu(self.product(window)))


class Encoder(nn.Module):
    def __init__(self, known, dropout=0.2, word_dropout=0.2):
        super().__init__()
        self.words = nn.Embedding(known + 1, WORD_SIZE, padding_idx=0)
        self.pieces = nn.Linear(384, PIECE_SIZE, bias=False)
        self.tables = nn.ModuleDict({k: nn.Embedding(BUCKETS[k], WIDTHS[k]) for k in BUCKETS})
        for table in self.tables.values():
            nn.init.normal_(table.weight, std=0.1)
        nn.init.normal_(self.words.weight[1:], std=0.1)
        self.input = nn.Linear(PIECE_SIZE + WORD_SIZE + sum(WIDTHS.values()), UNITS)
        self.layers = nn.ModuleList(Convolution(d, dropout) for d in DILATIONS)
        self.norm = nn.LayerNorm(UNITS)
        self.dropout = nn.Dropout(dropout)
        self.word_dropout = word_dropout

    def forward(self, pieces, hashes, mask):
        """pieces: B x T x 384 averages; hashes: B x T x 6, the known word first; mask: B x T x 1."""
        parts = [self.pieces(pieces), self.words(hashes[:, :, 0])]
        for i, table in enumerate(self.tables.values(), 1):
            parts.append(table(hashes[:, :, i]))
        if self.training:
            for i, rate in ((0, 0.05), (1, self.word_dropout)):
                keep = (torch.rand(mask.shape) > rate).float()
                parts[i] = parts[i] * keep
        x = self.dropout(self.input(torch.cat(parts, dim=2)))
        for layer in self.layers:
            x = layer(x, mask)
        return self.norm(x)


def distance_classes(n):
    """n x (n+1) classes of head minus dependent; column 0 is the root."""
    heads = torch.arange(0, n + 1).unsqueeze(0)
    words = torch.arange(1, n + 1).unsqueeze(1)
    delta = heads - words
    bounds = torch.tensor(DISTANCES)
    size = torch.bucketize(delta.abs(), bounds, right=True)
    classes = torch.where(delta > 0, size + len(DISTANCES), size)
    classes[:, 0] = 0
    return classes


class Parser(nn.Module):
    def __init__(self, relations, dropout=0.3):
        super().__init__()
        self.dependent = nn.Linear(UNITS, ARC_SIZE)
        self.head = nn.Linear(UNITS, ARC_SIZE)
        self.root = nn.Parameter(torch.zeros(ARC_SIZE))
        self.arc = nn.Linear(ARC_SIZE, ARC_SIZE)
        self.as_head = nn.Linear(ARC_SIZE, 1, bias=False)
        self.distance = nn.Embedding(2 * len(DISTANCES) + 1, 1)
        nn.init.zeros_(self.distance.weight)
        self.relation_dependent = nn.Linear(UNITS, RELATION_SIZE)
        self.relation_head = nn.Linear(UNITS, RELATION_SIZE, bias=False)
        self.relation_root = nn.Parameter(torch.zeros(RELATION_SIZE))
        self.relation = nn.Linear(RELATION_SIZE, relations)
        self.dropout = nn.Dropout(dropout)

    def arcs(self, x):
        """B x T x (T+1) scores of each head for each word."""
        dep = self.dropout(torch.relu(self.dependent(x)))
        head = self.dropout(torch.relu(self.head(x)))
        head = torch.cat([self.root.expand(x.shape[0], 1, -1), head], dim=1)
        scores = self.arc(dep) @ head.transpose(1, 2) + self.as_head(head).transpose(1, 2)
        return scores + self.distance(distance_classes(x.shape[1])).squeeze(2)

    def relations(self, x, heads):
        """Scores of the relations of each word to the head given (0 is the root)."""
        dep = self.relation_dependent(x)
        head = torch.cat([self.relation_root.expand(x.shape[0], 1, -1), self.relation_head(x)], dim=1)
        chosen = torch.gather(head, 1, heads.clamp(min=0).unsqueeze(2).expand(-1, -1, RELATION_SIZE))
        return self.relation(self.dropout(torch.relu(dep + chosen)))


class Labels(nn.Module):
    """A linear-chain conditional random field over labels of words, with a scheme a source."""

    def __init__(self, labels, schemes, dropout=0.3):
        super().__init__()
        self.hidden = nn.Linear(UNITS, NAME_SIZE)
        self.scheme = nn.Embedding(schemes, NAME_SIZE)
        nn.init.zeros_(self.scheme.weight)
        self.emit = nn.Linear(NAME_SIZE, len(labels))
        self.step = nn.Parameter(torch.zeros(len(labels), len(labels)))
        self.start = nn.Parameter(torch.zeros(len(labels)))
        self.dropout = nn.Dropout(dropout)
        legal = torch.zeros(len(labels), len(labels))
        first = torch.zeros(len(labels))
        for j, b in enumerate(labels):
            if b.startswith("I-"):
                first[j] = -1e4
                for i, a in enumerate(labels):
                    if a[2:] != b[2:] or a == "O":
                        legal[i, j] = -1e4
        self.register_buffer("legal", legal)
        self.register_buffer("first", first)

    def emissions(self, x, scheme):
        return self.emit(self.dropout(torch.relu(self.hidden(x) + self.scheme(scheme).unsqueeze(1))))

    def loss(self, x, scheme, gold, mask):
        """Negative log likelihood of the gold labels, a mean over words."""
        e = self.emissions(x, scheme)
        step = self.step + self.legal
        b, t, k = e.shape
        first = self.start + self.first + e[:, 0]
        total = first
        score = first.gather(1, gold[:, :1]).squeeze(1)
        for i in range(1, t):
            m = mask[:, i]
            grown = torch.logsumexp(total.unsqueeze(2) + step.unsqueeze(0), dim=1) + e[:, i]
            total = torch.where(m.unsqueeze(1), grown, total)
            s = step[gold[:, i - 1], gold[:, i]] + e[:, i].gather(1, gold[:, i:i + 1]).squeeze(1)
            score = score + torch.where(m, s, torch.zeros_like(s))
        return (torch.logsumexp(total, dim=1) - score).sum() / mask.sum()

    def decode(self, x, scheme, lengths):
        e = self.emissions(x, scheme)
        step = self.step + self.legal
        best = self.start + self.first + e[:, 0]
        back, states = [], [best]
        for i in range(1, e.shape[1]):
            value, where = (best.unsqueeze(2) + step.unsqueeze(0)).max(dim=1)
            best = value + e[:, i]
            back.append(where)
            states.append(best)
        out = []
        for r, n in enumerate(lengths):
            y = [int(states[n - 1][r].argmax())]
            for i in range(n - 2, -1, -1):
                y.append(int(back[i][r, y[-1]]))
            out.append(y[::-1])
        return out


class Reader(nn.Module):
    """The encoder with the heads that are taught together with it."""

    def __init__(self, known, upos, xpos, relations, names, schemes):
        super().__init__()
        self.encoder = Encoder(known)
        self.upos = nn.Linear(UNITS, upos)
        self.xpos = nn.Linear(UNITS, xpos)
        self.parser = Parser(relations)
        self.names = Labels(names, schemes)
        self.dropout = nn.Dropout(0.2)
