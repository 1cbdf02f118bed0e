// What the tagger tells apart while it reads: finer than the tags that it gives.

/// A part of speech with what the words around it depend on.
public enum TagState: UInt8, Sendable, CaseIterable {
    /// Before the first word of a sentence.
    case start
    case noun, nounPlural, name
    case verbBase, verbPresent, verbThird, verbPast, verbParticiple, verbGerund
    /// “is”, “was”; “be”; “been”; “being”.
    case beFinite, beBase, beParticiple, beGerund
    case haveFinite, haveBase, haveGerund
    case doFinite, modal
    case adjective, adverb, relativeAdverb, determiner
    case subject, object, possessive, relative, pronoun
    case preposition, of, by, toward, conjunction, subordinator
    /// “to” before a noun is `toward`. “to” before a verb; “not”; “'s” of possession.
    case to, not, possessiveMark
    case number, comma, stop, quote, mark, symbol, interjection, other

    static let count = TagState.allCases.count

    private static let byName: [String: TagState] = Dictionary(
        uniqueKeysWithValues: TagState.allCases.map { ("\($0)", $0) })

    /// The state of a name used in tables, such as `verbPast`.
    public init?(named name: some StringProtocol) {
        guard let state = Self.byName[String(name)] else { return nil }
        self = state
    }

    /// The tag that a reader sees.
    var tag: Tag {
        switch self {
        case .noun, .nounPlural: .noun
        case .name: .propn
        case .verbBase, .verbPresent, .verbThird, .verbPast, .verbParticiple, .verbGerund: .verb
        case .beFinite, .beBase, .beParticiple, .beGerund, .haveFinite, .haveBase, .haveGerund, .doFinite, .modal:
            .aux
        case .adjective: .adj
        case .adverb, .relativeAdverb: .adv
        case .determiner: .det
        case .subject, .object, .possessive, .relative, .pronoun: .pron
        case .preposition, .of, .by, .toward: .adp
        case .conjunction: .cconj
        case .subordinator: .sconj
        case .to, .not, .possessiveMark: .part
        case .number: .num
        case .comma, .stop, .quote, .mark: .punct
        case .symbol: .sym
        case .interjection: .intj
        case .start, .other: .x
        }
    }

    /// The verb form that the state implies; tables say it for auxiliaries.
    var form: VerbForm {
        switch self {
        case .verbBase, .beBase, .haveBase: .base
        case .verbPresent: .present
        case .verbThird: .thirdPerson
        case .verbPast: .past
        case .verbParticiple, .beParticiple: .pastParticiple
        case .verbGerund, .beGerund, .haveGerund: .gerund
        default: .none
        }
    }
}
