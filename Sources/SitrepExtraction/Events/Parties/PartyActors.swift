// Actors made of words that stand for no known actor but do an event or undergo it: "five men", "Uber".

import SitrepModel
import SitrepText

/// Gathers them over the events of one article.
struct PartyActors {
    private static let rule: RuleID = "actor/party"

    private let draft: Draft
    private let map: ClauseMap
    private var newcomers: [Newcomer] = []

    /// An actor in the making.
    private struct Newcomer {
        let name: String
        let type: Actor.Kind
        var sector: String?
        /// Absent for a name.
        var noun: WordKey?
        let first: TextSpan
        var others: [TextSpan] = []

        func stands(at span: TextSpan) -> Bool { first == span || others.contains(span) }
    }

    init(draft: Draft, map: ClauseMap) {
        self.draft = draft
        self.map = map
    }

    /// In the order of their identifiers, which follow those of the known actors.
    var actors: [Actor] {
        newcomers.enumerated().map { number, made in
            Actor(
                id: identifier(number), name: made.name, type: made.type, sector: made.sector,
                firstMention: made.first, otherMentions: made.others, rule: Self.rule)
        }
    }

    private func identifier(_ number: Int) -> LocalID<Actor> { LocalID(draft.actors.count + number + 1) }

    /// The actor that words stand for; absent where they name a thing.
    mutating func actor(of candidate: PartyCandidate) -> LocalID<Actor>? {
        if let known = candidate.actor { return known }
        switch candidate.plain {
        case .named(let name): return actor(named: name)
        case .people(let noun): return actor(noun, candidate)
        case .thing, nil: return nil
        }
    }

    // MARK: - Names

    private mutating func actor(named name: NamedSpan) -> LocalID<Actor>? {
        guard let type = type(of: name.kind), !isPlace(name) else { return nil }
        let text = words(of: name.tokens)
        if let known = draft.actors.first(where: { $0.name == text }) { return known.id }
        if let number = newcomers.firstIndex(where: { $0.noun == nil && $0.name == text }) { return identifier(number) }
        let others = (draft.analysis.names ?? []).filter {
            $0 != name && $0.kind == name.kind && words(of: $0.tokens) == text
        }
        newcomers.append(
            Newcomer(
                name: text, type: type, first: draft.analysis.span(of: name.tokens),
                others: others.map { draft.analysis.span(of: $0.tokens) }))
        return identifier(newcomers.count - 1)
    }

    /// A town in capitals at the head of a report is easily taken for the name of a body.
    private func isPlace(_ name: NamedSpan) -> Bool {
        let span = draft.analysis.span(of: name.tokens)
        return draft.places.contains { $0.span.contains(span) }
    }

    private func type(of kind: NamedSpan.Kind) -> Actor.Kind? {
        switch kind {
        case .person: .person
        case .organization: .organization
        case .place, .other: nil
        }
    }

    // MARK: - Nouns

    /// "The suspect" is the suspect told of before; "a suspect" is another.
    private mutating func actor(_ noun: PartyNouns.Noun, _ candidate: PartyCandidate) -> LocalID<Actor> {
        let span = draft.analysis.span(of: candidate.tokens)
        let head = map.tokens[candidate.tokens.upperBound - 1]
        let isDefinite = ClauseWords.definite.contains(map.tokens[candidate.tokens.lowerBound].key)
        let known = newcomers.lastIndex { $0.stands(at: span) || isDefinite && $0.noun == head.key }
        if let number = known {
            if !newcomers[number].stands(at: span) { newcomers[number].others.append(span) }
            return identifier(number)
        }
        let isPlural = head.lemma != head.key
        newcomers.append(
            Newcomer(
                name: words(of: described(candidate.tokens)),
                type: noun.type == .person && isPlural ? .population : noun.type, sector: noun.sector, noun: head.key,
                first: span))
        return identifier(newcomers.count - 1)
    }

    /// Without articles and numbers: "at least five armed men" are "armed men", an "18-year-old girl" keeps her age.
    private func described(_ phrase: Range<Int>) -> Range<Int> {
        let last = phrase.upperBound - 1
        let counted = phrase.last {
            $0 < last && map.tokens[$0].tag == .num && !map.tokens[$0 + 1].is(ClauseWords.hyphen)
        }
        var start = counted.map { $0 + 1 } ?? phrase.lowerBound
        while start < last, map.tokens[start].tag == .det || map.tokens[start].tag == .pron { start += 1 }
        return start..<phrase.upperBound
    }

    /// The words of a range on one line.
    private func words(of range: Range<Int>) -> String {
        draft.analysis.string(of: range).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
