// A tree for people: each word under the word that governs it.

import SitrepLanguage
import SitrepModel
public import SitrepText

/// Draws a sentence as an outline with its names under it.
public struct TreeOutline: Sendable {
    /// A word with its depth below the root.
    public struct Line: Sendable, Hashable {
        public let word: Int
        public let depth: Int
        /// Whether words at each depth above go on below this line; drawn as bars.
        public let openDepths: [Bool]
        public let isLast: Bool
    }

    public init() {}

    /// All sentences of a text.
    public func text(of parsed: ParsedText) -> String {
        parsed.analysis.sentences.indices.map { text(ofSentence: $0, in: parsed) }.joined(separator: "\n")
    }

    /// One sentence: its words, the tree, the names.
    public func text(ofSentence number: Int, in parsed: ParsedText) -> String {
        let sentence = parsed.analysis.sentences[number]
        var lines = [parsed.analysis.text.string(in: sentence.span)]
        lines += self.lines(ofSentence: number, in: parsed).map { line in
            let bars = line.openDepths.map { $0 ? "│  " : "   " }.joined()
            let branch = line.depth == 0 ? "" : line.isLast ? "└─ " : "├─ "
            return "  \(bars)\(branch)\(parsed.text(ofWord: line.word))  "
                + "\(parsed.universalTag(ofWord: line.word)) \(parsed.relation(ofWord: line.word))"
        }
        let names = parsed.names(in: sentence.tokens).map {
            "\(parsed.text(of: $0)) (\(parsed.type(of: $0)))"
        }
        if !names.isEmpty { lines.append("  names: " + names.joined(separator: ", ")) }
        return lines.joined(separator: "\n") + "\n"
    }

    /// The words in the order of the outline, from the root down.
    public func lines(ofSentence sentence: Int, in parsed: ParsedText) -> [Line] {
        var children: [Int: [Int]] = [:]
        var roots: [Int] = []
        for word in parsed.wordsOfSentence[sentence] {
            if let head = parsed.head(ofWord: word) {
                children[head, default: []].append(word)
            } else {
                roots.append(word)
            }
        }
        var result: [Line] = []
        var waiting = roots.reversed().map { Line(word: $0, depth: 0, openDepths: [], isLast: true) }
        while let line = waiting.popLast() {
            result.append(line)
            let open = line.depth == 0 ? [] : line.openDepths + [!line.isLast]
            let below = children[line.word] ?? []
            for (number, child) in below.enumerated().reversed() {
                waiting.append(
                    Line(word: child, depth: line.depth + 1, openDepths: open, isLast: number == below.count - 1))
            }
        }
        return result
    }
}
