// A quick test that most words of a text are not in a list.

import SitrepText

/// Says surely that a word is not in the list, or that it may be: one bit a key of few.
struct WordFilter: Sendable {
    private var bits = [UInt64](repeating: 0, count: 1 << 10)

    private func place(_ key: WordKey) -> (word: Int, bit: UInt64) {
        let low = key.value ^ (key.value >> 29)
        return (Int(low >> 6) & (bits.count - 1), 1 << (low & 63))
    }

    mutating func insert(_ key: WordKey) {
        let (word, bit) = place(key)
        bits[word] |= bit
    }

    func mayContain(_ key: WordKey) -> Bool {
        let (word, bit) = place(key)
        return bits[word] & bit != 0
    }
}
