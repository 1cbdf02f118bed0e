// What the language model takes names for, by token.

import SitrepText

/// The name over each token.
struct NamedTokens {
    private let names: [NamedSpan]
    /// Index of the name over each token, or -1.
    private let nameAt: [Int32]

    init(_ names: [NamedSpan], tokenCount: Int) {
        var at = [Int32](repeating: -1, count: tokenCount)
        for (index, name) in names.enumerated() {
            for token in name.tokens where token < tokenCount { at[token] = Int32(clamping: index) }
        }
        self.names = names
        nameAt = at
    }

    /// The name over the first token of a range that has one: the "Almaty" of "Almaty airport".
    func name(over tokens: Range<Int>) -> NamedSpan? {
        tokens.first { nameAt[$0] >= 0 }.map { names[Int(nameAt[$0])] }
    }

    /// Whether the range is the name or a part of it: the "Washington" of "Washington Post".
    func cue(of tokens: Range<Int>) -> PlaceCue {
        guard let name = name(over: tokens) else { return .unnamed }
        let isPart = name.tokens.upperBound > tokens.upperBound || name.tokens.lowerBound < tokens.lowerBound
        return switch name.kind {
        case .place: isPart ? .namedPlacePart : .namedPlace
        case .organization: isPart ? .namedOrganizationPart : .namedOrganization
        case .person: .namedPerson
        case .other: .namedOther
        }
    }
}
