// Words numbered in the order in which they came: a flat hash table, one or two array reads a question.

/// An open-addressing table from ``WordKey`` to numbers from 0; built once, then read by all workers.
struct WordIndex: Sendable {
    private struct Slot: Sendable {
        /// 0 marks a free slot; it is the value of `WordKey.none`, which is never stored.
        var key: UInt64 = 0
        var number: Int32 = 0
    }

    private var slots: [Slot]
    private(set) var count = 0

    init(minimumCapacity: Int = 4) {
        var size = 8
        while size < minimumCapacity * 2 { size *= 2 }
        slots = [Slot](repeating: Slot(), count: size)
    }

    /// All words, in no order that means anything.
    var keys: [WordKey] { slots.filter { $0.key != 0 }.map { WordKey(value: $0.key) } }

    /// The number of a word; -1 for one that is not there.
    func number(of key: WordKey) -> Int {
        slots.withUnsafeBufferPointer { slots in
            let slot = slots[Self.place(of: key.value, in: slots)]
            return slot.key == key.value && key.value != 0 ? Int(slot.number) : -1
        }
    }

    /// Gives a new word the next number; false where it was there, and for no word.
    mutating func insert(_ key: WordKey) -> Bool {
        guard key.value != 0, number(of: key) < 0 else { return false }
        if (count + 1) * 2 > slots.count { grow() }
        put(Slot(key: key.value, number: Int32(clamping: count)))
        count += 1
        return true
    }

    private mutating func put(_ slot: Slot) {
        let place = slots.withUnsafeBufferPointer { Self.place(of: slot.key, in: $0) }
        slots[place] = slot
    }

    private mutating func grow() {
        let old = slots
        slots = [Slot](repeating: Slot(), count: old.count * 2)
        for slot in old where slot.key != 0 { put(slot) }
    }

    /// The slot that holds the key, or the free one where it would go.
    private static func place(of key: UInt64, in slots: UnsafeBufferPointer<Slot>) -> Int {
        let mask = slots.count - 1
        // FNV's low bits are its best, mixed once more with the high ones.
        var at = Int(truncatingIfNeeded: key ^ (key >> 32)) & mask
        while slots[at].key != 0 && slots[at].key != key { at = (at + 1) & mask }
        return at
    }
}
