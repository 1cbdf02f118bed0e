// Sentences that stand a second time in the same report.

import SitrepModel
import SitrepText

/// Compares sentences by a hash of their words, case and marks left out.
struct RepeatFinder {
    /// Shorter sentences repeat by chance.
    private static let fewestWords = 5

    func repeats(in analysis: Analysis) -> [Repeat] {
        var firsts: [UInt64: Int] = [:]
        var found: [Repeat] = []
        for (index, sentence) in analysis.sentences.enumerated() {
            guard let hash = hash(sentence, analysis.tokens) else { continue }
            if let first = firsts[hash] {
                found.append(Repeat(span: sentence.span, first: analysis.sentences[first].span))
            } else {
                firsts[hash] = index
            }
        }
        return found
    }

    private func hash(_ sentence: Sentence, _ tokens: [Token]) -> UInt64? {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        var words = 0
        for token in tokens[sentence.tokens] where !token.shape.contains(.punctuation) {
            hash = (hash ^ token.key.value) &* 0x0000_0100_0000_01b3
            hash ^= hash >> 29
            words += 1
        }
        return words >= Self.fewestWords ? hash : nil
    }
}
