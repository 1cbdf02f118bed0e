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

        @inlinable
        init(tokens: Range<Int>, value: Value) {
            self.tokens = tokens
            self.value = value
        }
    }

    @usableFromInline private(set) var trie = PhraseTrie()
    /// Values by the trie's numbers.
    @usableFromInline private(set) var values: [Value] = []

    public init() {}

    public init(_ phrases: some Sequence<(phrase: String, value: Value)>) {
        for (phrase, value) in phrases { insert(phrase, value) }
    }

    public var isEmpty: Bool { values.isEmpty }

    /// Adds a phrase of words parted by spaces or hyphens; a later value replaces an earlier one.
    public mutating func insert(_ phrase: some StringProtocol, _ value: Value) {
        guard let number = trie.insert(Tokenizer.words(of: phrase)) else { return }
        if number < values.count { values[number] = value } else { values.append(value) }
    }

    /// The longest phrase that begins at a token and ends before `limit`.
    @inlinable
    public func longestMatch(at start: Int, in tokens: [Token], limit: Int? = nil) -> Match? {
        let end = min(limit ?? tokens.count, tokens.count)
        guard let found = trie.longestMatch(at: start, in: tokens, end: end) else { return nil }
        return Match(tokens: start..<found.end, value: values[found.number])
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
}
