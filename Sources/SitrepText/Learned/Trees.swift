// The dependency trees of an analysis, token by token, for the rules.

/// Heads and relations of all tokens, with the dependents of each.
public struct Trees: Sendable {
    /// The head of each token, or -1 for the root of a sentence.
    private let heads: [Int32]
    private let relations: [Relation]
    /// Dependents of token `t` are `dependents[first[t]..<first[t + 1]]`, in text order.
    private let first: [Int32]
    private let dependents: [Int32]
    /// From the first to the last token below each token, itself included.
    private let reaches: [(low: Int32, high: Int32)]

    /// Heads are tokens, or -1; they must form trees.
    init(heads: [Int32], relations: [Relation]) {
        self.heads = heads
        self.relations = relations
        var counts = [Int32](repeating: 0, count: heads.count + 1)
        for head in heads where head >= 0 { counts[Int(head) + 1] += 1 }
        for index in 1..<counts.count { counts[index] += counts[index - 1] }
        first = counts
        var free = counts
        var placed = [Int32](repeating: 0, count: Int(counts[heads.count]))
        for (token, head) in heads.enumerated() where head >= 0 {
            placed[Int(free[Int(head)])] = Int32(clamping: token)
            free[Int(head)] += 1
        }
        dependents = placed
        reaches = Self.reaches(of: heads)
    }

    private static func reaches(of heads: [Int32]) -> [(low: Int32, high: Int32)] {
        var reaches = heads.indices.map { (low: Int32(clamping: $0), high: Int32(clamping: $0)) }
        for token in heads.indices {
            var at = Int(heads[token])
            while at >= 0, reaches[at].low > Int32(token) || reaches[at].high < Int32(token) {
                reaches[at].low = min(reaches[at].low, Int32(token))
                reaches[at].high = max(reaches[at].high, Int32(token))
                at = Int(heads[at])
            }
        }
        return reaches
    }

    /// The token that governs a token; absent for the root of a sentence.
    public func head(of token: Int) -> Int? { heads[token] < 0 ? nil : Int(heads[token]) }

    public func relation(of token: Int) -> Relation { relations[token] }

    /// The tokens that a token governs, in text order.
    public func dependents(of token: Int) -> some Sequence<Int> {
        dependents[Int(first[token])..<Int(first[token + 1])].lazy.map { Int($0) }
    }

    /// The first dependent with one of some relations.
    public func dependent(of token: Int, _ wanted: Relation...) -> Int? {
        dependents(of: token).first { wanted.contains(relations[$0]) }
    }

    /// All tokens from the first to the last that depend on a token, near or far.
    public func subtree(of token: Int) -> Range<Int> { Int(reaches[token].low)..<Int(reaches[token].high) + 1 }

    /// The first token of a range whose governor lies outside it: the head of a phrase. Absent for an empty range.
    public func top(of range: Range<Int>) -> Int? {
        range.first { token in head(of: token).map { !range.contains($0) } ?? true }
    }

    /// A token with those coordinated with it: "A, B and C".
    public func conjuncts(of token: Int) -> [Int] {
        [token] + dependents(of: token).filter { relations[$0] == .conjunct }
    }

    /// Whether a token stands below another, or is it.
    public func isBelow(_ token: Int, _ ancestor: Int) -> Bool {
        var at: Int? = token
        while let here = at {
            if here == ancestor { return true }
            at = head(of: here)
        }
        return false
    }
}
