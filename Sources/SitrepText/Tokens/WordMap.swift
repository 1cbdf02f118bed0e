// A flat hash table from words to values.

/// A map from ``WordKey``; built once, then read by all workers.
public struct WordMap<Value: Sendable>: Sendable {
    private var index: WordIndex
    @usableFromInline private(set) var values: [Value] = []

    public init(minimumCapacity: Int = 8) { index = WordIndex(minimumCapacity: minimumCapacity) }

    public var count: Int { values.count }
    public var isEmpty: Bool { values.isEmpty }
    /// All words, in no order that means anything.
    public var keys: [WordKey] { index.keys }

    /// Setting nil leaves a present value as it is: words are only ever added.
    public subscript(key: WordKey) -> Value? {
        @inlinable get {
            let number = number(of: key)
            return number < 0 ? nil : values[number]
        }
        set {
            guard let newValue, key != .none else { return }
            if index.insert(key) { values.append(newValue) } else { values[index.number(of: key)] = newValue }
        }
    }

    public subscript(key: WordKey, default initial: @autoclosure () -> Value) -> Value {
        @inlinable get { self[key] ?? initial() }
        set { self[key] = newValue }
    }

    @inlinable public func contains(_ key: WordKey) -> Bool { number(of: key) >= 0 }

    @usableFromInline func number(of key: WordKey) -> Int { index.number(of: key) }
}
