// An analysis as the claim rules see it: what begins, ends and covers each token.

import SitrepModel
import SitrepText

/// Lookups by token, built once an article.
struct ClaimText: Sendable {
    let analysis: Analysis
    let tokens: [Token]
    let cues: CueLexicon
    let words: ClaimWords
    private let phraseEnding: [Int32]
    private let phraseStarting: [Int32]
    private let groupAt: [Int32]
    private let quotationAt: [Int32]
    private let timeAt: [Bool]
    /// Tokens of each sentence, joined with those that share a quotation with it.
    private let units: [Range<Int>]

    init(draft: Draft, cues: CueLexicon) {
        let analysis = draft.analysis
        let count = analysis.tokens.count
        self.analysis = analysis
        self.cues = cues
        words = cues.words
        tokens = analysis.tokens
        var ending = [Int32](repeating: -1, count: count + 1)
        var starting = ending
        for (index, phrase) in analysis.nounPhrases.enumerated() where phrase.tokens.upperBound <= count {
            ending[phrase.tokens.upperBound] = Int32(clamping: index)
            if starting[phrase.tokens.lowerBound] < 0 { starting[phrase.tokens.lowerBound] = Int32(clamping: index) }
        }
        phraseEnding = ending
        phraseStarting = starting
        var groups = [Int32](repeating: -1, count: count)
        for (index, group) in analysis.verbGroups.enumerated() {
            for token in group.tokens where token < count { groups[token] = Int32(clamping: index) }
        }
        groupAt = groups
        var quotations = [Int32](repeating: -1, count: count)
        for (index, quotation) in analysis.quotations.enumerated() {
            for token in analysis.tokens(in: quotation.span) where quotations[token] < 0 {
                quotations[token] = Int32(clamping: index)
            }
        }
        quotationAt = quotations
        var times = [Bool](repeating: false, count: count)
        for time in draft.times {
            for token in analysis.tokens(in: time.span) { times[token] = true }
        }
        timeAt = times
        units = Self.units(analysis)
    }

    private static func units(_ analysis: Analysis) -> [Range<Int>] {
        var result = analysis.sentences.map(\.tokens)
        guard !result.isEmpty else { return [] }
        for quotation in analysis.quotations {
            guard let first = quotation.tokens.first, let last = quotation.tokens.last else { continue }
            let low = Int(analysis.sentenceOfToken[first])
            let high = Int(analysis.sentenceOfToken[last])
            guard high > low else { continue }
            let joined =
                min(
                    result[low].lowerBound, result[high].lowerBound)..<max(
                    result[low].upperBound, result[high].upperBound)
            for index in low...high { result[index] = joined }
        }
        return result
    }

    var count: Int { tokens.count }

    func key(_ token: Int) -> WordKey { tokens.indices.contains(token) ? tokens[token].key : .none }

    func isA(_ kind: ClaimWordClass, _ token: Int) -> Bool {
        guard tokens.indices.contains(token) else { return false }
        return words.isA(kind, tokens[token].key) || words.isA(kind, tokens[token].lemma)
    }

    /// The noun phrase whose last token stands before `end`.
    func phrase(endingAt end: Int) -> NounPhrase? {
        guard phraseEnding.indices.contains(end), phraseEnding[end] >= 0 else { return nil }
        return analysis.nounPhrases[Int(phraseEnding[end])]
    }

    func phrase(startingAt start: Int) -> NounPhrase? {
        guard phraseStarting.indices.contains(start), phraseStarting[start] >= 0 else { return nil }
        return analysis.nounPhrases[Int(phraseStarting[start])]
    }

    func group(at token: Int) -> VerbGroup? { groupIndex(at: token).map { analysis.verbGroups[$0] } }

    func groupIndex(at token: Int) -> Int? {
        guard groupAt.indices.contains(token), groupAt[token] >= 0 else { return nil }
        return Int(groupAt[token])
    }

    func quotation(at token: Int) -> Quotation? {
        guard quotationAt.indices.contains(token), quotationAt[token] >= 0 else { return nil }
        return analysis.quotations[Int(quotationAt[token])]
    }

    /// The outermost quotation over a token, with its marks.
    func quotationRange(at token: Int) -> Range<Int>? { quotation(at: token).map { analysis.tokens(in: $0.span) } }

    func isQuoted(_ token: Int) -> Bool { quotationAt.indices.contains(token) && quotationAt[token] >= 0 }
    func isTime(_ token: Int) -> Bool { timeAt.indices.contains(token) && timeAt[token] }

    func sentence(of token: Int) -> Range<Int> {
        guard tokens.indices.contains(token) else { return 0..<0 }
        return analysis.sentence(ofToken: token).tokens
    }

    func paragraph(of token: Int) -> Int {
        guard tokens.indices.contains(token) else { return -1 }
        return analysis.sentence(ofToken: token).paragraph
    }

    func unit(of token: Int) -> Range<Int> {
        guard tokens.indices.contains(token) else { return 0..<0 }
        return units[Int(analysis.sentenceOfToken[token])]
    }

    func isMark(_ token: Int) -> Bool { tokens.indices.contains(token) && tokens[token].shape.contains(.punctuation) }
    func isDash(_ token: Int) -> Bool { words.dashes.contains(key(token)) }

    func isSentenceEnd(_ token: Int) -> Bool { words.sentenceEnds.contains(key(token)) }

    /// A group with tense, outside quotations.
    func finiteGroup(at token: Int) -> VerbGroup? {
        guard !isQuoted(token), let group = group(at: token), !group.isNonFinite, !group.isInfinitive else {
            return nil
        }
        return group
    }

    /// Whether a range holds a verb with a subject of its own.
    func hasFiniteVerb(_ range: Range<Int>) -> Bool {
        range.contains { token in
            guard let group = group(at: token), group.head == token else { return false }
            return !group.isNonFinite && !group.isInfinitive
        }
    }

    /// The range without marks of punctuation other than quotation marks at its ends.
    func trimmed(_ range: Range<Int>) -> Range<Int> {
        var (low, high) = (range.lowerBound, range.upperBound)
        while low < high, isMark(low), !isQuoted(low), !isOpeningBracket(low) { low += 1 }
        while low < high, isMark(high - 1), !isQuoted(high - 1), !isClosingBracket(high - 1) { high -= 1 }
        return low..<high
    }

    private func isOpeningBracket(_ token: Int) -> Bool { byte(token) == 0x28 || byte(token) == 0x5B }
    private func isClosingBracket(_ token: Int) -> Bool { byte(token) == 0x29 || byte(token) == 0x5D }

    private func byte(_ token: Int) -> UInt8 {
        analysis.text.bytes[Int(tokens[token].start)]
    }
}
