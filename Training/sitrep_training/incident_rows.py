"""Reports as `sitrep-evaluate incidents` sees them, with what the keys of MUC-4 say of each candidate."""
import base64
import gzip
import json
import os
import re
import string

import numpy

from .words import fnv

ROLES = ["perp_ind", "perp_org", "target", "victim", "weapon"]
# Columns of the slots, in the order of IncidentModel.Slot.
SLOTS = ROLES[:4] + ["described", "weapon", "place", "day"]
TYPES = ["attack", "bombing", "kidnapping", "arson", "robbery", "forced work stoppage", "hijacking"]
KEYS = {"perp_ind": "perp_individual_id", "perp_org": "perp_organization_id", "target": "phys_tgt_id",
        "victim": "hum_tgt_name", "weapon": "incident_instrument_id", "described": "hum_tgt_description"}
# Kinds of candidates in the order of IncidentMention.Kind.
PLACE, TIME = 3, 4
FOLDS = 5
MARKS = str.maketrans("", "", string.punctuation)


def norm(text):
    """A string as scorers compare it."""
    return " ".join(re.sub(r"\b(a|an|the)\b", " ", text.lower().translate(MARKS)).split())


def fold_of(identifier):
    """The part of a report: FNV-1a of its identifier modulo the number of parts, as MUC4FoldsTask takes it."""
    return fnv(identifier.encode("utf-8"), 0) % FOLDS


def numbers(text):
    return numpy.frombuffer(base64.b64decode(text), "<u4")


def filled(template, slot):
    return template[KEYS[slot]] if isinstance(template.get(KEYS[slot]), list) else []


def key_of(row):
    """What the keys of a report name: strings of each slot, places, countries, days, types that must and may be found."""
    full = row["templates"]
    out = {slot: {norm(m) for e in row["compat"]["ree"][slot] for m in e} for slot in ROLES}
    out["described"] = {norm(a) for t in full for f in filled(t, "described") for a in f["alts"] + f.get("ref", [])}
    out["described"] -= out["victim"]
    levels = [[{norm(p["name"]) for p in level} for level in a] for t in full for a in t["location"]]
    out["place"] = set().union(*(level for a in levels for level in a[1:]))
    out["country"] = set().union(*(a[0] for a in levels if a))
    out["day"] = {(a["start"], a["end"]) for t in full for a in t["date"]}
    types = [[norm(x) for x in t["incident_type"]] for t in full]
    out["may"] = {x for some in types for x in some}
    out["must"] = {min(some) for some, t in zip(types, full) if not t["optional"]}
    out["strings"] = [
        (some, {norm(a) for slot in KEYS for f in filled(t, slot) for a in f["alts"] + f.get("ref", [])})
        for some, t in zip(types, full)]
    out["entities"] = {slot: [{norm(m) for m in e} for e in row["compat"]["ree"][slot]] for slot in ROLES}
    return out


class Candidate:
    def __init__(self, row, key, countries):
        self.kind, self.sentences, self.features = row["kind"], row["sentences"], numbers(row["features"])
        self.texts = [norm(s["text"]) for s in row["strings"]]
        self.strings = [numbers(s["features"]) for s in row["strings"]]
        self.gold = numpy.array([[t in key[slot] for slot in SLOTS[:7]] + [False] for t in self.texts], "f4")
        self.labels, self.asked = numpy.zeros(8, "f4"), numpy.zeros(8, "f4")
        if self.kind == TIME:
            self.asked[7], self.labels[7] = 1, tuple(row["days"]) in key["day"]
        elif self.kind == PLACE:
            self.asked[6] = 1
            country, _, feature = row["place"]
            is_country = (feature or "").startswith("PCL")
            self.labels[6] = norm(countries.get(country, "")) in key["country"] if is_country else self.gold[:, 6].any()
        else:
            self.asked[:7], self.labels[:7] = 1, self.gold[:, :7].any(0)


class Report:
    def __init__(self, row, key, countries):
        self.id, self.fold, self.key = row["id"], fold_of(row["id"]), key
        self.features, self.sentences = numbers(row["features"]), [numbers(s) for s in row["sentences"]]
        self.candidates = [Candidate(c, key, countries) for c in row["candidates"]]
        self.codes = sorted({code for code, name in countries.items() if norm(name) in key["country"]})
        self.types = numpy.array([t in key["must"] for t in TYPES] + [bool(key["must"])], "f4")
        # What may be found and need not be is not asked.
        self.asked = numpy.array(
            [t in key["must"] or t not in key["may"] for t in TYPES] + [bool(key["must"]) or not key["may"]], "f4")
        self.sentence_types = numpy.zeros((len(self.sentences), 8), "f4")
        for c in self.candidates:
            if c.kind >= PLACE:
                continue
            for types, texts in key["strings"]:
                if not texts.isdisjoint(c.texts):
                    for at in c.sentences:
                        self.sentence_types[at, [TYPES.index(t) for t in types]] = 1
            if c.labels.any():
                self.sentence_types[c.sentences, 7] = 1


def read(rows, corpora, tables):
    """All reports; `rows` is what `sitrep-evaluate incidents` wrote, `tables` the folder of the English tables."""
    with open(os.path.join(tables, "countries.tsv"), encoding="utf-8") as f:
        lines = [line.rstrip("\n").split("\t") for line in f if not line.startswith("#")]
    code, name = lines[0].index("iso3"), lines[0].index("name")
    countries = {line[code]: line[name] for line in lines[1:]}
    with gzip.open(os.path.join(corpora, "muc4", "templates.ndjson.gz"), "rt") as f:
        keys = {row["id"]: key_of(row) for row in map(json.loads, f)}
    with open(rows) as f:
        return [Report(row, keys[row["id"]], countries) for row in map(json.loads, f)]
