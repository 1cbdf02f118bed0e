// An analysis as the claim rules see it: what begins, ends and covers each token.

import SitrepModel
import SitrepText

/// Lookups by token, built once an article and never changed; a class, since every reader of a cue holds it.
final class ClaimText: Sendable {
    let analysis: Analysis
    let tokens: [Token]
    let cues: CueLexicon
    let words: ClaimWords
    /// Noun phrases without days and hours at their ends: "Ms. Ortiz | earlier Thursday".
    private let phrases: [NounPhrase]
    private let phraseEnding: [Int32]
    private let phraseStarting: [Int32]
    private let isFiniteGroup: [Bool]
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
        let cut = analysis.nounPhrases.filter { $0.tokens.upperBound <= count }.map {
            Self.cut($0, times, analysis.tokens)
        }
        var ending = [Int32](repeating: -1, count: count + 1)
        var starting = ending
        for (index, phrase) in cut.enumerated() {
            ending[phrase.tokens.upperBound] = Int32(clamping: index)
            starting[phrase.tokens.lowerBound] = Int32(clamping: index)
        }
        phrases = cut
        phraseEnding = ending
        phraseStarting = starting
        isFiniteGroup = Self.finiteness(analysis, quotations)
        units = Self.units(analysis)
    }

    /// A noun phrase without the time words that the tagger drew into it.
    private static func cut(_ phrase: NounPhrase, _ times: [Bool], _ tokens: [Token]) -> NounPhrase {
        var (low, high) = (phrase.tokens.lowerBound, phrase.tokens.upperBound)
        while high > low, times[high - 1] { high -= 1 }
        if tokens[low].tag != .det { while low < high, times[low] { low += 1 } }
        if low == high || low..<high == phrase.tokens { return phrase }
        let head = (low..<high).contains(phrase.head) ? phrase.head : high - 1
        return NounPhrase(
            tokens: low..<high, head: head, isPossessive: high == phrase.tokens.upperBound && phrase.isPossessive)
    }

    /// Which groups carry tense. A participle that looks like a past ("received") counts when nothing else in its clause does.
    private static func finiteness(_ analysis: Analysis, _ quotations: [Int32]) -> [Bool] {
        let by = WordKey("by")
        var result = analysis.verbGroups.map { !$0.isNonFinite && !$0.isInfinitive }
        var index = analysis.verbGroups.count - 1
        while index >= 0 {
            let group = analysis.verbGroups[index]
            defer { index -= 1 }
            guard group.isNonFinite, analysis.tokens[group.head].form != .gerund,
                looksPast(analysis.tokens[group.head], analysis.text)
            else { continue }
            let next = group.tokens.upperBound
            if next < analysis.tokens.count, analysis.tokens[next].is(by) { continue }
            result[index] = !tenseFollows(index, result, analysis)
        }
        return result
    }

    /// "said", "denied", "held", but not "seen" or "written".
    private static func looksPast(_ token: Token, _ text: ArticleText) -> Bool {
        guard token.end > token.start, Int(token.end) <= text.bytes.count else { return false }
        let last = text.bytes[Int(token.end) - 1] | 0x20
        return last == UInt8(ascii: "d") || last == UInt8(ascii: "t")
    }

    /// Whether the clause that a group stands in has a verb with tense after it.
    private static func tenseFollows(_ index: Int, _ isFinite: [Bool], _ analysis: Analysis) -> Bool {
        let next = index + 1
        guard next < analysis.verbGroups.count, isFinite[next] else { return false }
        let between =
            analysis.verbGroups[index].tokens
            .upperBound..<max(
                analysis.verbGroups[index].tokens.upperBound, analysis.verbGroups[next].tokens.lowerBound)
        guard between.upperBound < analysis.tokens.count,
            analysis.sentenceOfToken[between.upperBound] == analysis.sentenceOfToken[analysis.verbGroups[index].head]
        else { return false }
        return !between.contains { token in
            let tag = analysis.tokens[token].tag
            return tag == .punct && !analysis.tokens[token].is(WordKey("-")) || tag == .sconj || tag == .cconj
                || tag == .pron
        }
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
        return phrases[Int(phraseEnding[end])]
    }

    func phrase(startingAt start: Int) -> NounPhrase? {
        guard phraseStarting.indices.contains(start), phraseStarting[start] >= 0 else { return nil }
        return phrases[Int(phraseStarting[start])]
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
        guard !isQuoted(token), let index = groupIndex(at: token), isFiniteGroup[index] else { return nil }
        return analysis.verbGroups[index]
    }

    func isFinite(groupAt index: Int) -> Bool { isFiniteGroup.indices.contains(index) && isFiniteGroup[index] }

    /// Whether a range holds a verb with a subject of its own.
    func hasFiniteVerb(_ range: Range<Int>) -> Bool {
        range.contains { token in
            guard let index = groupIndex(at: token), analysis.verbGroups[index].head == token else { return false }
            return isFiniteGroup[index]
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
