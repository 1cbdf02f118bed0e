// How plainly the words tell an event by the rules: the weight of its words, and what its clause adds or takes.

/// The documented formula: weight, plus 0.10 for a known actor, 0.05 for a known recipient or target phrase, 0.12 in
/// a main clause, less 0.05 for a noun and 0.08 in a subordinate clause; between 0.05 and 0.99.
package enum EventConfidence {
    /// What the confidence of events is, how they are placed, and whence their parties.
    package enum Scale: Sendable {
        /// The share of events like this one that a reader found right; placed where that is likely.
        case calibrated
        /// How plainly the words tell it, which orders the events of one sentence; placed at the nearest place.
        case rules
        /// As by the rules, but with the parties that the words make likely.
        case rulesWithChosenParties

        var isCalibrated: Bool { self == .calibrated }
        var choosesParties: Bool { self != .rules }
    }

    static let actorBonus = 0.10
    static let recipientBonus = 0.05
    static let mainBonus = 0.12
    static let nounMalus = 0.05
    static let subordinateMalus = 0.08
    /// Mentions below are dropped.
    static let floor = 0.40
    /// Types whose recipients are victims and whose objects are targets.
    static let violent: Set<String> = ["ASSAULT"]

    static func value(weight: Double, mention: EventMention) -> Double {
        var value = weight
        if !mention.actors.isEmpty { value += actorBonus }
        if !mention.recipients.isEmpty || !mention.recipientPhrases.isEmpty { value += recipientBonus }
        if mention.isMain { value += mainBonus }
        if mention.isNoun { value -= nounMalus }
        if mention.isSubordinate { value -= subordinateMalus }
        return (min(max(value, 0.05), 0.99) * 100).rounded() / 100
    }
}
