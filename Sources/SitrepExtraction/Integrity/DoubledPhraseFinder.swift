// Phrases of several words that stand twice in a row: “in the city in the city”.

import SitrepLexicon
import SitrepModel
import SitrepText

/// Finds runs of two to five words that are repeated at once.
struct DoubledPhraseFinder: Sendable {
    private static let lengths = [5, 4, 3, 2]
    /// Words with which good English repeats a phrase: “again and again and again”.
    private let doubling: Set<WordKey>
    private let joining = Set(["and", "or", "by", "to", "after", "upon"].map { WordKey($0) })

    private enum Column: String, CaseIterable { case word, `class` }

    init(tables: TableSet) throws(LexiconError) {
        let classes = try tables.rows(of: "en/word-classes", by: Column.self)
        doubling = Set(classes.filter { $0[.class] == "doubling" }.map { WordKey($0[.word]) })
    }

    func marks(in analysis: Analysis) -> [DamageMark] {
        var found: [DamageMark] = []
        for sentence in analysis.sentences {
            var index = sentence.tokens.lowerBound
            while index < sentence.tokens.upperBound {
                let length = Self.lengths.first { repeats(analysis.tokens, at: index, $0, sentence.tokens.upperBound) }
                guard let length else {
                    index += 1
                    continue
                }
                let whole = index..<(index + 2 * length)
                found.append(DamageMark(kind: "doubled-phrase", span: analysis.span(of: whole)))
                index = whole.upperBound
            }
        }
        return found
    }

    private func repeats(_ tokens: [Token], at start: Int, _ length: Int, _ end: Int) -> Bool {
        guard start + 2 * length <= end, tokens[start].key == tokens[start + length].key else { return false }
        for offset in 0..<length {
            let (first, second) = (tokens[start + offset], tokens[start + length + offset])
            guard first.key == second.key, first.shape.isDisjoint(with: [.punctuation, .hasDigit]),
                second.shape.contains(.spaceBefore)
            else { return false }
        }
        let phrase = tokens[start..<(start + length)]
        // A doubled word alone is another sign, and a name or a chant may be doubled.
        return !phrase.contains { joining.contains($0.key) }
            && !phrase.allSatisfy { doubling.contains($0.key) || $0.shape.contains(.capitalized) }
            && Set(phrase.map(\.key)).count > 1
    }
}
