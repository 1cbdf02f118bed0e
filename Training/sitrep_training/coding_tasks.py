"""What is taught of coded sentences: of which corpus, from which columns, with which labels."""
from .coding_networks import Settings
from .coding_parts import PartSettings

# Of a word: itself, what it depends on, the rules' events, the verb above it.
SENTENCE = """
word0 lemma0 lemma0,tag0 lemma0,relation0 lemma-1,lemma0 lemma0,lemma1 relation0,lemma0,head0 lemma0,preposition0
lemma0,head0 lemma-2,lemma0 firstClass0 secondClass0 thirdClass0 firstClass0,relation0 head0,firstClass0 act0 event0
act0,eventManner0 event0,eventManner0 sideEvent0,side0 sideEvent0,side0,firstClass0 sideEvent0,side0,actor0
lemma0,depth0 act0,depth0 actor0,verb0 verb0,voice0 verbPath0,verb0 verb0,preposition0,relation0 lemma0,voice0
role0,verb0 role0,actor0,verbEvent0 ending0 name0 depth0,verb0,voice0
"""
# Where parties are given with the sentence: on the way from which of them a word lies.
PARTIES = """
party0 lemma0,party0 partyPath0 partyPath0,lemma0 partyPath0,act0 party0,side0,sideEvent0 party-1,lemma0,party1
party0,relation0,head0 partyPath0,verb0,voice0 verb0,verbPath0,party0 verbEvent0,verbPath0,party0
"""
# Where a participant begins and ends.
BOUNDS = """
word-1 word0 word1 lemma0 tag-2 tag-1 tag0 tag1 tag2 tag-1,tag0 tag0,tag1 tag-1,tag0,tag1 shape0 ending0 relation0
relation-1 relation1 head0 headTag0,relation0 headRelation0,relation0 grandhead0 path0 depth0,relation0 preposition0
verb0,verbPath0 verbPath0 verbPath0,voice0 verbEvent0,verbPath0 verbEvent0,verbPath0,voice0 verb0,verbPath0,voice0
name0 name-1 name1 entity0 entity1 entity-1 firstClass0 actor0 actor-1 actor1 act0 eventManner0 side0 side0,sideEvent0
role0 role-1 role1 role-1,role0,role1 role0,tag0,relation0 role0,path0 role0,word0 role0,word-1 role0,word1 place0
place0,sentence0 word-1,tag0 word0,tag1 tag-1,word0 relation-1,relation0 relation0,relation1 relation0,head0
path0,tag0 word-1,word0 word0,word1 role0,verb0 lemma0,relation0 name0,relation0 actor0,relation0 actor0,verbPath0
"""
# Of a token for the part that it stands in: who did what to what, and what the rules read at it.
PART = """
word0 lemma0,head0 relation0,lemma0,head0 lemma0,preposition0 verb0,voice0 verb0,voice0,actor0 act0,eventManner0
event0,eventManner0 sideEvent0,side0 sideEvent0,side0,actor0
"""


class Task:
    """`gold` gives the label of a row, or none where the labels lie with parts or spans. `settings` are of the network over
    tokens, `parts` of the scores of whole parts; one of them may be none. With a `pool` a teacher's reading of
    other passages teaches too."""

    def __init__(self, name, corpus, file, settings=None, parts=None, pool=False, gold=None,
                 labels=None):
        self.name, self.corpus, self.file, self.gold, self.listed = name, corpus, file, gold, labels
        self.settings, self.parts, self.pool, self.kind = settings, parts, pool, (settings or parts).kind
        self.rows = f"{corpus}-{file}".replace(".ndjson", ".rows")

    def labels(self, texts):
        return self.listed or sorted({self.gold(text.gold) for text in texts})


TASKS = [
    Task("cameo-roles", "cameo", "roles.ndjson",
         Settings("chain", BOUNDS, window=3, epochs=20, rate=4e-3, of_features=0.3, of_rows=0.4),
         labels=["O", "B-S", "I-S", "B-T", "I-T", "B-R", "I-R"]),
    Task("cameo-classes", "cameo", "class.ndjson", Settings("choice", SENTENCE), gold=lambda row: row["label_name"]),
    Task("zsplover", "zsplover", "items.ndjson", Settings("choice", SENTENCE + PARTIES), gold=lambda row: row["root"]),
    Task("case2021", "case2021", "snippets.ndjson", pool=True, gold=lambda row: row["label"],
         parts=PartSettings("choice", 1, fewest=3, balanced=True, pooled=0.3)),
    Task("indiapolice", "indiapolice", "docs.ndjson", parts=PartSettings("marks", 0.1, PART, kept=20000),
         labels=["KILL", "ARREST", "FAIL", "FORCE", "ANY_ACTION"]),
]
