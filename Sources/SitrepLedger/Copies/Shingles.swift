// Which words stand beside which in a report: what is left of a text when it is carried by another.

/// Hashes of every run of neighbouring words, with case, marks and spacing left out.
public enum Shingles {
    /// Words hashed together: fewer are shared by chance, more are broken by every small change.
    public static let length = 5

    /// Sorted, without repeats.
    public static func keys(of text: [UInt8]) -> [UInt32] {
        let words = WordHashes.hashes(of: text)
        guard words.count >= length else { return [] }
        let keys = (0...(words.count - length)).map { start in
            mixed(words[start..<(start + length)].reduce(0) { ($0 &* factor) &+ $1 })
        }
        return distinct(keys)
    }

    static func distinct(_ keys: [UInt32]) -> [UInt32] {
        var result: [UInt32] = []
        for key in keys.sorted() where result.last != key { result.append(key) }
        return result
    }

    private static let factor: UInt64 = 0x9e37_79b9_7f4a_7c15

    /// Spreads the hash over all bits, so that the smallest ones are a fair sample.
    private static func mixed(_ value: UInt64) -> UInt32 {
        let once = (value ^ (value >> 31)) &* 0xbf58_476d_1ce4_e5b9
        let twice = (once ^ (once >> 27)) &* 0x94d0_49bb_1331_11eb
        return UInt32(truncatingIfNeeded: (twice ^ (twice >> 31)) >> 32)
    }
}
