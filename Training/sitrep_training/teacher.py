"""The teacher: a public encoder with the same heads, many times the size of the reader."""
import torch
from torch import nn

from .heads import Parser, Spans
from .words import MOST_PIECES, WRITTEN

ARC_SIZE = 384
RELATION_SIZE = 256
NAME_SIZE = 256
DROPOUT = 0.2


class Teacher(nn.Module):
    def __init__(self, encoder, labels, schemes):
        """`encoder`: a transformers model that takes embeddings and gives rows."""
        super().__init__()
        self.encoder = encoder
        units = encoder.config.hidden_size
        self.written = nn.Embedding(len(WRITTEN), units)
        nn.init.zeros_(self.written.weight)
        self.dropout = nn.Dropout(DROPOUT)
        self.tags = nn.ModuleDict({k: nn.Linear(units, len(labels[k])) for k in ("upos", "xpos")})
        self.parser = Parser(units, ARC_SIZE, RELATION_SIZE, len(labels["relations"]), DROPOUT)
        self.names = Spans(units, NAME_SIZE, labels["names"], schemes, DROPOUT)
        self.spans = Spans(units, NAME_SIZE, labels["spans"], 1, DROPOUT)

    def rows(self, data, batch):
        """A row a word: the mean of the rows of its first and its last piece."""
        b, t = batch.words.shape
        pieces = data.pieces[batch.words]
        there = (pieces >= 0) & batch.mask.unsqueeze(2)
        count = there.sum(2)
        ends = count.cumsum(1)
        starts = ends - count + 1
        longest = int(ends[:, -1].max()) + 2
        config = self.encoder.config
        ids = torch.full((b, longest), config.pad_token_id, device=batch.words.device)
        ids[:, 0] = config.bos_token_id
        ways = torch.full_like(ids, WRITTEN.index("marks"))
        at = (starts.unsqueeze(2) + torch.arange(MOST_PIECES, device=ids.device))[there]
        row = torch.arange(b, device=ids.device).view(b, 1, 1).expand_as(there)[there]
        ids[row, at] = pieces[there].long()
        ways[row, at] = data.written[batch.words].long().unsqueeze(2).expand_as(there)[there]
        last = ends[:, -1] + 1
        ids[torch.arange(b, device=ids.device), last] = config.eos_token_id
        mask = (torch.arange(longest, device=ids.device) <= last.unsqueeze(1)).long()
        vectors = self.encoder.get_input_embeddings()(ids) + self.written(ways)
        hidden = self.encoder(inputs_embeds=vectors, attention_mask=mask).last_hidden_state
        wide = lambda index: index.clamp(min=0, max=longest - 1).unsqueeze(2).expand(-1, -1, hidden.shape[2])
        return self.dropout((hidden.gather(1, wide(starts)) + hidden.gather(1, wide(ends))) / 2)
