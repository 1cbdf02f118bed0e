// A word as a number, so that looking words up costs one hash a token.

/// A 64-bit key of a word, the same for any case of ASCII letters and for straight and curly apostrophes.
///
/// FNV-1a over the folded UTF-8 bytes. Two words of a language sharing a key is not to be expected
/// (a vocabulary of a million words: one chance in 40 million).
public struct WordKey: Hashable, Sendable, Comparable {
    public let value: UInt64

    /// The key of no word.
    public static let none = WordKey(value: 0)

    init(value: UInt64) { self.value = value }

    public init(_ word: some StringProtocol) {
        self.init(utf8: word.utf8)
    }

    public init(utf8 bytes: some Sequence<UInt8>) {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        // U+2019 is E2 80 99: held back until it is certain, then hashed as an apostrophe.
        var held = 0
        func mix(_ byte: UInt8, into hash: inout UInt64) { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
        for byte in bytes {
            if held == 2 {
                held = 0
                if byte == 0x99 {
                    mix(0x27, into: &hash)
                    continue
                }
                mix(0xE2, into: &hash)
                mix(0x80, into: &hash)
            } else if held == 1 {
                if byte == 0x80 {
                    held = 2
                    continue
                }
                held = 0
                mix(0xE2, into: &hash)
            }
            if byte == 0xE2 {
                held = 1
                continue
            }
            mix(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte, into: &hash)
        }
        if held >= 1 { mix(0xE2, into: &hash) }
        if held == 2 { mix(0x80, into: &hash) }
        value = hash
    }

    /// The key of no letters, to which letters are added.
    static let empty = WordKey(value: 0xcbf2_9ce4_8422_2325)

    /// The key with one more ASCII letter, case folded.
    func appending(_ byte: UInt8) -> WordKey {
        let folded = byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
        return WordKey(value: (value ^ UInt64(folded)) &* 0x0000_0100_0000_01b3)
    }

    /// The key of a stretch of bytes; stretches of ASCII take the short way.
    init(_ bytes: some RandomAccessCollection<UInt8>, from start: Int, to end: Int) {
        var key = WordKey.empty
        for index in start..<max(start, end) {
            let byte = bytes[bytes.index(bytes.startIndex, offsetBy: index)]
            if byte >= 0x80 {
                let low = bytes.index(bytes.startIndex, offsetBy: start)
                self.init(utf8: bytes[low..<bytes.index(bytes.startIndex, offsetBy: end)])
                return
            }
            key = key.appending(byte)
        }
        self = key
    }

    public static func < (a: WordKey, b: WordKey) -> Bool { a.value < b.value }

    public func hash(into hasher: inout Hasher) { hasher.combine(value) }
}
