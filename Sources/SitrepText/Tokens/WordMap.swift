// A flat hash table from words to values: two array reads for most lookups.

/// An open-addressing map from ``WordKey``; built once, then read by all workers.
public struct WordMap<Value: Sendable>: Sendable {
    private struct Slot: Sendable {
        /// 0 marks a free slot; the value 0 is `WordKey.none` and is never stored.
        var key: UInt64 = 0
        var index: Int32 = 0
    }

    private var slots: [Slot]
    private var values: [Value] = []
    private var mask: Int

    public init(minimumCapacity: Int = 8) {
        var size = 16
        while size < minimumCapacity * 2 { size *= 2 }
        slots = [Slot](repeating: Slot(), count: size)
        mask = size - 1
    }

    public var count: Int { values.count }
    public var isEmpty: Bool { values.isEmpty }

    /// Setting nil leaves a present value as it is: words are only ever added.
    public subscript(key: WordKey) -> Value? {
        get {
            let slot = slots[place(of: key.value)]
            return slot.key == key.value && key.value != 0 ? values[Int(slot.index)] : nil
        }
        set {
            guard let newValue, key.value != 0 else { return }
            if (count + 1) * 2 > slots.count { grow() }
            let place = place(of: key.value)
            if slots[place].key == key.value {
                values[Int(slots[place].index)] = newValue
            } else {
                slots[place] = Slot(key: key.value, index: Int32(clamping: values.count))
                values.append(newValue)
            }
        }
    }

    public func contains(_ key: WordKey) -> Bool { key.value != 0 && slots[place(of: key.value)].key == key.value }

    /// The slot that holds the key, or the free one where it would go.
    private func place(of key: UInt64) -> Int {
        // FNV's low bits are its best, mixed once more with the high ones.
        var at = Int(truncatingIfNeeded: key ^ (key >> 32)) & mask
        while slots[at].key != 0 && slots[at].key != key { at = (at + 1) & mask }
        return at
    }

    private mutating func grow() {
        let old = slots
        slots = [Slot](repeating: Slot(), count: old.count * 2)
        mask = slots.count - 1
        for slot in old where slot.key != 0 { slots[place(of: slot.key)] = slot }
    }
}
