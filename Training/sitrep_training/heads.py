"""Heads that the teacher and the reader share; each reads a row of numbers a word."""
import torch
from torch import nn

# Signed distances from a word to its head, each side cut into classes by these lower bounds.
DISTANCES = (1, 2, 3, 4, 5, 6, 8, 11, 16, 24)
NEVER = -1e4


def as_it_is(x):
    return x


def distance_classes(n, device):
    """n x (n+1) classes of head minus dependent; column 0 is the root."""
    at = torch.arange(n, device=device)
    delta = at.unsqueeze(0) - at.unsqueeze(1)
    bounds = torch.tensor(DISTANCES, device=device)
    size = (delta.abs().unsqueeze(2) >= bounds).sum(2)
    classes = torch.where(delta > 0, size + len(DISTANCES), size)
    return torch.cat([torch.zeros(n, 1, dtype=torch.long, device=device), classes], dim=1)


class Parser(nn.Module):
    """Biaffine scores of heads with a preference for distances; relations to the head chosen."""

    def __init__(self, units, arc_size, relation_size, relations, dropout, linear=nn.Linear, rounded=as_it_is):
        super().__init__()
        self.dependent = linear(units, arc_size)
        self.head = linear(units, arc_size)
        self.root = nn.Parameter(torch.zeros(arc_size))
        self.arc = linear(arc_size, arc_size)
        self.distance = nn.Embedding(2 * len(DISTANCES) + 1, 1)
        nn.init.zeros_(self.distance.weight)
        self.relation_dependent = linear(units, relation_size)
        self.relation_head = linear(units, relation_size, bias=False)
        self.relation_root = nn.Parameter(torch.zeros(relation_size))
        self.relation = linear(relation_size, relations)
        self.dropout = nn.Dropout(dropout)
        self.rounded = rounded

    def arcs(self, x, mask):
        """B x T x (T+1) scores of each head for each word; words outside the sentence far below all."""
        dep = self.rounded(self.dropout(torch.relu(self.dependent(x))))
        head = self.dropout(torch.relu(self.head(x)))
        head = self.rounded(torch.cat([self.root.to(head.dtype).expand(x.shape[0], 1, -1), head], dim=1))
        scores = self.rounded(self.arc(dep)) @ head.transpose(1, 2)
        scores = scores.float() + self.distance(distance_classes(x.shape[1], x.device)).squeeze(2)
        real = torch.cat([torch.ones_like(mask[:, :1]), mask], dim=1)
        return scores.masked_fill(~real.unsqueeze(1), NEVER)

    def relations(self, x, heads):
        """Scores of the relations of each word to the head given (0 is the root)."""
        dep = self.relation_dependent(x)
        head = self.relation_head(x)
        head = torch.cat([self.relation_root.to(head.dtype).expand(x.shape[0], 1, -1), head], dim=1)
        chosen = torch.gather(head, 1, heads.clamp(min=0).unsqueeze(2).expand(-1, -1, head.shape[2]))
        return self.relation(self.rounded(self.dropout(torch.relu(dep + chosen)))).float()


class Spans(nn.Module):
    """Scores of begin, inside and outside labels, with a scheme of annotation a source.

    With `word_units`, rows are followed by that many numbers of the word alone, which have a product of their own.
    """

    def __init__(self, units, size, labels, schemes, dropout, linear=nn.Linear, rounded=as_it_is, word_units=0):
        super().__init__()
        self.hidden = linear(units, size)
        self.word = linear(word_units, size, bias=False) if word_units else None
        self.scheme = nn.Embedding(schemes, size)
        nn.init.zeros_(self.scheme.weight)
        self.emit = linear(size, len(labels))
        self.dropout = nn.Dropout(dropout)
        self.rounded = rounded
        self.chain = Chain(labels)

    def forward(self, x, scheme):
        units = self.hidden.in_features
        hidden = self.hidden(x[..., :units]) + self.scheme(scheme.clamp(min=0)).unsqueeze(1)
        if self.word is not None:
            hidden = hidden + self.word(x[..., units:])
        return self.emit(self.rounded(self.dropout(torch.relu(hidden)))).float()


class Chain(nn.Module):
    """A linear-chain conditional random field over emitted scores."""

    def __init__(self, labels):
        super().__init__()
        self.step = nn.Parameter(torch.zeros(len(labels), len(labels)))
        self.start = nn.Parameter(torch.zeros(len(labels)))
        legal = torch.zeros(len(labels), len(labels))
        first = torch.zeros(len(labels))
        for j, b in enumerate(labels):
            if b.startswith("I-"):
                first[j] = NEVER
                for i, a in enumerate(labels):
                    if a[2:] != b[2:] or a == "O":
                        legal[i, j] = NEVER
        self.register_buffer("legal", legal)
        self.register_buffer("first", first)

    def loss(self, e, gold, mask):
        """Negative log likelihood of the gold labels, a mean over words."""
        step = self.step + self.legal
        first = self.start + self.first + e[:, 0]
        total, score = first, first.gather(1, gold[:, :1]).squeeze(1)
        for i in range(1, e.shape[1]):
            m = mask[:, i]
            grown = torch.logsumexp(total.unsqueeze(2) + step.unsqueeze(0), dim=1) + e[:, i]
            total = torch.where(m.unsqueeze(1), grown, total)
            s = step[gold[:, i - 1], gold[:, i]] + e[:, i].gather(1, gold[:, i:i + 1]).squeeze(1)
            score = score + torch.where(m, s, torch.zeros_like(s))
        return (torch.logsumexp(total, dim=1) - score).sum() / mask.sum()

    @torch.no_grad()
    def decode(self, e, mask):
        """The best label of each word, B x T."""
        e, step = e.cpu(), (self.step + self.legal).cpu()
        lengths = mask.sum(1).cpu()
        best = (self.start + self.first).cpu() + e[:, 0]
        back = []
        for i in range(1, e.shape[1]):
            value, where = (best.unsqueeze(2) + step.unsqueeze(0)).max(dim=1)
            inside = (i < lengths).unsqueeze(1)
            best = torch.where(inside, value + e[:, i], best)
            back.append(torch.where(inside, where, torch.arange(e.shape[2]).expand_as(where)))
        path = [best.argmax(1)]
        for where in reversed(back):
            path.append(where.gather(1, path[-1].unsqueeze(1)).squeeze(1))
        return torch.stack(path[::-1], dim=1)
