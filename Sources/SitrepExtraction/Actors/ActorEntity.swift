// An actor in the making: its mentions and what they tell of it.

import SitrepModel
import SitrepText

/// Mentions that are one actor.
struct ActorEntity: Sendable {
    var kind: ActorMention.Kind
    var index = -1
    /// Words of a person's or organisation's name without hyphens and particles.
    var parts: [WordKey] = []
    /// Tokens of the fullest name in the text.
    var name: Range<Int>?
    /// A name that a table gives.
    var knownName: String?
    var country: Int?
    /// A table of office holders knows the person.
    var isListed = false
    var sector: String?
    var role: String?
    /// Last word of the role: "minister".
    var roleHead: WordKey?
    /// Lemmas of the words of all its roles.
    var roleWords: [WordKey] = []
    var gender: ActorLexicon.Gender = .unknown
    var isPlural = false
    var isFormer = false
    var rule: RuleID
    /// Indexes of its mentions, in the order they were joined.
    var mentions: [Int] = []
    /// An acronym that the text itself defines.
    var acronym: Range<Int>?

    var isPerson: Bool { kind == .person }
}

/// What makes two common-noun mentions one actor.
struct NominalKey: Hashable {
    let group: WordKey
    let country: Int
    let organization: Int
}
