// Numbers found by 64-bit keys.

/// Open addressing; keys are hashes, so that their low bits choose the slot.
struct KeyTable: Sendable {
    private var keys: [UInt64]
    /// A negative number marks an empty slot.
    private var numbers: [Int32]

    /// Room for `count` keys; at most a third of the slots is taken.
    init(count: Int) {
        var size = 1024
        while size < count * 3 { size *= 2 }
        keys = [UInt64](repeating: 0, count: size)
        numbers = [Int32](repeating: -1, count: size)
    }

    mutating func insert(_ key: UInt64, _ number: Int32) {
        var slot = Int(truncatingIfNeeded: key) & (keys.count - 1)
        while numbers[slot] >= 0 { slot = (slot + 1) & (keys.count - 1) }
        keys[slot] = key
        numbers[slot] = number
    }

    @inline(__always)
    func number(_ key: UInt64) -> Int32? {
        var slot = Int(truncatingIfNeeded: key) & (keys.count - 1)
        while numbers[slot] >= 0 {
            if keys[slot] == key { return numbers[slot] }
            slot = (slot + 1) & (keys.count - 1)
        }
        return nil
    }
}
