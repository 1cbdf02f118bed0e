// The hash behind the keys of copies: FNV-1a, the same on every machine.

struct KeyHash {
    private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

    var key: Int64 { Int64(bitPattern: value) }

    func adding(_ byte: UInt8) -> KeyHash {
        var next = self
        next.value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
        return next
    }

    /// The hash of a name.
    init(of name: String) { self = name.utf8.reduce(KeyHash()) { $0.adding($1) } }

    init() {}

    func adding(_ word: UInt64) -> KeyHash {
        (0..<8).reduce(self) { $0.adding(UInt8(truncatingIfNeeded: word >> (8 * $1))) }
    }
}
