// Runs the examples that stand beside each line rule.

import Testing

@testable import SitrepIngest

@Suite struct LineRuleTests {
    struct Example: Sendable, CustomTestStringConvertible {
        let pattern: String
        let text: String
        let matches: Bool
        var testDescription: String { "\(pattern): \(text)" }
    }

    static let examples: [Example] = {
        let table = IngestTable(named: "lines")
        return table.rows.flatMap { row in
            [("ok", true), ("no", false)].compactMap { column, matches in
                let text = table.field(column, of: row)
                return text.isEmpty
                    ? nil : Example(pattern: table.field("pattern", of: row), text: text, matches: matches)
            }
        }
    }()

    @Test(arguments: examples)
    func example(_ example: Example) {
        let line = Array(example.text.utf8)
        let rule = LineRules.shared.rule(
            for: line, words: line.wordCount, linkShare: example.matches ? 1 : 0, position: [.head, .tail])
        #expect((rule != nil) == example.matches)
    }
}
