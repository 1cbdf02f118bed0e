// Terms whose words a machine exchanged (“all-team protection”), and turns of translations.

import SitrepLexicon
import SitrepModel
import SitrepText

/// Finds phrases of the table `damage-terms`.
struct TermFinder: Sendable {
    private struct Term: Sendable {
        let kind: String
        /// Counts only where its words have capitals.
        let isName: Bool
    }

    private let terms: PhraseMatcher<Term>

    private enum Column: String, CaseIterable { case phrase, kind }

    init(tables: TableSet) throws(LexiconError) {
        let rows = try tables.rows(of: "en/damage-terms", by: Column.self)
        terms = PhraseMatcher(
            rows.map { row in
                let first = row[.phrase].utf8.first ?? 0
                return (
                    phrase: row[.phrase],
                    value: Term(kind: row[.kind], isName: first >= UInt8(ascii: "A") && first <= UInt8(ascii: "Z"))
                )
            })
    }

    func marks(in analysis: Analysis) -> [DamageMark] {
        analysis.sentences.flatMap { sentence in
            terms.matches(in: sentence.tokens, of: analysis.tokens).compactMap { match in
                let words = analysis.tokens[match.tokens]
                if match.value.isName, words.last?.shape.contains(.capitalized) != true { return nil }
                return DamageMark(kind: match.value.kind, span: analysis.span(of: match.tokens))
            }
        }
    }
}
