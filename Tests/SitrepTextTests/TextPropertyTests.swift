// What holds for any text: spans in range and on character boundaries, order, no crash, the same result twice.

import SitrepModel
import SitrepTestSupport
import SitrepText
import Testing

@Suite struct TextPropertyTests {
    /// A small generator with a fixed seed, so that a failure can be repeated.
    private struct Generator: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ (state >> 29)
        }
    }

    private static let pieces = [
        "The", "police", "U.S.", "Mr.", " ", " ", " ", "\n", "\n\n", ".", ".", "...", ". . .", "“", "”", "\"", "'",
        "’s", "‘", "3,500", "17th", "-", "—", "(", ")", "killed", "was", "not", "to", "а́", "中文", "🙂", "\u{FEFF}",
        "a.m.", "http://", "@", "#x", "n't", "\u{200B}", "\r\n", "«", "»", "e\u{301}", "$", "%", "\0",
    ]

    @Test(arguments: 0..<60)
    func pieces(_ seed: Int) throws {
        var generator = Generator(state: UInt64(seed))
        let text = (0..<80).map { _ in Self.pieces.randomElement(using: &generator) ?? "" }.joined()
        check(ArticleText(text))
        try checkLearned(ArticleText(text))
    }

    @Test(arguments: 0..<60)
    func randomBytes(_ seed: Int) throws {
        var generator = Generator(state: UInt64(seed) &+ 1000)
        let bytes = (0..<400).map { _ in UInt8.random(in: 0...255, using: &generator) }
        check(ArticleText(repairing: bytes))
        try checkLearned(ArticleText(repairing: bytes))
        _ = Tokenizer.tokens(of: bytes)
    }

    /// Words cover what the tokens cover, in order, and sentences begin with a word.
    private func checkLearned(_ text: ArticleText) throws {
        let analysis = try Reading.learned.get().analyze(text)
        #expect(analysis.sentences.flatMap { Array($0.tokens) } == Array(0..<analysis.tokens.count))
        let bytes = { (spans: [TextSpan]) in spans.flatMap { Array($0.start..<$0.end) } }
        #expect(bytes(analysis.words.map(\.span)) == bytes(analysis.tokens.map(\.span)))
        let starts = Set(analysis.words.filter { !$0.continuesToken }.map(\.start))
        for sentence in analysis.sentences { #expect(starts.contains(UInt32(sentence.span.start))) }
        let again = try Reading.learned.get().analyze(text)
        #expect(again.words == analysis.words && again.sentences == analysis.sentences)
    }

    private func check(_ text: ArticleText) {
        let analysis = Reading.analyzer.analyze(text)
        let isBoundary = { (offset: Int) in offset == text.utf8Count || text.bytes[offset] & 0xC0 != 0x80 }
        var last = 0
        for token in analysis.tokens {
            #expect(Int(token.start) >= last && token.start < token.end && Int(token.end) <= text.utf8Count)
            #expect(isBoundary(Int(token.start)) && isBoundary(Int(token.end)))
            last = Int(token.end)
        }
        #expect(analysis.sentences.flatMap { Array($0.tokens) } == Array(0..<analysis.tokens.count))
        for phrase in analysis.nounPhrases { #expect(phrase.tokens.contains(phrase.head)) }
        for group in analysis.verbGroups { #expect(group.tokens.contains(group.head)) }
        for quotation in analysis.quotations { #expect(quotation.tokens.upperBound <= analysis.tokens.count) }
        let again = Reading.analyzer.analyze(text)
        #expect(again.tokens.map(\.tag) == analysis.tokens.map(\.tag))
        #expect(again.nounPhrases == analysis.nounPhrases && again.verbGroups == analysis.verbGroups)
        #expect(again.quotations == analysis.quotations && again.sentences == analysis.sentences)
    }

    @Test func emptyText() {
        let analysis = Reading.of("")
        #expect(analysis.tokens.isEmpty && analysis.sentences.isEmpty)
    }

    @Test func foldedTextKeepsItsSentences() {
        let lines = [
            "The government said on Monday that it would not open the border before the",
            "end of the month, although several of its neighbours had asked for a fast",
            "decision on the matter. The minister of the interior said that the police had",
            "orders to turn back all vehicles that came from the other side of the river.",
            "The talks go on. Nobody expects them to end this week or the week after that.",
        ]
        #expect(Reading.of(lines.joined(separator: "\n")).sentences.count == 4)
    }
}
