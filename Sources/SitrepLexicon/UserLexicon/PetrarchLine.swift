// Lines of PETRARCH's dictionaries without their comments.

import Foundation

/// One line: the words before a code, the code in brackets, forms in braces.
///
/// Format: documentation of PETRARCH and PETRARCH2 (openeventdata), "Actor and agent dictionaries". `#` opens a comment to the
/// end of a line; `<!--` and `-->` enclose one over several lines.
struct PetrarchLine: Sendable, Hashable {
    /// Words as people write them: blanks for underscores.
    let words: String
    /// What stands in brackets.
    let code: String?
    /// What stands in braces: the plural forms of an agent.
    let braces: String?
    /// A line that begins with `+` gives another name to the entry before.
    let isSynonym: Bool

    static func lines(of text: String) -> [PetrarchLine] {
        var lines: [PetrarchLine] = []
        var isComment = false
        for raw in text.split(whereSeparator: \.isNewline) {
            var line = Substring(raw)
            if isComment {
                guard let end = line.range(of: "-->") else { continue }
                line = line[end.upperBound...]
                isComment = false
            }
            if let start = line.range(of: "<!--") {
                if let end = line.range(of: "-->") {
                    line = line[..<start.lowerBound] + line[end.upperBound...]
                } else {
                    line = line[..<start.lowerBound]
                    isComment = true
                }
            }
            if let parsed = PetrarchLine(line.prefix { $0 != "#" }) { lines.append(parsed) }
        }
        return lines
    }

    private init?(_ line: Substring) {
        let trimmed = line.trimmed
        // `!PERSON! = MAN, MEN` defines a macro.
        guard !trimmed.isEmpty, !trimmed.contains("=") else { return nil }
        code = Self.inside(trimmed, "[", "]")
        braces = Self.inside(trimmed, "{", "}")
        isSynonym = trimmed.hasPrefix("+")
        let end = trimmed.firstIndex { $0 == "[" || $0 == "{" } ?? trimmed.endIndex
        words = Self.written(trimmed[..<end].drop { $0 == "+" })
    }

    private static func inside(_ text: Substring, _ open: Character, _ close: Character) -> String? {
        guard let start = text.firstIndex(of: open), let end = text[start...].firstIndex(of: close) else { return nil }
        return String(text[text.index(after: start)..<end].trimmed)
    }

    static func written(_ words: some StringProtocol) -> String {
        words.split { $0 == "_" || $0 == " " || $0 == "\t" }.joined(separator: " ")
    }
}

extension Substring {
    var trimmed: Substring {
        var result = self
        while let first = result.first, first.isWhitespace { result.removeFirst() }
        while let last = result.last, last.isWhitespace { result.removeLast() }
        return result
    }
}
