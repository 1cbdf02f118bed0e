// Lines anywhere on a page that say when it was published or changed.

import SitrepModel

/// The first line that names its date as the page's, else the first text that begins with a date.
struct DatedLines {
    private(set) var published: PublicationTime?
    /// The first that is named as the date of publication.
    private(set) var publication: PublicationTime?

    private static let longestLine = 16
    private static let longestLabel = 4

    private struct Label: Sendable {
        let text: [UInt8]
        let isPublication: Bool
    }

    private static let labels: [Label] = {
        let table = IngestTable(named: "date-labels")
        return table.rows.map {
            Label(
                text: Array(table.field("label", of: $0).utf8),
                isPublication: table.field("kind", of: $0) == "publication")
        }
    }()

    init(_ blocks: [TextBlock], monthFirst: Bool) {
        var starting: PublicationTime?
        for (index, block) in blocks.enumerated() {
            if block.words <= Self.longestLine, Self.mayBeDated(block.text), let label = Self.label(of: block.text),
                let time = Self.date(at: index, in: blocks, monthFirst)
            {
                published = published ?? time
                if label.isPublication {
                    publication = time
                    return
                }
            }
            if starting == nil, published == nil, !block.isOut {
                starting = DateReader.read(startOf: block.text[...], monthFirst: monthFirst)
            }
        }
        published = published ?? starting
    }

    private static func mayBeDated(_ text: [UInt8]) -> Bool {
        text.last == UInt8(ascii: ":") || text.contains(where: \.isDigit)
    }

    private static func label(of text: [UInt8]) -> Label? {
        let folded = text.folded
        return labels.first { folded[...].firstRange(of: $0.text) != nil }
    }

    /// The date in a line, or in the next where the line is a label alone.
    private static func date(at index: Int, in blocks: [TextBlock], _ monthFirst: Bool) -> PublicationTime? {
        let block = blocks[index]
        if block.text.contains(where: \.isDigit) { return DateReader.read(block.text.string, monthFirst: monthFirst) }
        guard block.words <= longestLabel, block.text.last == UInt8(ascii: ":"), index + 1 < blocks.count else {
            return nil
        }
        return DateReader.read(startOf: blocks[index + 1].text[...], monthFirst: monthFirst)
    }
}
