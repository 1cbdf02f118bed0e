// Lines anywhere on a page that say when it was published or changed.

import SitrepModel

/// The first line that names its date as the page's, else the first text that begins with a date.
struct DatedLines {
    let published: PublicationTime?

    private static let longestLine = 16
    private static let labels: [[UInt8]] = {
        let table = IngestTable(named: "date-labels")
        return table.rows.map { Array(table.field("label", of: $0).utf8) }
    }()

    init(_ blocks: [TextBlock], monthFirst: Bool) {
        var starting: PublicationTime?
        for block in blocks {
            if block.words <= Self.longestLine, block.text.contains(where: \.isDigit), Self.isLabelled(block.text),
                let time = DateReader.read(block.text.string, monthFirst: monthFirst)
            {
                published = time
                return
            }
            if starting == nil, !block.isOut {
                starting = DateReader.read(startOf: block.text[...], monthFirst: monthFirst)
            }
        }
        published = starting
    }

    private static func isLabelled(_ text: [UInt8]) -> Bool {
        let folded = text.folded
        return labels.contains { folded[...].firstRange(of: $0.string) != nil }
    }
}
