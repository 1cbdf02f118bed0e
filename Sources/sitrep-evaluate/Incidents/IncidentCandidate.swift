// What may fill a role, a place or a date of an incident: mentions of one thing throughout a document.

import SitrepModel
import SitrepText

/// One mention: its last word of weight and the token ranges that may be its string.
struct IncidentMention: Sendable {
    enum Kind: UInt64, Sendable { case phrase, name, group, place, time }

    let kind: Kind
    /// The token that stands for it in the tree.
    let anchor: Int
    /// From its first word to its last, without a complement.
    let tokens: Range<Int>
    /// The head of "B" in "A of B".
    var complement: Int?
    /// Strings that may be meant, by their tokens.
    var strings: [Range<Int>] = []
    /// Number of the group, the place or the time.
    var number = 0
}

/// Mentions of one thing.
struct IncidentCandidate: Sendable {
    var mentions: [IncidentMention]

    var kind: IncidentMention.Kind { mentions[0].kind }
    /// Whether it may be a person, a body or a thing.
    var isFiller: Bool { kind != .place && kind != .time }
}
