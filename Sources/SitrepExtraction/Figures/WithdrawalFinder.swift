// Finds which numbers a report takes back: "That figure has been withdrawn".

import SitrepLexicon
import SitrepModel
import SitrepText

/// Reads sentences that hold a word for a number ("figure", "toll") and words that take it back ("was withdrawn").
struct WithdrawalFinder: Sendable {
    private enum Kind: String, Sendable { case number, withdrawal }

    private let phrases: PhraseMatcher<Kind>

    init(tables: TableSet) throws(LexiconError) {
        let rows = try tables.rows(of: "en/figure-withdrawals", by: Column.self)
        phrases = PhraseMatcher(
            rows.compactMap { row in Kind(rawValue: row[.kind]).map { (phrase: row[.phrase], value: $0) } })
    }

    private enum Column: String, CaseIterable { case phrase, kind }

    /// The same figures, those that are taken back with the words that do so.
    func marked(_ figures: [Figure], in analysis: Analysis) -> [Figure] {
        var result = figures
        for index in analysis.sentences.indices {
            guard let found = withdrawal(in: analysis.sentences[index], analysis) else { continue }
            let named = nearest(to: found.number, of: figures, in: analysis.sentences[index].span)
            let recalled = found.pointsBack && index > 0 ? analysis.sentences[index - 1].span : nil
            guard let meant = named ?? recalled.flatMap({ largest(of: figures, in: $0) }),
                isUndisturbed(meant, found, figures)
            else { continue }
            result[meant].withdrawn = found.words
        }
        return result
    }

    private struct Found {
        let number: TextSpan
        let words: TextSpan
        /// "That figure": the number stands in the sentence before.
        let pointsBack: Bool
    }

    private func withdrawal(in sentence: Sentence, _ analysis: Analysis) -> Found? {
        let matches = phrases.matches(in: sentence.tokens, of: analysis.tokens)
        guard let number = matches.first(where: { $0.value == .number }),
            let words = matches.first(where: { $0.value == .withdrawal && isFact($0.tokens, analysis) })
        else { return nil }
        let before = number.tokens.lowerBound - 1
        return Found(
            number: analysis.span(of: number.tokens), words: analysis.span(of: words.tokens),
            pointsBack: before >= sentence.tokens.lowerBound && Self.pointers.contains(analysis.tokens[before].key))
    }

    private static let pointers = WordSet(["that", "this", "the", "its", "our"].map { WordKey($0) })

    /// No other number stands between the word for a number and what takes it back.
    private func isUndisturbed(_ meant: Int, _ found: Found, _ figures: [Figure]) -> Bool {
        let between = TextSpan(min(found.number.end, found.words.end), max(found.number.start, found.words.start))
        return !figures.indices.contains { $0 != meant && figures[$0].span.overlaps(between) }
    }

    /// Not "has not been withdrawn", "may be withdrawn", "refused to withdraw".
    private func isFact(_ words: Range<Int>, _ analysis: Analysis) -> Bool {
        !analysis.verbGroups.contains { group in
            group.tokens.overlaps(words) && group.tokens.lowerBound < words.lowerBound
                && (group.isNegated || group.modal != nil || group.isInfinitive || group.tense == .future)
        }
    }

    private func nearest(to number: TextSpan, of figures: [Figure], in sentence: TextSpan) -> Int? {
        indexes(of: figures, in: sentence).min { distance(figures[$0], number) < distance(figures[$1], number) }
    }

    private func largest(of figures: [Figure], in sentence: TextSpan) -> Int? {
        indexes(of: figures, in: sentence).max { size(figures[$0]) < size(figures[$1]) }
    }

    private func indexes(of figures: [Figure], in sentence: TextSpan) -> [Int] {
        figures.indices.filter { sentence.contains(figures[$0].span) && figures[$0].quantity != .percent }
    }

    private func distance(_ figure: Figure, _ number: TextSpan) -> Int {
        max(figure.span.start - number.end, number.start - figure.span.end)
    }

    private func size(_ figure: Figure) -> Double { figure.best ?? figure.high ?? figure.low ?? 0 }
}
