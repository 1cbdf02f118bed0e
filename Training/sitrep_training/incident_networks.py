"""Networks over bags of hashed features: types of reports, slots of candidates, the strings to write down."""
import numpy
import torch
from torch.nn.functional import binary_cross_entropy_with_logits as cross_entropy
from torch.nn.functional import embedding_bag, relu

KINDS, SLOTS = 8, 8
# Scores that one network gives another are cut here and divided by the scale, as in IncidentModel.
LIMIT, SCALE = 6, 3


def common(bags, fewest):
    """Features that so many bags have, in rising order."""
    known, counts = numpy.unique(numpy.concatenate(bags), return_counts=True)
    return known[counts >= fewest]


class Bags:
    """Row numbers of the features that are known, counted from 1, bag after bag."""

    def __init__(self, bags, known):
        rows = []
        for bag in bags:
            at = numpy.minimum(numpy.searchsorted(known, bag), len(known) - 1)
            rows.append((at[known[at] == bag] + 1).astype("i4"))
        self.sizes = numpy.array([len(r) for r in rows])
        self.begins = numpy.concatenate([[0], numpy.cumsum(self.sizes)])
        self.rows = numpy.concatenate(rows)

    def take(self, some):
        sizes = self.sizes[some]
        begins = numpy.concatenate([[0], numpy.cumsum(sizes)])
        at = numpy.repeat(self.begins[some] - begins[:-1], sizes) + numpy.arange(begins[-1])
        return torch.from_numpy(self.rows[at]), torch.from_numpy(begins[:-1].astype("i4"))


def added(table, bags, dropped):
    rows, begins = bags
    kept = (torch.rand(len(rows)) >= dropped).float() / (1 - dropped)
    return embedding_bag(rows, table, begins, mode="sum", per_sample_weights=kept)


def batches(count, size, epochs, optimizer, rate, rng):
    """Shuffled batches of all epochs; the rate falls to a fiftieth."""
    each = (count + size - 1) // size
    for step in range(epochs * each):
        if step % each == 0:
            order = numpy.array_split(rng.permutation(count), each)
        for group in optimizer.param_groups:
            group["lr"] = rate * max(0.02, 1 - step / (epochs * each))
        yield order[step % each]


class Types(torch.nn.Module):
    """A score of the whole report, and of its sentences a smooth maximum."""

    def __init__(self, documents, sentences):
        super().__init__()
        self.documents = torch.nn.Parameter(torch.zeros(documents + 1, KINDS))
        self.sentences = torch.nn.Parameter(torch.zeros(sentences + 1, KINDS))
        self.document_bias = torch.nn.Parameter(torch.full((KINDS,), -3.0))
        self.sentence_bias = torch.nn.Parameter(torch.full((KINDS,), -3.0))

    def forward(self, documents, sentences, owner, count, dropped=0.0):
        each = added(self.sentences, sentences, dropped) + self.sentence_bias
        sums = torch.zeros(count, KINDS).index_add(0, owner, torch.exp(each.clamp(max=15)))
        return added(self.documents, documents, dropped) + self.document_bias + torch.log1p(sums), each


class TypeReader:
    """Types of reports: labels of reports, and, weighing less, of the sentences that hold a filler."""

    def __init__(self, reports, fewest=4, epochs=6, rate=7e-3, dropped=0.4, decay=3e-3, of_sentences=0.2, seed=1):
        torch.manual_seed(seed)
        self.documents = common([r.features for r in reports], fewest)
        self.sentences = common([s for r in reports for s in r.sentences], fewest)
        self.network = Types(len(self.documents), len(self.sentences))
        optimizer = torch.optim.Adam(self.network.parameters(), lr=rate)
        documents, sentences, begins = self.bags(reports)
        labels, asked = (torch.from_numpy(numpy.stack(x)) for x in zip(*((r.types, r.asked) for r in reports)))
        tables = (self.network.documents, self.network.sentences)
        for some in batches(len(reports), 50, epochs, optimizer, rate, numpy.random.default_rng(seed)):
            inner = numpy.concatenate([numpy.arange(begins[i], begins[i + 1]) for i in some])
            owner = torch.from_numpy(numpy.repeat(numpy.arange(len(some)), begins[some + 1] - begins[some]))
            scores, each = self.network(documents.take(some), sentences.take(inner), owner, len(some), dropped)
            loss = (cross_entropy(scores, labels[some], reduction="none") * asked[some]).sum()
            gold = torch.from_numpy(numpy.concatenate([reports[i].sentence_types for i in some]))
            loss = loss + of_sentences * cross_entropy(each, gold, reduction="sum")
            loss = (loss + decay * sum((t ** 2).sum() for t in tables) / 10) / len(some)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()

    def bags(self, reports):
        begins = numpy.concatenate([[0], numpy.cumsum([len(r.sentences) for r in reports])])
        return (Bags([r.features for r in reports], self.documents),
                Bags([s for r in reports for s in r.sentences], self.sentences), begins)

    @torch.no_grad()
    def scores(self, reports):
        """For each report its scores and those of its sentences."""
        documents, sentences, begins = self.bags(reports)
        owner = torch.from_numpy(numpy.repeat(numpy.arange(len(reports)), numpy.diff(begins)))
        whole, each = self.network(
            documents.take(numpy.arange(len(reports))), sentences.take(numpy.arange(begins[-1])), owner, len(reports))
        return [(whole[i].numpy(), each[begins[i]:begins[i + 1]].numpy()) for i in range(len(reports))]


def context(reports, scores):
    """For each candidate the scores of its report, the best of its sentences and those of its first sentence."""
    rows = []
    for report, (whole, each) in zip(reports, scores):
        for c in report.candidates:
            rows.append(numpy.concatenate([whole, each[c.sentences].max(0), each[c.sentences[0]]]))
    return (numpy.clip(numpy.array(rows, "f4"), -LIMIT, LIMIT) / SCALE).astype("f4")


class SlotNetwork(torch.nn.Module):
    """Sums of rows: the first columns are scores, the others units of a hidden layer."""

    def __init__(self, features, inputs, hidden):
        super().__init__()
        self.table = torch.nn.Parameter(torch.randn(features + 1, SLOTS + hidden) * 0.05)
        self.bias = torch.nn.Parameter(torch.cat([torch.full((SLOTS,), -4.0), torch.zeros(hidden)]))
        self.context = torch.nn.Linear(inputs, SLOTS + hidden, bias=False)
        self.output = torch.nn.Linear(hidden, SLOTS, bias=False)
        with torch.no_grad():
            self.table[:, :SLOTS] = 0
            self.context.weight[:SLOTS] = 0
            self.output.weight *= 0.5

    def forward(self, bags, inputs, dropped=0.0):
        x = added(self.table, bags, dropped) + self.bias + self.context(inputs)
        return x[:, :SLOTS] + self.output(relu(x[:, SLOTS:]))


class SlotReader:
    def __init__(self, reports, scores, fewest=8, epochs=4, rate=3e-3, dropped=0.5, decay=1e-6, hidden=8, seed=1):
        torch.manual_seed(seed)
        candidates = [c for r in reports for c in r.candidates]
        self.known = common([c.features for c in candidates], fewest)
        bags = Bags([c.features for c in candidates], self.known)
        inputs = torch.from_numpy(context(reports, scores))
        labels, asked = (torch.from_numpy(numpy.stack(x)) for x in zip(*((c.labels, c.asked) for c in candidates)))
        self.network = SlotNetwork(len(self.known), inputs.shape[1], hidden)
        optimizer = torch.optim.Adam(self.network.parameters(), lr=rate)
        for some in batches(len(candidates), 512, epochs, optimizer, rate, numpy.random.default_rng(seed)):
            found = self.network(bags.take(some), inputs[some], dropped)
            loss = (cross_entropy(found, labels[some], reduction="none") * asked[some]).sum() / len(some)
            loss = loss + decay * (self.network.table ** 2).sum()
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()

    @torch.no_grad()
    def scores(self, reports, scores):
        """For each report a row of scores for each candidate."""
        bags = Bags([c.features for r in reports for c in r.candidates], self.known)
        found = self.network(bags.take(numpy.arange(len(bags.sizes))), torch.from_numpy(context(reports, scores))).numpy()
        ends = numpy.cumsum([len(r.candidates) for r in reports])
        return numpy.split(found, ends[:-1])


class StringReader:
    """Which string of a candidate fills a slot: a choice among all, learned where one of several is right."""

    def __init__(self, reports, fewest=4, epochs=8, rate=0.02, dropped=0.2, decay=2e-6, seed=1):
        torch.manual_seed(seed)
        asked = [(c, slot) for r in reports for c in r.candidates if len(c.strings) > 1
                 for slot in range(SLOTS) if c.gold[:, slot].any()]
        self.known = common([s for c, _ in asked for s in c.strings], fewest)
        bags = Bags([s for c, _ in asked for s in c.strings], self.known)
        begins = numpy.concatenate([[0], numpy.cumsum([len(c.strings) for c, _ in asked])])
        # The last column is for all slots.
        table = torch.nn.Parameter(torch.zeros(len(self.known) + 1, SLOTS + 1))
        optimizer = torch.optim.Adam([table], lr=rate)
        for some in batches(len(asked), 128, epochs, optimizer, rate, numpy.random.default_rng(seed)):
            inner = numpy.concatenate([numpy.arange(begins[i], begins[i + 1]) for i in some])
            sizes = begins[some + 1] - begins[some]
            owner = torch.from_numpy(numpy.repeat(numpy.arange(len(some)), sizes))
            slots = torch.from_numpy(numpy.repeat([asked[i][1] for i in some], sizes))
            gold = torch.from_numpy(numpy.concatenate([asked[i][0].gold[:, asked[i][1]] for i in some]))
            rows = added(table, bags.take(inner), dropped)
            weights = torch.exp((rows.gather(1, slots[:, None])[:, 0] + rows[:, SLOTS]).clamp(-20, 20))
            whole, right = (torch.zeros(len(some)).index_add(0, owner, w) for w in (weights, weights * gold))
            loss = (torch.log(whole) - torch.log(right)).mean() + decay * (table ** 2).sum()
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        self.table = (table[:, :SLOTS] + table[:, SLOTS:]).detach()

    @torch.no_grad()
    def best(self, report):
        """For each candidate and slot the number of its best string."""
        bags = Bags([s for c in report.candidates for s in c.strings], self.known)
        scores = added(self.table, bags.take(numpy.arange(len(bags.sizes))), 0.0).numpy()
        ends = numpy.cumsum([len(c.strings) for c in report.candidates])
        return [part.argmax(0) for part in numpy.split(scores, ends[:-1])]
