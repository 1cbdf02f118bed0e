// A tree for people: each word under the word that governs it.

import SitrepLanguage
import SitrepModel
public import SitrepText

/// Draws a sentence as an outline with its names under it.
public struct TreeOutline: Sendable {
    /// A word with its depth below the root.
    public struct Line: Sendable, Hashable {
        public let token: Int
        public let depth: Int
        /// Whether words at each depth above go on below this line; drawn as bars.
        public let openDepths: [Bool]
        public let isLast: Bool
    }

    public init() {}

    /// All sentences of a text.
    public func text(of parsed: ParsedText) -> String {
        parsed.analysis.sentences.map { text(of: $0, in: parsed) }.joined(separator: "\n")
    }

    /// One sentence: its words, the tree, the names.
    public func text(of sentence: Sentence, in parsed: ParsedText) -> String {
        var lines = [parsed.analysis.text.string(in: sentence.span)]
        lines += self.lines(of: sentence, in: parsed).map { line in
            let bars = line.openDepths.map { $0 ? "│  " : "   " }.joined()
            let branch = line.depth == 0 ? "" : line.isLast ? "└─ " : "├─ "
            return "  \(bars)\(branch)\(parsed.form(line.token))  "
                + "\(parsed.universalTag(line.token)) \(parsed.relation(line.token))"
        }
        let names = parsed.names(in: sentence.tokens).map {
            "\(parsed.text(of: $0)) (\(parsed.type(of: $0)))"
        }
        if !names.isEmpty { lines.append("  names: " + names.joined(separator: ", ")) }
        return lines.joined(separator: "\n") + "\n"
    }

    /// The words in the order of the outline, from the root down.
    public func lines(of sentence: Sentence, in parsed: ParsedText) -> [Line] {
        var children: [Int: [Int]] = [:]
        var roots: [Int] = []
        for token in sentence.tokens {
            if let head = parsed.head(token) { children[head, default: []].append(token) } else { roots.append(token) }
        }
        var result: [Line] = []
        var waiting = roots.reversed().map { Line(token: $0, depth: 0, openDepths: [], isLast: true) }
        while let line = waiting.popLast() {
            result.append(line)
            let open = line.depth == 0 ? [] : line.openDepths + [!line.isLast]
            let below = children[line.token] ?? []
            for (number, child) in below.enumerated().reversed() {
                waiting.append(
                    Line(token: child, depth: line.depth + 1, openDepths: open, isLast: number == below.count - 1))
            }
        }
        return result
    }
}
