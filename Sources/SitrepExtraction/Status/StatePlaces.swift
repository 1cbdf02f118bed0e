// Where a state holds: the places that the words name for it, each of a list, or those that "the city" stands for.

import SitrepModel
import SitrepText

/// Where the states of one report hold; built once.
struct StatePlaces: Sendable {
    /// A place, or words that stand for some, and where they stand.
    private struct Candidate {
        let tokens: Range<Int>
        let places: [Place]
        /// Named as a place, not as who acts there.
        var isLocative = true
    }

    private let words: StatusWords
    private let analysis: Analysis
    private let reports: PhraseMatcher<Bool>
    private let named: [(place: Place, tokens: Range<Int>)]
    /// Tokens of those on whose word the report stands: "WSB-TV in Atlanta".
    private let sources: [Range<Int>]

    init(_ draft: Draft, words: StatusWords, reports: PhraseMatcher<Bool>) {
        self.words = words
        self.reports = reports
        analysis = draft.analysis
        named = draft.places.map { ($0, draft.analysis.tokens(in: $0.span)) }
        sources = draft.claims.flatMap(\.source).map { draft.analysis.tokens(in: $0.span) }
    }

    private var tokens: [Token] { analysis.tokens }

    /// Empty where the words leave it open, or speak of a whole country without its name.
    ///
    /// `rivals`: the other states of the sentence; a place in another clause than the state belongs to the nearer one.
    func places(of match: StatusMatch, in sentence: Sentence, rivals: [StatusMatch]) -> [Place] {
        let own = nearest(to: match, in: sentence, rivals: rivals)
        if let own { return own }
        let other = analysis.sentence(ofToken: match.system.tokens.lowerBound)
        if other.tokens != sentence.tokens, let told = nearest(to: match, in: other, rivals: []) { return told }
        return match.system.name.system == .airport ? site(before: match.cover.lowerBound) : []
    }

    // MARK: - In one sentence

    private func nearest(to match: StatusMatch, in sentence: Sentence, rivals: [StatusMatch]) -> [Place]? {
        var best: (candidate: Candidate, cost: Int)?
        for candidate in candidates(in: sentence) {
            guard let candidate = meant(candidate, by: match) else { continue }
            let own = cost(of: candidate, for: match, in: sentence)
            if own < best?.cost ?? .max, !isOwned(candidate, by: rivals, at: own, from: match, in: sentence) {
                best = (candidate, own)
            }
        }
        guard let chosen = best?.candidate else { return nil }
        return chosen.places.count == 1 ? list(from: chosen) : chosen.places
    }

    private func cost(of candidate: Candidate, for match: StatusMatch, in sentence: Sentence) -> Int {
        let anchors = [match.system.tokens, match.mention.tokens].filter { sentence.tokens.contains($0.lowerBound) }
        let words = anchors.map { StatusReach.distance(from: $0, to: candidate.tokens) }.min() ?? 0
        return words + strangers(between: match, and: candidate) * StatusReach.otherClause
            + (candidate.isLocative ? 0 : StatusReach.actingPlace)
    }

    private func isOwned(
        _ candidate: Candidate, by rivals: [StatusMatch], at cost: Int, from match: StatusMatch, in sentence: Sentence
    ) -> Bool {
        // A place before the words holds for all that follows it.
        guard candidate.tokens.lowerBound >= match.cover.upperBound, strangers(between: match, and: candidate) > 0
        else {
            return false
        }
        return rivals.contains {
            $0.mention.tokens != match.mention.tokens && self.cost(of: candidate, for: $0, in: sentence) < cost
        }
    }

    private func candidates(in sentence: Sentence) -> [Candidate] {
        var found = named.filter { sentence.tokens.contains($0.tokens.lowerBound) }
            .map { Candidate(tokens: $0.tokens, places: [$0.place]) }
        for match in words.placeNouns.matches(in: sentence.tokens, of: tokens) {
            if let places = antecedents(of: match.value, before: match.tokens.lowerBound) {
                found.append(Candidate(tokens: match.tokens, places: places))
            }
        }
        return found
    }

    /// The candidate as it is meant for a state; nil for who says so, for governments by the names of their capitals, and
    /// for datelines.
    private func meant(_ candidate: Candidate, by match: StatusMatch) -> Candidate? {
        if candidate.tokens.overlaps(match.system.tokens) || isModifier(candidate.tokens, of: match.system.tokens) {
            return candidate
        }
        if let preposition = preposition(before: candidate.tokens.lowerBound) {
            return isOfSource(preposition) ? nil : candidate
        }
        guard candidate.places.allSatisfy({ $0.isTown && $0.feature != "PPLC" || $0.isDivision }),
            !isOfSource(candidate.tokens.lowerBound), !isDateline(candidate.tokens)
        else { return nil }
        var acting = candidate
        // "Almaty is under curfew": the place is what the state is said of.
        acting.isLocative = match.mention.word.form == .before
        return acting
    }

    /// In capitals at the beginning of a paragraph: "SEOUL", "BEIRUT/AMMAN".
    private func isDateline(_ place: Range<Int>) -> Bool {
        let sentence = analysis.sentence(ofToken: place.lowerBound)
        let opening = sentence.tokens.lowerBound..<place.upperBound
        return opening.count <= StatusReach.dateline
            && opening.allSatisfy { tokens[$0].shape.contains(.allCaps) || tokens[$0].tag == .punct }
    }

    /// "Almaty airport", "Flint's water".
    private func isModifier(_ place: Range<Int>, of system: Range<Int>) -> Bool {
        let gap = place.upperBound..<max(place.upperBound, system.lowerBound)
        guard place.upperBound <= system.lowerBound, gap.count <= StatusReach.modifier else { return false }
        return gap.allSatisfy {
            [.adj, .noun, .part, .propn].contains(tokens[$0].tag) || tokens[$0].is(FigureKeys.hyphen)
        }
    }

    /// The preposition of a place, over articles, descriptions and other places of a list.
    private func preposition(before start: Int) -> Int? {
        var at = start - 1
        let first = analysis.sentence(ofToken: start).tokens.lowerBound
        while at >= first {
            let token = tokens[at]
            if let place = named.first(where: { $0.tokens.contains(at) }) {
                at = place.tokens.lowerBound - 1
            } else if words.placePrepositions.contains(token.key) {
                guard token.is(FigureKeys.of), at > first, tokens[at - 1].tag == .noun else { return at }
                at -= 2
            } else if [.det, .adj, .num, .cconj].contains(token.tag) || token.is(FigureKeys.comma) {
                at -= 1
            } else if token.tag == .noun, at + 1 < start, tokens[at + 1].tag == .noun || tokens[at + 1].tag == .propn {
                at -= 1
            } else {
                return nil
            }
        }
        return nil
    }

    /// "said in Moscow", "WSB-TV in Atlanta".
    private func isOfSource(_ preposition: Int) -> Bool {
        guard preposition > 0 else { return false }
        return sources.contains { $0.contains(preposition - 1) }
            || reports.longestMatch(at: preposition - 1, in: tokens) != nil
    }

    /// Other clauses that begin between a state and a place.
    private func strangers(between match: StatusMatch, and candidate: Candidate) -> Int {
        let cover = match.cover
        let gap =
            candidate.tokens.lowerBound >= cover.upperBound
            ? cover.upperBound..<candidate.tokens.lowerBound
            : candidate.tokens.upperBound..<max(candidate.tokens.upperBound, cover.lowerBound)
        return gap.filter { StatusKeys.clauseOpeners.contains(tokens[$0].key) || StatusKeys.isFiniteVerb(tokens[$0]) }
            .count
    }

    // MARK: - Lists

    /// "in West Kazakhstan, North Kazakhstan and Pavlodar regions": all that stand side by side.
    private func list(from candidate: Candidate) -> [Place] {
        guard let index = named.firstIndex(where: { $0.tokens == candidate.tokens }) else { return candidate.places }
        var low = index
        var high = index
        while low > 0, isListed(named[low - 1].tokens, named[low].tokens) { low -= 1 }
        while high + 1 < named.count, isListed(named[high].tokens, named[high + 1].tokens) { high += 1 }
        let places = named[low...high].map(\.place)
        let local = places.filter { !$0.isCountry }
        // "Idomeni, Greece": a place and what it lies in are no list.
        guard !local.isEmpty, local.count < places.count else { return places }
        return local.count > 1 ? local : candidate.places
    }

    private func isListed(_ a: Range<Int>, _ b: Range<Int>) -> Bool {
        let gap = a.upperBound..<max(a.upperBound, b.lowerBound)
        guard !gap.isEmpty, gap.count <= StatusReach.listed else { return false }
        return gap.allSatisfy {
            tokens[$0].is(FigureKeys.comma) || [.cconj, .det, .adj, .noun].contains(tokens[$0].tag)
                || words.placePrepositions.contains(tokens[$0].key)
        } && gap.contains { tokens[$0].is(FigureKeys.comma) || tokens[$0].tag == .cconj }
    }

    // MARK: - What was named before

    /// The places that a definite noun stands for; nil where none was named that it could stand for.
    private func antecedents(of noun: PlaceNoun, before token: Int) -> [Place]? {
        let earlier = named.filter { $0.tokens.upperBound <= token }
        switch noun {
        case .country: return []
        case .city: return earlier.last { $0.place.isTown }.map { [$0.place] }
        case .capital:
            let capital = named.first { $0.place.feature == "PPLC" }
            return (capital ?? earlier.last { $0.place.isTown }).map { [$0.place] }
        case .region: return earlier.last { $0.place.isDivision }.map { [$0.place] }
        case .all:
            guard let last = earlier.last(where: { !$0.place.isCountry }) else { return nil }
            let other = earlier.last { !$0.place.isCountry && $0.place.name != last.place.name }
            return [other?.place, last.place].compactMap { $0 }
        }
    }

    /// "The airport": the one named last before.
    private func site(before token: Int) -> [Place] {
        named.last { $0.tokens.upperBound <= token && $0.place.feature == "AIRP" }.map { [$0.place] } ?? []
    }
}
