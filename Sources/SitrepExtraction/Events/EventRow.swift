// One row of the event lexicon, compiled: what to look for and what it means.

import SitrepModel
import SitrepText

/// A step of a pattern.
enum PatternStep: Sendable {
    case word(WordKey)
    /// Index of a word class.
    case oneOf(Int)
    /// Up to ``EventPattern/longestGap`` tokens of the same clause.
    case gap
}

/// Words to match from an anchor on: `hold * @talks`.
struct EventPattern: Sendable {
    static let longestGap = 11

    let steps: [PatternStep]

    /// Longer and more literal patterns win: 2 for a word, 1 for a class.
    var specificity: Int {
        steps.reduce(0) { sum, step in
            switch step {
            case .word: sum + 2
            case .oneOf: sum + 1
            case .gap: sum
            }
        }
    }
}

/// Where a participant is found, seen from the trigger.
enum ArgumentSlot: Hashable, Sendable {
    case subject, object, possessor
    /// The subject of the reporting verb before the clause.
    case speaker
    case preposition(WordKey)
}

/// Who acts and who is acted upon: `subj>obj|to`.
struct ArgumentFrame: Sendable {
    let actors: [ArgumentSlot]
    let recipients: [ArgumentSlot]
    /// Written `subj~with`: both sides do the same to each other.
    let isMutual: Bool
}

/// What must or must not stand in a slot.
struct SlotCondition: Sendable {
    enum Place: Sendable {
        case slot(ArgumentSlot)
        /// Anywhere in the sentence.
        case near
        /// The token right after or before the match.
        case next, previous
    }

    let place: Place
    let wordClass: Int
    let isForbidden: Bool
}

/// How an operator bears on the act that it governs ("agreed to", "refused to").
enum Governance: String, Sendable, CaseIterable {
    case offer, threaten, demand, refuse, future, prepare, allege, attempt, begin, fail, stop, want, allow, help
}

/// What a row matches.
enum TriggerKind: Int, CaseIterable, Sendable {
    case verb, noun, phrase

    init?(name: some StringProtocol) {
        guard let kind = Self.allCases.first(where: { "\($0)" == name }) else { return nil }
        self = kind
    }
}

/// One entry of the lexicon.
struct EventRow: Sendable {
    let name: String
    let kind: TriggerKind
    let pattern: EventPattern
    /// Absent for operators that are no event of their own ("plan to").
    let plover: Event.Plover?
    let cameo: String?
    let acled: Event.Acled?
    let frame: ArgumentFrame
    let conditions: [SlotCondition]
    let governs: Governance?
    /// 0 to 1: how surely the words mean the event.
    let weight: Double

    var specificity: Int { pattern.specificity + (conditions.isEmpty ? 0 : 1) }
}
