// Whom a report credits as its origin: an agency in the dateline, a “Source:” line.

import SitrepLexicon
import SitrepModel
import SitrepText

/// Finds credits of origin; an agency that is merely cited is none.
struct OriginFinder: Sendable {
    private let agencies: PhraseMatcher<String>
    private let source = WordKey("source")
    private let open = WordKey("(")
    private let close = WordKey(")")
    private let colon = WordKey(":")
    private let dashes = Set(["-", "–", "—", "--"].map { WordKey($0) })

    /// A dateline stands within this many tokens of the beginning of the first paragraphs.
    private static let datelineTokens = 16
    private static let datelineParagraphs = 4
    /// The publisher of a “Source:” line has at most this many tokens.
    private static let longestSource = 7

    init(tables: TableSet) throws(LexiconError) {
        let table = try tables.table("en/origin-agencies")
        let written = try table.column("written")
        let agency = try table.column("agency")
        agencies = PhraseMatcher(table.rows.map { (phrase: $0[written], value: $0[agency]) })
    }

    func origin(of analysis: Analysis, removed: [RemovedSegment]) -> Origin? {
        if let found = dateline(analysis) ?? sourceLine(analysis) { return found }
        for segment in removed where segment.kind == .credit || segment.kind == .boilerplate {
            let tokens = Tokenizer.tokens(of: Array(segment.text.utf8))
            guard tokens.count > 2, tokens[0].key == source, tokens[1].key == colon else { continue }
            let named = agencies.longestMatch(at: 2, in: tokens)?.value
            return Origin(publisher: named ?? words(segment.text, after: Int(tokens[1].end)), span: nil)
        }
        return nil
    }

    private func words(_ text: String, after offset: Int) -> String? {
        let rest = String(decoding: Array(text.utf8).dropFirst(offset), as: UTF8.self)
        let name = rest.split(whereSeparator: \.isWhitespace).prefix(Self.longestSource).joined(separator: " ")
        return name.isEmpty ? nil : name
    }

    /// `ALMATY, Jan 6 (Reuters) -` or `(AFP) –`.
    private func dateline(_ analysis: Analysis) -> Origin? {
        let tokens = analysis.tokens
        var lastParagraph = -1
        for sentence in analysis.sentences where sentence.paragraph != lastParagraph {
            lastParagraph = sentence.paragraph
            if lastParagraph >= Self.datelineParagraphs { return nil }
            let limit = min(sentence.tokens.upperBound, sentence.tokens.lowerBound + Self.datelineTokens)
            for index in sentence.tokens.lowerBound..<limit where tokens[index].key == open {
                guard let match = agencies.longestMatch(at: index + 1, in: tokens, limit: tokens.count) else {
                    continue
                }
                let after = match.tokens.upperBound
                guard after + 1 < tokens.count, tokens[after].key == close, dashes.contains(tokens[after + 1].key)
                else {
                    continue
                }
                return Origin(publisher: match.value, span: analysis.span(of: match.tokens))
            }
        }
        return nil
    }

    /// A paragraph `Source: TASS`.
    private func sourceLine(_ analysis: Analysis) -> Origin? {
        let tokens = analysis.tokens
        for sentence in analysis.sentences where sentence.tokens.count > 2 {
            let first = sentence.tokens.lowerBound
            guard tokens[first].key == source, tokens[first + 1].key == colon else { continue }
            let end = min(sentence.tokens.upperBound, first + 2 + Self.longestSource)
            if let match = agencies.longestMatch(at: first + 2, in: tokens, limit: end) {
                return Origin(publisher: match.value, span: analysis.span(of: match.tokens))
            }
            guard sentence.tokens.count <= Self.longestSource + 2 else { continue }
            let isStopped = tokens[end - 1].shape.contains(.punctuation)
            let name = (first + 2)..<max(first + 3, isStopped ? end - 1 : end)
            return Origin(publisher: analysis.string(of: name), span: analysis.span(of: name))
        }
        return nil
    }
}
