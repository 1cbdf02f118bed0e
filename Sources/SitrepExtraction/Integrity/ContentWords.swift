// Words by which two passages are compared: neither short nor common ones.

import SitrepLexicon
import SitrepText

/// Tells words of content from those that any two reports share.
struct ContentWords: Sendable {
    private let common: Set<WordKey>

    private static let shortestWord = 4
    /// What tokens leave of a contraction; with a curly apostrophe these have four bytes or more.
    private static let endings = ["'s", "'re", "'ve", "'ll", "'d", "'m", "n't"].map { WordKey($0) }

    private enum Column: String, CaseIterable { case word }

    init(tables: TableSet) throws(LexiconError) {
        let rows = try tables.rows(of: "en/common-words", by: Column.self)
        common = Set(rows.map { WordKey($0[.word]) } + Self.endings)
    }

    /// The word by its dictionary form; absent for marks, numbers, short and common words.
    func word(_ token: Token) -> WordKey? {
        guard Int(token.end - token.start) >= Self.shortestWord, !common.contains(token.key),
            token.shape.isDisjoint(with: [.punctuation, .hasDigit])
        else { return nil }
        return token.lemma
    }
}
