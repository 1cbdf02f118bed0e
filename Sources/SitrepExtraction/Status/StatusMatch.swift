// A word of state joined with a system, before modality, place and days are read.

import SitrepModel
import SitrepText

/// A mention of a system.
struct SystemMention: Sendable {
    let tokens: Range<Int>
    let name: SystemName
}

/// A word of state where it stands.
struct StateMention: Sendable {
    let tokens: Range<Int>
    let word: StateWord
    /// The token that modality is read from.
    let head: Int
}

/// A system in a state.
struct StatusMatch: Sendable {
    let system: SystemMention
    let mention: StateMention
    let state: StatusReport.State
    let kind: String
    /// A participle without auxiliary: "the truce agreed on Friday".
    var isReduced = false
    /// All that the match covers, systems of the same kind beside it included.
    var cover: Range<Int>
}
