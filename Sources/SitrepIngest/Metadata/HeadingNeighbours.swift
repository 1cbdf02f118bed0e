// Byline and date as they stand in short lines around a page's heading.

import SitrepModel

/// What the lines near the heading say.
struct HeadingNeighbours {
    private(set) var authors: [String] = []
    private(set) var published: PublicationTime?

    private static let before = 4
    private static let after = 12
    private static let longestByline = 9
    private static let longestDateLine = 16

    init(_ blocks: [TextBlock], heading: String?, monthFirst: Bool) {
        let title = heading.map { Array($0.utf8) }
        let start = title.flatMap { title in blocks.firstIndex { $0.text == title } } ?? 0
        for block in blocks[max(0, start - Self.before)..<min(blocks.count, start + Self.after)] {
            guard block.words <= Self.longestDateLine else { continue }
            let text = block.text.string
            if published == nil { published = DateReader.read(text, monthFirst: monthFirst) }
            if authors.isEmpty, block.words <= Self.longestByline, let name = AuthorNames.afterLead(text) {
                authors = [name]
            }
        }
    }
}
