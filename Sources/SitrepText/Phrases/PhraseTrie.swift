// Phrases as paths of words; each path that ends a phrase has a number.

/// What a ``PhraseMatcher`` walks, the same for values of any type.
@usableFromInline
struct PhraseTrie: Sendable {
    /// Where a phrase ends, and which it is, in the order of insertion.
    @usableFromInline
    struct Found {
        @usableFromInline let end: Int
        @usableFromInline let number: Int
    }

    /// From a node and a word to the next node; node 0 is the beginning of all phrases.
    private var edges = WordMap<Int32>()
    /// Number of the phrase that ends at a node, or -1.
    private var numbers: [Int32] = [-1]
    private var count = 0
    private static let hyphen = WordKey("-")

    /// Adds a phrase and gives its number, the known one if it was there; nil for no words.
    mutating func insert(_ words: [WordKey]) -> Int? {
        var at = 0
        for word in words where word != Self.hyphen {
            if let known = next(of: at, word) {
                at = known
            } else {
                numbers.append(-1)
                edges[edge(at, word)] = Int32(clamping: numbers.count - 1)
                at = numbers.count - 1
            }
        }
        guard at != 0 else { return nil }
        if numbers[at] < 0 {
            numbers[at] = Int32(clamping: count)
            count += 1
        }
        return Int(numbers[at])
    }

    /// The longest phrase that begins at a token and ends before `end`.
    @usableFromInline
    func longestMatch(at start: Int, in tokens: [Token], end: Int) -> Found? {
        guard start < end, count > 0 else { return nil }
        var best: Found?
        tokens.withUnsafeBufferPointer { walk(node: 0, at: start, start: start, end: end, tokens: $0, best: &best) }
        return best
    }

    /// One key of a node and a word; two of them falling together is not to be expected.
    private func edge(_ node: Int, _ word: WordKey) -> WordKey {
        WordKey(value: word.value ^ (UInt64(truncatingIfNeeded: node) &* 0x9E37_79B9_7F4A_7C15))
    }

    private func next(of node: Int, _ word: WordKey) -> Int? { edges[edge(node, word)].map(Int.init) }

    private func walk(
        node: Int, at: Int, start: Int, end: Int, tokens: UnsafeBufferPointer<Token>, best: inout Found?
    ) {
        if numbers[node] >= 0, at > best?.end ?? start { best = Found(end: at, number: Int(numbers[node])) }
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
