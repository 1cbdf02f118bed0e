// An event as one trigger tells it, before mentions of one happening are joined.

package import SitrepModel
import SitrepText

/// One trigger with what its clause says of it; phrases are indexes into the analysis' noun phrases.
package struct EventMention: Sendable {
    /// Row of the lexicon.
    var row: Int
    /// Token that carries the meaning, and all tokens matched.
    package var anchor: Int
    package var matched: Range<Int>
    var group: Int?
    package var plover: Event.Plover
    package var cameo: String?
    package var acled: Event.Acled?
    package var modality: Modality = .actual
    package var confidence = 0.0
    package var actorPhrases: [Int] = []
    package var recipientPhrases: [Int] = []
    package var instrumentPhrases: [Int] = []
    package var actors: [LocalID<Actor>] = []
    package var recipients: [LocalID<Actor>] = []
    /// Both sides do the same to each other.
    package var isMutual = false
    /// A speech act about it stands for it: "agreed to withdraw".
    package var isGoverned = false
    /// Made of a speech act and the act that it governs.
    package var isComposed = false
    /// In the main clause, or in what a reporting verb reports.
    package var isMain = false
    package var isNoun = false
    /// Under a relative word or a subordinator.
    package var isSubordinate = false
    var rule: RuleID
    /// How surely the words mean the event: the row's weight, or that of the act for a composed event.
    var weight: Double
}

/// What to look at around a trigger: its clause, subject, object and prepositional phrases.
struct ClauseFrame: Sendable {
    var subjects: [Int] = []
    var objects: [Int] = []
    var prepositions: [(word: WordKey, phrases: [Int])] = []
    var possessors: [Int] = []
    var speakers: [Int] = []
    var isPassive = false
    /// First token after the clause.
    var end = 0
}
