// FNV-1a, the hash of every hashed feature. http://www.isthe.com/chongo/tech/comp/fnv/

struct Hash {
    private(set) var value: UInt64

    init(seed: UInt64) { value = 0xcbf2_9ce4_8422_2325 ^ seed }

    @inline(__always)
    mutating func add(_ byte: UInt8) { value = (value ^ UInt64(byte)) &* 0x100_0000_01b3 }

    @inline(__always)
    mutating func add(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
        for index in range { add(bytes[index]) }
    }

    /// One of `count` buckets; the count is a power of two.
    @inline(__always)
    func bucket(of count: Int) -> Int { Int((value >> 32 ^ value) & UInt64(count - 1)) }
}
