// How much a word tells: what many texts hold tells little.

import Foundation

/// The rarity of each word among sets of words: the logarithm of sets, and one more, for each that holds it.
struct WordRarity: Sendable {
    private let values: [UInt64: Double]
    /// Of a word that two sets hold and no other: the most that two sets can share in one word.
    let mostShared: Double

    init(sets: some Sequence<[UInt64]>) {
        var counts: [UInt64: Int] = [:]
        var setCount = 0
        for set in sets {
            setCount += 1
            for word in set { counts[word, default: 0] += 1 }
        }
        mostShared = log(Double(setCount + 1) / 2)
        values = counts.mapValues { log(Double(setCount + 1) / Double($0)) }
    }

    subscript(word: UInt64) -> Double { values[word] ?? 0 }
}
