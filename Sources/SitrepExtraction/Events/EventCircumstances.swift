// Where and when an event was, what was hit and with what, and the figures and the claim that belong to it.

import SitrepLexicon
import SitrepModel
import SitrepText

/// Reads the circumstances of a mention from its clause, its sentence and the text before.
struct EventCircumstances {
    let draft: Draft
    let map: ClauseMap
    let figureKinds: [String: [Figure.Quantity]]
    private let placeTokens: [(tokens: Range<Int>, place: Place)]
    /// The report's first town, else its first place.
    private let firstPlace: Place?

    init(draft: Draft, map: ClauseMap, figureKinds: [String: [Figure.Quantity]]) {
        self.draft = draft
        self.map = map
        self.figureKinds = figureKinds
        placeTokens = draft.places.map { (draft.analysis.tokens(in: $0.span), $0) }
        firstPlace = draft.places.first { $0.isTown } ?? draft.places.first
    }

    // MARK: - Place

    /// The places of the sentence, of the one before, and the report's first.
    func candidates(of mention: EventMention) -> [(place: Place, tokens: Range<Int>, reach: PlaceTraits.Reach)] {
        let sentence = map.sentence(of: mention.anchor)
        let before = sentence.lowerBound > 0 ? map.sentence(of: sentence.lowerBound - 1) : 0..<0
        return placeTokens.compactMap { tokens, place in
            guard let start = tokens.first else { return nil }
            if sentence.contains(start) { return (place, tokens, .sentence) }
            if before.contains(start) { return (place, tokens, .before) }
            return place.id == firstPlace?.id ? (place, tokens, .first) : nil
        }
    }

    /// The nearest place of the sentence, else of the sentence before, else the report's first town.
    func nearestPlace(to mention: EventMention) -> Place? {
        let sentence = map.sentence(of: mention.anchor)
        if let here = nearest(to: mention.anchor, in: sentence) { return here }
        if sentence.lowerBound > 0 {
            let before = map.sentence(of: sentence.lowerBound - 1)
            if let there = nearest(to: sentence.lowerBound, in: before) { return there }
        }
        return firstPlace
    }

    /// Costs in tokens: a place before the trigger, and one that is no place of a preposition.
    private static let beforeCost = 4
    private static let bareCost = 12

    private func nearest(to token: Int, in sentence: Range<Int>) -> Place? {
        var best: (place: Place, cost: Int)?
        for (tokens, place) in placeTokens {
            guard let first = tokens.first, sentence.contains(first) else { continue }
            var cost = abs(first - token) + (first < token ? Self.beforeCost : 0)
            if !isLocated(first, low: sentence.lowerBound) { cost += Self.bareCost }
            if cost < best?.cost ?? .max { best = (place, cost) }
        }
        return best?.place
    }

    private func isLocated(_ first: Int, low: Int) -> Bool {
        var at = first - 1
        while at >= max(low, first - 5) {
            if map.has(at, in: .locative) { return true }
            if map.group(at: at) != nil || map.tokens[at].tag == .punct { return false }
            at -= 1
        }
        return false
    }

    func hasPlace(inSentenceOf mention: EventMention) -> Bool {
        let sentence = map.sentence(of: mention.anchor)
        return placeTokens.contains { $0.tokens.first.map(sentence.contains) ?? false }
    }

    // MARK: - Targets and instruments

    /// Recipient phrases that are things or people.
    func split(_ phrases: [Int]) -> (people: [Int], things: [Int]) {
        var people: [Int] = []
        var things: [Int] = []
        for index in phrases {
            let head = map.nounPhrase(map.counted(index)).head
            if map.has(head, in: .property) || map.has(head, in: .building) || map.has(head, in: .vessel) {
                things.append(index)
            } else {
                people.append(index)
            }
        }
        return (people, things)
    }

    /// Phrases of the clause whose head is a weapon and that a preposition or a weapon noun brings in.
    func instruments(of mention: EventMention) -> [Int] {
        let end = map.clauseEnd(after: mention.anchor)
        let low = max(map.sentence(of: mention.anchor).lowerBound, mention.anchor - 18)
        var result: [Int] = []
        var at = low
        while at < end {
            guard let index = map.phrase(at: at) else {
                at += 1
                continue
            }
            let phrase = map.nounPhrase(index)
            if map.has(phrase.head, in: .weapon), !mention.recipientPhrases.contains(index) { result.append(index) }
            at = max(phrase.tokens.upperBound, at + 1)
        }
        return result
    }

    // MARK: - Figures

    /// Figures of the clause that count what such an event counts.
    func figures(of mention: EventMention) -> [LocalID<Figure>] {
        guard let kinds = figureKinds[mention.plover.event] else { return [] }
        let analysis = draft.analysis
        let sentence = map.sentence(of: mention.anchor)
        let end = map.clauseEnd(after: mention.anchor)
        return draft.figures.filter { figure in
            guard kinds.contains(figure.quantity) else { return false }
            let tokens = analysis.tokens(in: figure.span)
            return sentence.contains(tokens.lowerBound) && tokens.lowerBound < max(end, mention.anchor + 1)
        }.map(\.id)
    }
}
