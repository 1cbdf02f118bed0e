// Relations of Universal Dependencies, as the trees of the language model name them.

/// How a word depends on its head. Source: universaldependencies.org/u/dep, version 2, with the subtypes of English.
public enum Relation: String, Sendable, Hashable, CaseIterable {
    /// Not read, or a relation that is not listed here.
    case unread = ""
    case root
    case subject = "nsubj"
    case passiveSubject = "nsubj:pass"
    case outerSubject = "nsubj:outer"
    case clausalSubject = "csubj"
    case passiveClausalSubject = "csubj:pass"
    case object = "obj"
    case indirectObject = "iobj"
    case oblique = "obl"
    case agent = "obl:agent"
    case unmarkedOblique = "obl:unmarked"
    case nominalModifier = "nmod"
    case possessor = "nmod:poss"
    case unmarkedNominalModifier = "nmod:unmarked"
    case nominalDescription = "nmod:desc"
    case apposition = "appos"
    case adjective = "amod"
    case number = "nummod"
    case determiner = "det"
    case compound
    case particle = "compound:prt"
    case flat
    case fixed
    case conjunct = "conj"
    case coordinator = "cc"
    case caseMarker = "case"
    case marker = "mark"
    case auxiliary = "aux"
    case passiveAuxiliary = "aux:pass"
    case copula = "cop"
    case adverb = "advmod"
    case clausalModifier = "acl"
    case relativeClause = "acl:relcl"
    case adverbialClause = "advcl"
    case adverbialRelativeClause = "advcl:relcl"
    case clausalComplement = "ccomp"
    case openComplement = "xcomp"
    case parataxis
    case expletive = "expl"
    case punctuation = "punct"
}
