// Places where a word was lost or one is too many: pairs of words of grammar that never meet.

import SitrepLexicon
import SitrepModel
import SitrepText

/// Finds pairs of the table `damage-pairs`.
struct LostWordFinder: Sendable {
    private struct Pair: Hashable, Sendable {
        let first: WordKey
        let second: WordKey
    }

    private let pairs: Set<Pair>
    private let hyphen = WordKey("-")

    private enum Column: String, CaseIterable { case first, second }

    init(tables: TableSet) throws(LexiconError) {
        let rows = try tables.rows(of: "en/damage-pairs", by: Column.self)
        pairs = Set(rows.map { Pair(first: WordKey($0[.first]), second: WordKey($0[.second])) })
    }

    func marks(in analysis: Analysis) -> [DamageMark] {
        let tokens = analysis.tokens
        var found: [DamageMark] = []
        for sentence in analysis.sentences {
            for index in sentence.tokens.dropLast() where isPair(index, tokens, end: sentence.tokens.upperBound) {
                let span = tokens[index].span.union(tokens[index + 1].span)
                found.append(DamageMark(kind: "dropped-word", span: span))
            }
        }
        return found
    }

    private func isPair(_ index: Int, _ tokens: [Token], end: Int) -> Bool {
        let (first, second) = (tokens[index], tokens[index + 1])
        guard second.shape.contains(.spaceBefore), pairs.contains(Pair(first: first.key, second: second.key)) else {
            return false
        }
        // Capitals may be a name (“a US”, “the WHO”); a word with a hyphen is another word (“the on-site”).
        guard !first.shape.contains(.allCaps), !second.shape.contains(.allCaps) else { return false }
        if second.shape.contains(.capitalized) { return false }
        if first.shape.contains(.capitalized), !first.shape.contains(.sentenceStart) { return false }
        if index > 0, tokens[index - 1].key == hyphen, !first.shape.contains(.spaceBefore) { return false }
        return index + 2 >= end || tokens[index + 2].key != hyphen
    }
}
