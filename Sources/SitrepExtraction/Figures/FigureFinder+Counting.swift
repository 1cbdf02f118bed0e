// What a number counts: the noun after it, and whether it is a count at all.

import SitrepModel
import SitrepText

extension FigureFinder {
    /// Years that news texts name, written in four digits.
    private static let years = 1000.0...2100.0
    /// A noun phrase after a number is read no further than this.
    private static let phraseReach = 8

    /// Numbers inside words and names: "19-year-old", "F-16", "Flight 370", "No. 5".
    func isPartOfWord(_ candidate: FigureCandidate, in sentence: Range<Int>, tokens: [Token]) -> Bool {
        let start = candidate.number.tokens.lowerBound
        let end = candidate.numberEnd
        if end + 1 < sentence.upperBound, tokens[end].is(FigureKeys.hyphen), !tokens[end].shape.contains(.spaceBefore),
            !tokens[end + 1].shape.contains(.spaceBefore)
        {
            return true
        }
        guard start > sentence.lowerBound else { return false }
        let before = tokens[start - 1]
        let isAttached = !tokens[start].shape.contains(.spaceBefore)
        if isAttached, before.is(FigureKeys.hyphen) || CountWords.marks.contains(before.key) { return true }
        if CountWords.labels.contains(before.key) { return true }
        return false
    }

    /// Reads "of its citizens", "more South Korean companies", "others" after the number.
    func readCounted(_ candidate: inout FigureCandidate, in sentence: Range<Int>, tokens: [Token]) {
        var at = candidate.numberEnd
        let limit = min(sentence.upperBound, at + Self.phraseReach)
        candidate.isPart = isOfThem(before: candidate.start, tokens: tokens)
        if at + 1 < limit, tokens[at].is(FigureKeys.of) {
            if FigureKeys.pronouns.contains(tokens[at + 1].key) {
                candidate.isPart = true
                candidate.end = at + 2
                return
            }
            at += 1
            while at < limit, tokens[at].tag == .det || tokens[at].tag == .pron || tokens[at].tag == .num { at += 1 }
        }
        let start = at
        var head: Int?
        while at < limit {
            if let match = words.nouns.longestMatch(at: at, in: tokens, limit: limit), isNoun(match.tokens, in: tokens)
            {
                if head != nil, isOutcome(match.value), tokens[at].tag != .noun { break }
                candidate.noun = match.value
                head = match.tokens.upperBound
                at = match.tokens.upperBound
                if isOutcome(match.value) {
                    guard at < limit, isNounLike(tokens[at]) else { break }
                }
                continue
            }
            guard continues(at, limit: limit, tokens: tokens) else { break }
            if tokens[at].tag == .noun || tokens[at].tag == .propn {
                head = at + 1
                candidate.noun = tokens[at].tag == .propn && isPlural(tokens[at]) ? .person : nil
            }
            at += 1
        }
        guard let head else { return }
        candidate.counted = start..<head
        candidate.end = head
    }

    /// "of whom 30 were soldiers"
    private func isOfThem(before start: Int, tokens: [Token]) -> Bool {
        start > 1 && tokens[start - 2].is(FigureKeys.of) && FigureKeys.pronouns.contains(tokens[start - 1].key)
    }

    /// A word that may be a verb counts as a noun only where it is tagged as one.
    private func isNoun(_ range: Range<Int>, in tokens: [Token]) -> Bool {
        guard let last = range.last else { return false }
        switch tokens[last].tag {
        case .verb: return tokens[last].form == .pastParticiple || tokens[last].form == .none
        case .aux, .adp, .sconj: return false
        default: return true
        }
    }

    /// "dead", "injured", "missing": what became of people rather than what they are.
    private func isOutcome(_ noun: CountedNoun) -> Bool {
        noun == .quantity(.killed) || noun == .quantity(.injured) || noun == .quantity(.missing)
    }

    private func isNounLike(_ token: Token) -> Bool { token.tag == .noun || token.tag == .propn }

    private func continues(_ at: Int, limit: Int, tokens: [Token]) -> Bool {
        let token = tokens[at]
        switch token.tag {
        case .noun, .propn, .adj: return true
        case .verb:
            return token.form == .pastParticiple && at + 1 < limit
                && isNounLike(tokens[at + 1])
                && words.cues.longestMatch(at: at, in: tokens) == nil
        case .part: return at + 1 < limit && isNounLike(tokens[at + 1])
        case .adv: return at + 1 < limit && tokens[at + 1].tag == .adj
        // "26 “armed criminals”"
        case .punct where FigureKeys.quotes.contains(token.key):
            return at + 1 < limit && (isNounLike(tokens[at + 1]) || tokens[at + 1].tag == .adj)
        default: return token.is(FigureKeys.hyphen)
        }
    }

    private func isPlural(_ token: Token) -> Bool { token.lemma != token.key && token.shape.contains(.capitalized) }

    /// Refuses years, ages, distances, labels and other numbers that count nothing.
    func isCount(_ candidate: FigureCandidate, in sentence: Range<Int>, draft: Draft) -> Bool {
        let tokens = draft.analysis.tokens
        let start = candidate.number.tokens.lowerBound
        if case .unit = candidate.noun { return false }
        if case .ignored = candidate.noun { return false }
        if candidate.number.value == 1, candidate.bound == nil, candidate.numberEnd < sentence.upperBound,
            tokens[candidate.numberEnd].is(FigureKeys.of)
        {
            return false
        }
        if words.nouns.longestMatch(at: candidate.numberEnd, in: tokens, limit: sentence.upperBound)?.value == .unit {
            return false
        }
        if candidate.number.value != candidate.number.value.rounded(), !candidate.number.isScaled { return false }
        if isYear(candidate, tokens: tokens) || isAge(start, candidate, in: sentence, tokens: tokens) { return false }
        if start > sentence.lowerBound, candidate.number.isDigits, candidate.bound == nil, candidate.noun == nil {
            let before = tokens[start - 1]
            if before.shape.contains(.capitalized), start - 1 > sentence.lowerBound,
                !follows(country: start - 1, in: draft)
            {
                return false
            }
        }
        return true
    }

    /// "Armenia is sending 70 soldiers and Tajikistan 200".
    private func follows(country token: Int, in draft: Draft) -> Bool {
        let span = draft.analysis.tokens[token].span
        return draft.places.contains { $0.isCountry && $0.span.end == span.end && $0.span.contains(span) }
    }

    private func isYear(_ candidate: FigureCandidate, tokens: [Token]) -> Bool {
        let token = tokens[candidate.number.tokens.lowerBound]
        guard candidate.number.isDigits, !candidate.number.isScaled, candidate.number.tokens.count == 1,
            token.end - token.start == 4, Self.years.contains(candidate.number.value), candidate.bound == nil
        else { return false }
        if candidate.noun == nil { return true }
        let before = candidate.number.tokens.lowerBound - 1
        return before >= candidate.low && CountWords.yearMarks.contains(tokens[before].key)
    }

    /// "Smith, 59, said", "aged 12".
    private func isAge(_ start: Int, _ candidate: FigureCandidate, in sentence: Range<Int>, tokens: [Token]) -> Bool {
        guard start > sentence.lowerBound, candidate.number.value < 120, candidate.bound == nil else { return false }
        let before = tokens[start - 1]
        if CountWords.ages.contains(before.key) { return true }
        let end = candidate.numberEnd
        let isEnclosed = end >= sentence.upperBound || tokens[end].tag == .punct
        guard before.is(FigureKeys.comma) || CountWords.brackets.contains(before.key), isEnclosed,
            candidate.noun == nil,
            start - 1 > sentence.lowerBound
        else { return false }
        return tokens[start - 2].shape.contains(.capitalized) || tokens[start - 2].tag == .noun
    }
}

/// Words before numbers that are no counts.
private enum CountWords {
    static let marks = WordSet(["/", ":", ".", "#", "+", "@"].map { WordKey($0) })
    static let labels = WordSet(
        [
            "no.", "no", "number", "flight", "route", "highway", "interstate", "channel", "article", "section",
            "chapter",
            "page", "phase", "level", "category", "magnitude", "group", "room", "gate", "line", "day", "version",
            "type",
            "model", "boeing", "airbus", "formula", "top", "age", "ages", "aged", "#", "unit", "title", "part",
            "resolution",
        ].map { WordKey($0) })
    static let ages = WordSet(["age", "aged", "ages"].map { WordKey($0) })
    static let brackets = WordSet(["("].map { WordKey($0) })
    static let yearMarks = WordSet(
        ["in", "since", "of", "from", "by", "until", "during", "the", "before", "after", "for", "its", "their", "his"]
            .map { WordKey($0) })
}
