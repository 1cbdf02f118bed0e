// The key of a place's name, grown word by word while text is read.

/// FNV-1a over folded bytes: ASCII letters in lower case, words parted by one space, apostrophes and full stops dropped.
public struct NameHash: Sendable, Hashable {
    private var state: UInt64 = 0xcbf2_9ce4_8422_2325
    /// Whether nothing was added yet.
    public private(set) var isEmpty = true
    private var pendingSpace = false

    public init() {}

    /// A space before whatever comes next.
    public mutating func addSpace() { pendingSpace = !isEmpty }

    mutating func add(_ byte: UInt8) {
        if pendingSpace {
            mix(0x20)
            pendingSpace = false
        }
        mix(byte)
        isEmpty = false
    }

    private mutating func mix(_ byte: UInt8) { state = (state ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }

    /// The finished key: high bits are even, so that they can choose a bucket.
    public var key: UInt64 {
        var h = state
        h = (h ^ (h >> 33)) &* 0xff51_afd7_ed55_8ccd
        h = (h ^ (h >> 33)) &* 0xc4ce_b9fe_1a85_ec53
        return h ^ (h >> 33)
    }
}
