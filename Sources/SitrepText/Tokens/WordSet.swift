// A flat set of words.

/// A set of ``WordKey``; built once, then read by all workers.
public struct WordSet: Sendable, ExpressibleByArrayLiteral {
    private var index = WordIndex()

    public init() {}

    public init(_ keys: some Sequence<WordKey>) {
        for key in keys { insert(key) }
    }

    public init(arrayLiteral keys: WordKey...) { self.init(keys) }

    public var isEmpty: Bool { index.count == 0 }
    public func contains(_ key: WordKey) -> Bool { index.number(of: key) >= 0 }

    /// Adds a word; false where it was there.
    @discardableResult
    public mutating func insert(_ key: WordKey) -> Bool { index.insert(key) }
}
