"""The arrays on a device, and padded batches of them."""
import json
from dataclasses import dataclass

import numpy
import torch

from .arrays import NONE

# Shares of sentences that are read as written, in capitals, in small letters, with a capital at each word.
CASE_SHARES = (0.80, 0.12, 0.05, 0.03)


@dataclass
class Batch:
    """B sentences of up to T words; labels are -100 where there are none."""
    words: torch.Tensor
    mask: torch.Tensor
    scheme: torch.Tensor
    labels: dict

    @property
    def upper(self):
        return self.mask.unsqueeze(2).float()


class Data:
    def __init__(self, path, device):
        with numpy.load(path) as f:
            arrays = {k: f[k] for k in f.files}
        self.texts = json.loads(arrays.pop("texts").tobytes().decode("utf-8"))
        self.labels, self.schemes = self.texts["labels"], self.texts["schemes"]
        self.lengths = numpy.diff(arrays["offsets"])
        self.set_of = arrays["set"]
        # Whether a sentence begins a paragraph; whether a word goes on the token before.
        self.paragraph, self.inside = arrays["paragraph"] == 1, arrays["inside"] == 1
        self.device = device
        put = lambda k, t: torch.from_numpy(arrays[k]).to(device=device, dtype=t)
        self.words = put("words", torch.int32)
        self.gold = {k: put(k, torch.int16) for k in ("upos", "xpos", "heads", "relations", "names", "spans")}
        self.offsets = put("offsets", torch.int64)
        self.scheme = put("scheme", torch.int64)
        self.variants = put("variants", torch.int32)
        self.hashes = put("hashes", torch.int32)
        self.pieces = put("pieces", torch.int32)
        self.written = put("written", torch.int32)
        self.known = len(self.texts["known"])

    def paragraphs(self, name):
        """Ranges of the words of each paragraph of a set, and the words that begin sentences."""
        numbers = self.sentences(name)
        offsets = self.offsets.cpu().numpy()
        first = offsets[numbers]
        begins = first[self.paragraph[numbers]]
        return list(zip(begins, list(begins[1:]) + [offsets[numbers[-1] + 1]])), first

    def sentences(self, name):
        """Numbers of the sentences of a set."""
        return numpy.flatnonzero(self.set_of == self.texts["sets"].index(name))

    def batch(self, numbers, rng=None, case=0):
        """Reads sentences; in letter cases drawn with `rng`, or all in one case."""
        numbers = numpy.asarray(numbers)
        lengths = torch.from_numpy(self.lengths[numbers]).to(self.device)
        t = int(self.lengths[numbers].max())
        index = torch.from_numpy(numbers).to(self.device)
        steps = torch.arange(t, device=self.device)
        mask = steps < lengths.unsqueeze(1)
        at = (self.offsets[index].unsqueeze(1) + steps).clamp(max=len(self.words) - 1)
        words = self.words[at].long() * mask
        if rng is not None:
            cases = torch.from_numpy(rng.choice(len(CASE_SHARES), size=len(numbers), p=CASE_SHARES)).to(self.device)
        else:
            cases = torch.full((len(numbers),), case, device=self.device)
        words = self.variants[words, cases.unsqueeze(1)].long()
        labels = {k: torch.where(mask, v[at].long(), NONE) for k, v in self.gold.items()}
        return Batch(words, mask, self.scheme[index], labels)

    def groups(self, numbers, size, rng=None):
        """Lists of sentence numbers of about `size` words, padded little; shuffled when a generator is given."""
        lengths = self.lengths[numbers].astype("f8")
        order = numpy.argsort(lengths + (rng.random(len(numbers)) * 3 if rng is not None else 0), kind="stable")
        out, now, longest = [], [], 0
        for i in order:
            longest = max(longest, int(lengths[i]))
            if now and longest * (len(now) + 1) > size:
                out.append(numpy.array(now))
                now, longest = [], int(lengths[i])
            now.append(numbers[i])
        if now:
            out.append(numpy.array(now))
        if rng is not None:
            rng.shuffle(out)
        return out
