// What became of those counted: verbs and predicates around a number.

import SitrepModel
import SitrepText

extension FigureFinder {
    /// How far after the counted noun a predicate may stand, in tokens.
    private static let rightReach = 16
    /// How far before the number a toll or a total may stand.
    private static let tollReach = 12
    /// Small numbers of things are not worth a figure of kind `other`.
    private static let smallest = 3.0

    /// What the number counts, by its noun and the cues around it; empty where nothing says.
    func quantities(of candidate: FigureCandidate, in sentence: Range<Int>, draft: Draft) -> [Figure.Quantity] {
        let tokens = draft.analysis.tokens
        switch candidate.noun {
        case .quantity(let quantity)
        where quantity == .killed || quantity == .injured || quantity == .missing || quantity == .vehicles:
            return [quantity] + joinedCue(after: candidate.end, other: quantity, in: sentence, tokens: tokens)
        case .quantity(let quantity):
            return [
                leftCue(candidate, tokens: tokens) ?? rightCues(candidate, in: sentence, tokens: tokens).first
                    ?? quantity
            ]
        case .aside: return [.other]
        case .unit, .ignored: return []
        case .person, nil:
            if let left = leftCue(candidate, tokens: tokens) {
                return candidate.noun == .person || candidate.counted == nil ? [left] : fallback(candidate)
            }
            guard candidate.noun == .person || candidate.counted == nil else { return fallback(candidate) }
            let right = rightCues(candidate, in: sentence, tokens: tokens)
            if !right.isEmpty { return right }
            if let toll = toll(candidate, tokens: tokens) ?? governedCue(candidate, in: sentence, draft: draft) {
                return [toll]
            }
            return fallback(candidate)
        }
    }

    private func fallback(_ candidate: FigureCandidate) -> [Figure.Quantity] {
        guard candidate.counted != nil, candidate.number.value >= Self.smallest || candidate.number.isDigits else {
            return []
        }
        return [.other]
    }

    /// "killed at least 30", "injuring 125": an active verb right before the figure.
    private func leftCue(_ candidate: FigureCandidate, tokens: [Token]) -> Figure.Quantity? {
        var at = candidate.start - 1
        while at >= candidate.low, tokens[at].tag == .adv || tokens[at].tag == .det { at -= 1 }
        guard at >= candidate.low else { return nil }
        for start in max(candidate.low, at - 3)...at {
            guard let match = words.cues.longestMatch(at: start, in: tokens, limit: at + 1),
                match.tokens.upperBound == at + 1, match.value.position == .object
            else { continue }
            if tokens[start].tag != .noun || match.tokens.count > 1 {
                return match.value.quantity
            }
        }
        return nil
    }

    /// "were killed", "dead", "in serious condition" after the noun; "injured and arrested" gives two.
    private func rightCues(_ candidate: FigureCandidate, in sentence: Range<Int>, tokens: [Token]) -> [Figure.Quantity]
    {
        let start = candidate.past
        let limit = min(sentence.upperBound, start + Self.rightReach)
        var at = start
        while at < limit {
            let token = tokens[at]
            if FigureKeys.hard.contains(token.key) { return [] }
            if let match = words.cues.longestMatch(at: at, in: tokens, limit: sentence.upperBound) {
                if match.value.position == .light {
                    at = match.tokens.upperBound
                    continue
                }
                guard holdsOfSubject(match, start: start, in: sentence, tokens: tokens),
                    let quantity = match.value.quantity
                else { return [] }
                return [quantity]
                    + joinedCue(after: match.tokens.upperBound, other: quantity, in: sentence, tokens: tokens)
            }
            if token.is(FigureKeys.comma), at + 1 < limit, FigureKeys.including.contains(tokens[at + 1].key) {
                at = closingComma(after: at + 1, limit: sentence.upperBound, tokens: tokens)
                continue
            }
            if token.tag == .num || (token.tag == .verb && !(token.form == .pastParticiple && at == start)) {
                return []
            }
            at += 1
        }
        return []
    }

    /// What became of the subject of a verb that stands behind a clause: "dozens of people who tried to flee were killed".
    private func governedCue(_ candidate: FigureCandidate, in sentence: Range<Int>, draft: Draft) -> Figure.Quantity? {
        guard let trees = draft.trees, candidate.end > candidate.start else { return nil }
        for token in candidate.start..<candidate.end {
            let relation = trees.relation(of: token)
            guard relation == .subject || relation == .passiveSubject, let verb = trees.head(of: token),
                verb >= candidate.end,
                let cue = words.cues.longestMatch(at: verb, in: draft.analysis.tokens, limit: sentence.upperBound)?
                    .value
            else { continue }
            if cue.position == (relation == .passiveSubject ? .object : .subject) { return cue.quantity }
        }
        return nil
    }

    private func closingComma(after start: Int, limit: Int, tokens: [Token]) -> Int {
        var at = start
        while at < limit, !tokens[at].is(FigureKeys.comma) { at += 1 }
        return at + 1
    }

    /// An active verb with an object of its own says nothing of its subject.
    private func holdsOfSubject(
        _ match: PhraseMatcher<FigureCue>.Match, start: Int, in sentence: Range<Int>, tokens: [Token]
    ) -> Bool {
        if match.value.position == .before { return match.tokens.lowerBound == start }
        if match.value.position == .subject { return true }
        let end = match.tokens.upperBound
        let follows = end < sentence.upperBound ? tokens[end] : nil
        if hasPassive(before: match.tokens.lowerBound, after: start, tokens: tokens) { return true }
        guard tokens[match.tokens.lowerBound].form != .gerund else { return false }
        if match.tokens.lowerBound > start, !isOnlyJoined(start..<match.tokens.lowerBound, tokens: tokens) {
            return false
        }
        guard let follows else { return true }
        switch follows.tag {
        case .num, .det, .noun, .propn, .pron: return false
        default: return !words.signs.contains(follows.key)
        }
    }

    private func hasPassive(before verb: Int, after start: Int, tokens: [Token]) -> Bool {
        var at = verb - 1
        while at >= start, tokens[at].tag == .adv || tokens[at].tag == .part || tokens[at].tag == .verb { at -= 1 }
        return at >= start && PassiveWords.auxiliaries.contains(tokens[at].lemma)
            && !PassiveWords.have.contains(tokens[at].lemma)
    }

    /// Only adverbs and other participles between noun and cue: "21 people wounded", "ten badly hurt".
    private func isOnlyJoined(_ range: Range<Int>, tokens: [Token]) -> Bool {
        range.allSatisfy {
            tokens[$0].tag == .adv || tokens[$0].tag == .adj
                || words.cues.longestMatch(at: $0, in: tokens)?.value.position == .light
        }
    }

    private func joinedCue(
        after end: Int, other: Figure.Quantity, in sentence: Range<Int>, tokens: [Token]
    ) -> [Figure.Quantity] {
        guard end + 1 < sentence.upperBound, tokens[end].is(FigureKeys.and),
            let match = words.cues.longestMatch(at: end + 1, in: tokens, limit: sentence.upperBound),
            match.value.position == .object || match.value.position == .subject, let quantity = match.value.quantity,
            quantity != other
        else { return [] }
        if match.tokens.upperBound < sentence.upperBound, tokens[match.tokens.upperBound].tag == .num { return [] }
        return [quantity]
    }

    /// "the death toll rose to 36", "toll of 59".
    private func toll(_ candidate: FigureCandidate, tokens: [Token]) -> Figure.Quantity? {
        let low = max(candidate.low, candidate.start - Self.tollReach)
        var at = candidate.start - 1
        while at >= low {
            if FigureKeys.hard.contains(tokens[at].key), at < candidate.start - 1 { return nil }
            if let match = words.cues.longestMatch(at: at, in: tokens, limit: candidate.start),
                match.value.position == .before
                    || match.value.position == .whole && match.tokens.upperBound == candidate.start
            {
                return match.value.quantity
            }
            at -= 1
        }
        return nil
    }
}

private enum PassiveWords {
    static let auxiliaries = WordSet(["be", "get", "become"].map { WordKey($0) })
    static let have = WordSet(["have"].map { WordKey($0) })
}
