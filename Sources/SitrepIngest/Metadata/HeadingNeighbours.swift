// Byline and date as they stand in short lines around a page's heading, and the byline at an article's end.

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
        for index in max(0, start - Self.before)..<min(blocks.count, start + Self.after) {
            let block = blocks[index]
            guard block.words <= Self.longestDateLine else { continue }
            let text = block.text.string
            if published == nil { published = DateReader.read(text, monthFirst: monthFirst) }
            guard authors.isEmpty else { continue }
            if block.words <= Self.longestByline, let name = AuthorNames.afterLead(text) {
                authors = [name]
            } else if let name = Self.name(besideDateIn: block) ?? Self.name(afterLabelAt: index, in: blocks) {
                authors = [name]
            }
        }
    }

    /// The name in a line such as `6.1.2022 | 13:10 Uhr | Ann Poe`: its last part, where the first is a date.
    private static func name(besideDateIn block: TextBlock) -> String? {
        guard block.text.first?.isDigit == true else { return nil }
        let bars: [UInt8] = [UInt8(ascii: "|"), UInt8(ascii: "-")]
        guard let bar = block.text.lastIndex(where: bars.contains), bar > 0, block.text[bar - 1] == 0x20 else {
            return nil
        }
        let tail = block.text[(bar + 1)...].trimmed
        return AuthorNames.isPerson(tail) ? tail.string : AuthorNames.afterSureLead(tail.string)
    }

    /// The name in the line after one that only says `Author:`.
    fileprivate static func name(afterLabelAt index: Int, in blocks: [TextBlock]) -> String? {
        guard index + 1 < blocks.count, AuthorNames.isLead(blocks[index].text) else { return nil }
        let next = blocks[index + 1].text[...]
        return AuthorNames.isPerson(next) ? next.string : nil
    }
}

/// What the last lines of an article say of who wrote it.
struct ClosingByline {
    private(set) var authors: [String] = []

    private static let reach = 12
    private static let longestByline = 7

    /// `article` are the nodes of its element.
    init(_ blocks: [TextBlock], article: Range<Int>) {
        let inside = blocks.indices.filter { article.contains(blocks[$0].node) }
        for index in inside.suffix(Self.reach) where blocks[index].words <= Self.longestByline {
            let text = blocks[index].text.string
            if let name = AuthorNames.afterSureLead(text) ?? HeadingNeighbours.name(afterLabelAt: index, in: blocks) {
                authors = [name]
                return
            }
        }
    }
}
