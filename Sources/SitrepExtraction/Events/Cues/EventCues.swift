// Words and phrases that tell of a kind of event or of those who take part in one, found in a text.

package import SitrepLexicon
package import SitrepText

/// The table `en/event-cues`; immutable, shared by all workers.
package struct EventCues: Sendable {
    /// A phrase of a text with all cues that it gives, as keys of their names.
    package struct Match: Sendable {
        package let tokens: Range<Int>
        package let cues: [UInt64]
    }

    private enum Column: String, CaseIterable { case cue, words }

    private let phrases: PhraseMatcher<[UInt64]>

    package init(resources: Resources) throws(LexiconError) {
        var cues: [String: [UInt64]] = [:]
        for row in try resources.tables.rows(of: "en/event-cues", by: Column.self) {
            // Names, not numbers of rows: rows may come and go without changing what was learned of others.
            for phrase in row.list(.words) { cues[String(phrase), default: []].append(Self.number(of: row[.cue])) }
        }
        phrases = PhraseMatcher(cues.sorted { $0.key < $1.key }.map { (phrase: $0.key, value: $0.value) })
    }

    package static func number(of cue: some StringProtocol) -> UInt64 { WordKey(cue).value }

    /// The longest phrase at each token where one begins; phrases may lie in one another.
    package func matches(in range: Range<Int>, of tokens: [Token]) -> [Match] {
        range.compactMap { token in
            phrases.longestMatch(at: token, in: tokens, limit: range.upperBound)
                .map { Match(tokens: $0.tokens, cues: $0.value) }
        }
    }
}
