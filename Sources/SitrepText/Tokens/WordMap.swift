// A flat hash table from words to values: two array reads for most lookups.

/// An open-addressing map from ``WordKey``; built once, then read by all workers.
public struct WordMap<Value: Sendable>: Sendable {
    /// 0 marks a free slot; the value 0 is `WordKey.none` and is never stored.
    private var slots: [UInt64]
    private var values: [Value?]
    private var mask: Int
    public private(set) var count = 0

    public init(minimumCapacity: Int = 8) {
        var size = 16
        while size < minimumCapacity * 2 { size *= 2 }
        slots = [UInt64](repeating: 0, count: size)
        values = [Value?](repeating: nil, count: size)
        mask = size - 1
    }

    public var isEmpty: Bool { count == 0 }

    public subscript(key: WordKey) -> Value? {
        get {
            let slot = slot(of: key.value)
            return slots[slot] == key.value ? values[slot] : nil
        }
        set {
            guard let newValue, key.value != 0 else { return }
            if (count + 1) * 2 > slots.count { grow() }
            let slot = slot(of: key.value)
            if slots[slot] == 0 { count += 1 }
            slots[slot] = key.value
            values[slot] = newValue
        }
    }

    public func contains(_ key: WordKey) -> Bool { slots[slot(of: key.value)] == key.value && key.value != 0 }

    /// The slot that holds the key, or the free one where it would go.
    private func slot(of key: UInt64) -> Int {
        // FNV's low bits are its best, mixed once more with the high ones.
        var at = Int(truncatingIfNeeded: key ^ (key >> 32)) & mask
        while slots[at] != 0 && slots[at] != key { at = (at + 1) & mask }
        return at
    }

    private mutating func grow() {
        var larger = WordMap(minimumCapacity: slots.count)
        for (slot, key) in slots.enumerated() where key != 0 {
            let place = larger.slot(of: key)
            larger.slots[place] = key
            larger.values[place] = values[slot]
        }
        larger.count = count
        self = larger
    }
}
