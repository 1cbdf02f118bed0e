// Longest match of table phrases over tokens, by surface or dictionary form, a hash a step.

/// A set of phrases, each with a value; built once, shared by all workers.
///
/// A phrase is matched token by token against the word as written or its lemma, so `car bomb`
/// finds "car bombs"; hyphens between words are passed over, so it finds "car-bomb" too.
public struct PhraseMatcher<Value: Sendable>: Sendable {
    /// A match: the tokens it covers and its value.
    public struct Match: Sendable {
        public let tokens: Range<Int>
        public let value: Value
    }

    /// From a node and a word to the next node; node 0 is the beginning of all phrases.
    private var edges = WordMap<Int32>()
    /// Value of the phrase that ends at a node.
    private var values: [Value?] = [nil]
    private static var hyphen: WordKey { WordKey("-") }

    public init() {}

    public init(_ phrases: some Sequence<(phrase: String, value: Value)>) {
        for (phrase, value) in phrases { insert(phrase, value) }
    }

    public var isEmpty: Bool { values.count == 1 }

    /// Adds a phrase of words parted by spaces or hyphens; a later value replaces an earlier one.
    public mutating func insert(_ phrase: some StringProtocol, _ value: Value) {
        var at = 0
        for word in Tokenizer.words(of: phrase) where word != Self.hyphen {
            if let known = next(of: at, word) {
                at = known
            } else {
                values.append(nil)
                edges[edge(at, word)] = Int32(clamping: values.count - 1)
                at = values.count - 1
            }
        }
        if at != 0 { values[at] = value }
    }

    /// One key of a node and a word; two of them falling together is not to be expected.
    private func edge(_ node: Int, _ word: WordKey) -> WordKey {
        WordKey(value: word.value ^ (UInt64(truncatingIfNeeded: node) &* 0x9E37_79B9_7F4A_7C15))
    }

    private func next(of node: Int, _ word: WordKey) -> Int? { edges[edge(node, word)].map(Int.init) }

    /// The longest phrase that begins at a token and ends before `limit`.
    public func longestMatch(at start: Int, in tokens: [Token], limit: Int? = nil) -> Match? {
        let end = min(limit ?? tokens.count, tokens.count)
        guard start < end else { return nil }
        var best: Match?
        walk(node: 0, at: start, start: start, end: end, tokens: tokens, best: &best)
        return best
    }

    /// All longest matches from left to right that do not overlap.
    public func matches(in range: Range<Int>, of tokens: [Token]) -> [Match] {
        var found: [Match] = []
        var at = range.lowerBound
        while at < range.upperBound {
            if let match = longestMatch(at: at, in: tokens, limit: range.upperBound) {
                found.append(match)
                at = match.tokens.upperBound
            } else {
                at += 1
            }
        }
        return found
    }

    private func walk(node: Int, at: Int, start: Int, end: Int, tokens: [Token], best: inout Match?) {
        if at - start > (best?.tokens.count ?? 0), let value = values[node] {
            best = Match(tokens: start..<at, value: value)
        }
        guard at < end else { return }
        let token = tokens[at]
        if let next = next(of: node, token.key) {
            walk(node: next, at: at + 1, start: start, end: end, tokens: tokens, best: &best)
        }
        if token.lemma != token.key, let next = next(of: node, token.lemma) {
            walk(node: next, at: at + 1, start: start, end: end, tokens: tokens, best: &best)
        }
        if node != 0, token.key == Self.hyphen, at + 1 < end {
            walk(node: node, at: at + 1, start: start, end: end, tokens: tokens, best: &best)
        }
    }
}
