// The reading of an article's text that all extraction works on.

public import SitrepModel

/// Tokens with sentences, quotations, noun phrases and verb groups over them.
///
/// All ranges are ranges of token indexes. Lists are in text order.
public struct Analysis: Sendable {
    public let text: ArticleText
    public let tokens: [Token]
    public let sentences: [Sentence]
    /// The words that the language model reads; one a token where boundaries were not learned.
    public let words: [Word]
    public let quotations: [Quotation]
    public let nounPhrases: [NounPhrase]
    public let verbGroups: [VerbGroup]
    /// Who governs what; absent where no model read it.
    public let trees: Trees?
    /// Names of people, places, bodies and other things; absent where no model read them.
    public let names: [NamedSpan]?
    /// Index into `sentences` of each token.
    public let sentenceOfToken: [Int32]

    public init(
        text: ArticleText, tokens: [Token], sentences: [Sentence], words: [Word]? = nil, quotations: [Quotation],
        nounPhrases: [NounPhrase], verbGroups: [VerbGroup], trees: Trees? = nil,
        names: [NamedSpan]? = nil
    ) {
        self.trees = trees
        self.names = names
        self.text = text
        self.tokens = tokens
        self.sentences = sentences
        self.words = words ?? tokens.enumerated().map { Word($1, number: Int32(clamping: $0)) }
        self.quotations = quotations
        self.nounPhrases = nounPhrases
        self.verbGroups = verbGroups
        var owner = [Int32](repeating: 0, count: tokens.count)
        for (index, sentence) in sentences.enumerated() {
            for token in sentence.tokens where token < owner.count { owner[token] = Int32(clamping: index) }
        }
        sentenceOfToken = owner
    }

    /// The bytes from the first token of a range to the end of its last.
    public func span(of range: Range<Int>) -> TextSpan {
        guard let first = range.first, let last = range.last, last < tokens.count else { return TextSpan(0, 0) }
        return TextSpan(Int(tokens[first].start), Int(tokens[last].end))
    }

    public func string(of range: Range<Int>) -> String { text.string(in: span(of: range)) }

    /// The sentence that a token belongs to.
    public func sentence(ofToken index: Int) -> Sentence { sentences[Int(sentenceOfToken[index])] }

    /// The verb group that covers a token, found by bisection.
    public func verbGroup(covering token: Int) -> VerbGroup? {
        var low = 0
        var high = verbGroups.count
        while low < high {
            let middle = (low + high) / 2
            if verbGroups[middle].tokens.upperBound <= token { low = middle + 1 } else { high = middle }
        }
        guard low < verbGroups.count, verbGroups[low].tokens.contains(token) else { return nil }
        return verbGroups[low]
    }

    /// Tokens that overlap a span, found by bisection.
    public func tokens(in span: TextSpan) -> Range<Int> {
        let low = firstToken { Int($0.end) > span.start }
        let high = firstToken { Int($0.start) >= span.end }
        return low..<max(low, high)
    }

    private func firstToken(where isPast: (Token) -> Bool) -> Int {
        var low = 0
        var high = tokens.count
        while low < high {
            let middle = (low + high) / 2
            if isPast(tokens[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}

/// A sentence, heading, list item or other unit that ends where it ends.
public struct Sentence: Sendable, Hashable {
    public let tokens: Range<Int>
    public let span: TextSpan
    /// Number of the paragraph from 0.
    public let paragraph: Int

    public init(tokens: Range<Int>, span: TextSpan, paragraph: Int) {
        self.tokens = tokens
        self.span = span
        self.paragraph = paragraph
    }
}

/// Words between quotation marks.
public struct Quotation: Sendable, Hashable {
    /// The words without the marks; may run over several sentences.
    public let tokens: Range<Int>
    /// From the opening mark to past the closing one.
    public let span: TextSpan
    /// False where no closing mark was found; the quotation then ends with its paragraph.
    public let isClosed: Bool
    /// A paragraph that opens with a mark and goes on from the quotation before it.
    public let continues: Bool

    public init(tokens: Range<Int>, span: TextSpan, isClosed: Bool, continues: Bool = false) {
        self.tokens = tokens
        self.span = span
        self.isClosed = isClosed
        self.continues = continues
    }
}

/// A name as the language model reads it.
public struct NamedSpan: Sendable, Hashable {
    public enum Kind: String, Sendable, CaseIterable {
        case person = "PER", place = "LOC", organization = "ORG", other = "MISC"
    }

    public let tokens: Range<Int>
    public let kind: Kind

    public init(tokens: Range<Int>, kind: Kind) {
        self.tokens = tokens
        self.kind = kind
    }
}

/// A noun phrase without what follows its head: "at least 21 police officers".
public struct NounPhrase: Sendable, Hashable {
    public let tokens: Range<Int>
    /// Token index of the head noun, name or pronoun.
    public let head: Int
    /// Whether it ends a possessive ("Russia’s").
    public let isPossessive: Bool

    public init(tokens: Range<Int>, head: Int, isPossessive: Bool) {
        self.tokens = tokens
        self.head = head
        self.isPossessive = isPossessive
    }
}

/// Auxiliaries, negation and a main verb that belong together: "could not have been killed".
public struct VerbGroup: Sendable, Hashable {
    public enum Tense: UInt8, Sendable { case none, past, present, future }

    public let tokens: Range<Int>
    /// Token index of the main verb.
    public let head: Int
    public let tense: Tense
    public let isPassive: Bool
    public let isPerfect: Bool
    public let isProgressive: Bool
    public let isNegated: Bool
    /// "to" before a base form.
    public let isInfinitive: Bool
    /// A participle or gerund without auxiliary ("killed in riots", "citing").
    public let isNonFinite: Bool
    /// Token index of a modal (could, may, would, must …).
    public let modal: Int?

    public init(
        tokens: Range<Int>, head: Int, tense: Tense, isPassive: Bool, isPerfect: Bool, isProgressive: Bool,
        isNegated: Bool, isInfinitive: Bool, isNonFinite: Bool, modal: Int?
    ) {
        self.tokens = tokens
        self.head = head
        self.tense = tense
        self.isPassive = isPassive
        self.isPerfect = isPerfect
        self.isProgressive = isProgressive
        self.isNegated = isNegated
        self.isInfinitive = isInfinitive
        self.isNonFinite = isNonFinite
        self.modal = modal
    }
}
