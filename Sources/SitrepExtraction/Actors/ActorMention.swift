// One mention of an actor before mentions are joined.

import SitrepModel
import SitrepText

/// What was read of a mention: its words, what kind of name it is, and what stands around it.
struct ActorMention: Sendable {
    enum Kind: Sendable {
        /// A state by its name, adjective, people or capital.
        case state
        /// An organisation of the tables.
        case organization
        /// An organisation by its capitalised name.
        case properName
        /// A common noun: "the ministry", "Russian troops".
        case nominal
        /// A person by name.
        case person
        /// Capitalised words that are an actor only if they are known elsewhere in the text.
        case candidate
        case pronoun
    }

    var kind: Kind
    var tokens: Range<Int>
    /// Token of the head noun or last word of the name.
    var head: Int
    var sentence: Int
    /// Country, organisation or noun by `kind`.
    var index = -1
    /// Index into the lexicon's countries.
    var country: Int?
    /// The country stands in the text rather than being inferred.
    var hasOwnCountry = false
    /// The country is where the text says that they are: "protesters in Almaty".
    var isLocated = false
    var sector: String?
    /// Words of the role: "deputy health minister".
    var role: Range<Int>?
    /// Words of the name without titles.
    var name: Range<Int>?
    var gender: ActorLexicon.Gender = .unknown
    var isPlural = false
    /// "the", a possessive or a demonstrative stands before it.
    var isDefinite = false
    /// A number or an indefinite article stands before it.
    var isCounted = false
    /// An organisation that stands before the noun: "State Department spokesman".
    var organization: Int?
    /// The country is to be taken from the surroundings: "the country’s president".
    var refersToCountry = false
    /// Follows "former" or "ex-".
    var isFormer = false
    var rule: RuleID
    /// Class of a pronoun.
    var pronoun: WordClasses = []
    var entity = -1
}

/// An accepted match of the lexicon.
struct ActorHit: Sendable {
    let tokens: Range<Int>
    var lexeme: ActorLexicon.Lexeme
    let isCapitalized: Bool

    var hasName: Bool { lexeme.organization >= 0 || lexeme.country >= 0 }
    var isNoun: Bool { lexeme.noun >= 0 && !hasName }
}

/// One piece of a base noun phrase.
struct PhraseItem: Sendable {
    enum Kind: Sendable { case determiner, number, word, name, hyphen, hit }
    let kind: Kind
    let tokens: Range<Int>
    /// Index into the hits.
    let hit: Int

    init(_ kind: Kind, _ tokens: Range<Int>, hit: Int = -1) {
        self.kind = kind
        self.tokens = tokens
        self.hit = hit
    }
}
