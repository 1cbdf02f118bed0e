// Parts an article's paragraphs into its text and what is not the article.

import SitrepModel

/// The text that stays, and what was taken out, in order.
struct SortedLines {
    var text: [UInt8] = []
    var removed: [RemovedSegment] = []
}

struct LineSorter {
    private let rules = LineRules.shared
    private let credit = CreditLine(agencies: LineRules.shared.agencies)

    /// The first and last so many paragraphs are an article's head and tail.
    private static let headCount = 4
    private static let tailCount = 6

    /// Joins paragraphs with line feeds; nothing is taken out when `verbatim`.
    func sort(_ paragraphs: [Paragraph], verbatim: Bool = false) -> SortedLines {
        var result = SortedLines()
        var leadsLinks = false
        for (index, paragraph) in paragraphs.enumerated() {
            if verbatim {
                append(paragraph.text, to: &result)
                continue
            }
            let (text, markers) = cutMarkers(paragraph.text)
            result.removed += markers
            guard !text.isEmpty else { continue }
            var line = paragraph
            line.text = text
            var position: LinePosition = index < Self.headCount ? .head : []
            if paragraphs.count - index <= Self.tailCount { position.insert(.tail) }
            if let kind = verdict(on: line, position: position, leadsLinks: &leadsLinks) {
                result.removed.append(RemovedSegment(kind: kind, text: text.string))
            } else {
                leadsLinks = false
                append(text, to: &result)
            }
        }
        return result
    }

    /// Why a line is not the article; absent when it is.
    private func verdict(
        on line: Paragraph, position: LinePosition, leadsLinks: inout Bool
    ) -> RemovedSegment.Kind? {
        if let kind = line.removedAs {
            // A caption's line may still be only its credit.
            return kind == .caption && credit.kind(of: line.text) == .credit ? .credit : kind
        }
        let words = line.text.wordCount
        if let rule = rules.rule(for: line.text, words: words, linkShare: line.linkShare, position: position) {
            leadsLinks = rule.leadsLinks
            return rule.kind
        }
        if !line.isHeading, let kind = credit.kind(of: line.text) { return kind }
        if leadsLinks, line.linkShare >= LineRules.mostlyLink { return .link }
        if line.linkShare >= LineRules.mostlyLink, !line.isHeading, !Punctuation.endsSentence(line.text[...]) {
            return .link
        }
        return isRule(line.text) ? .marker : nil
    }

    /// A line of dashes, stars or the like.
    private func isRule(_ text: [UInt8]) -> Bool {
        text.allSatisfy { byte in
            byte.isSpace || [UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "=")].contains(byte)
        }
    }

    /// Cuts scraping markers out of a line, wherever they stand in it.
    private func cutMarkers(_ text: [UInt8]) -> (text: [UInt8], removed: [RemovedSegment]) {
        guard text.contains(UInt8(ascii: "[")) else { return (text, []) }
        var text = text
        var removed: [RemovedSegment] = []
        for marker in rules.markers {
            while let found = text[...].firstRange(of: marker.string, ignoringCase: true) {
                removed.append(RemovedSegment(kind: .marker, text: text[found].string))
                text.replaceSubrange(found, with: [0x20])
            }
        }
        guard !removed.isEmpty else { return (text, []) }
        var clean: [UInt8] = []
        WhiteSpace.append(text[...].trimmed, to: &clean)
        return (clean, removed)
    }

    private func append(_ text: [UInt8], to result: inout SortedLines) {
        if !result.text.isEmpty { result.text.append(0x0A) }
        result.text += text
    }
}
