// The sentences of a day that say most of what all of them say.

/// Ranks the candidates of a day.
struct DaySentences {
    /// A sentence that shares so much of the shorter one's words with a better one repeats it.
    private static let repetition = 0.6

    private let candidates: [DayCandidate]
    /// Value of each word: how many candidates have it, times its rarity.
    private let values: [UInt64: Double]

    init(candidates: [DayCandidate], rarity: WordRarity) {
        var counts: [UInt64: Int] = [:]
        for word in candidates.lazy.flatMap(\.sentence.words) { counts[word, default: 0] += 1 }
        var values: [UInt64: Double] = [:]
        for (word, count) in counts { values[word] = Double(count) * rarity[word] }
        self.candidates = candidates
        self.values = values
    }

    /// Best first; none that repeats a better one.
    func best(_ limit: Int) -> [DayCandidate] {
        let scores = candidates.map { score($0.sentence.words) }
        let order = candidates.indices.sorted { (scores[$1], $0) < (scores[$0], $1) }
        var chosen: [DayCandidate] = []
        for index in order where chosen.count < limit {
            let words = candidates[index].sentence.words
            if !chosen.contains(where: { Self.repeats(words, $0.sentence.words) }) { chosen.append(candidates[index]) }
        }
        return chosen
    }

    /// The sum over the words, tempered by their number.
    private func score(_ words: [UInt64]) -> Double {
        guard !words.isEmpty else { return 0 }
        return words.reduce(0) { $0 + (values[$1] ?? 0) } / Double(words.count).squareRoot()
    }

    private static func repeats(_ a: [UInt64], _ b: [UInt64]) -> Bool {
        Double(SharedKeys.count(a, b)) >= repetition * Double(min(a.count, b.count))
    }
}
