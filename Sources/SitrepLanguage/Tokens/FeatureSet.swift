// Hashed features of a place in a text: a set of 32-bit numbers, each from the number of a template and its parts.

/// Distinct features; the training programs know them by their numbers alone.
package struct FeatureSet: Sendable {
    package private(set) var numbers: Set<UInt32> = []

    package init() {}

    /// - Parameter template: the number of what the feature tells; whoever makes features numbers their own.
    package mutating func insert(_ template: UInt64, _ parts: [UInt64]) {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325 ^ (template &* 0x9E37_79B9_7F4A_7C15)
        for part in parts {
            hash = (hash ^ part) &* 0x100_0000_01b3
            hash ^= hash >> 29
        }
        numbers.insert(UInt32(truncatingIfNeeded: hash >> 32 ^ hash))
    }

    package mutating func formUnion(_ other: FeatureSet) { numbers.formUnion(other.numbers) }

    package var sorted: [UInt32] { numbers.sorted() }
}
