// Title, author and date as the reader of a page sees them.

import SitrepModel

/// Marks in the page's body, the nearest to the article first.
struct VisibleMetadata {
    private(set) var heading: String?
    private(set) var authors: [String] = []
    /// From time elements and date attributes.
    private(set) var marked: PublicationTime?
    /// From text that is written as a date.
    private(set) var written: PublicationTime?

    /// Larger forms are wrappers of a whole page.
    private static let largestForm = 200
    private static let longestDate = 60
    private static let longestAuthor = 100
    private static let dateWords = ClassPattern([
        "date", "dateline", "published", "publish", "pubdate", "timestamp", "datum", "fecha", "posted", "time",
    ])
    private static let authorWords = ClassPattern(["author", "byline", "autor", "writer", "authors"])

    init(_ tree: HTMLTree, container: Int, monthFirst: Bool) {
        var bestHeading = Int.min
        var formEnd = 0
        for (index, node) in tree.nodes.enumerated() where node.tag != .text && node.tag.flow != .hidden {
            if node.tag == .form, Int(node.end) - index < Self.largestForm { formEnd = max(formEnd, Int(node.end)) }
            if node.tag == .h1 { readHeading(tree, index, container, &bestHeading) }
            if marked == nil { readTime(tree, index, monthFirst) }
            if authors.isEmpty, index >= formEnd { readAuthor(tree, index) }
            if written == nil { readWrittenDate(tree, index, monthFirst) }
        }
    }

    /// The h1 inside the container or nearest before it.
    private mutating func readHeading(_ tree: HTMLTree, _ index: Int, _ container: Int, _ best: inout Int) {
        let text = tree.plainText(of: index)
        guard !text.isEmpty else { return }
        let score = index >= container && index < tree.end(of: container) ? 1_000_000 - index : index - container
        guard heading == nil || score > best && (index <= container || best < 0) else { return }
        heading = text.string
        best = score
    }

    private mutating func readTime(_ tree: HTMLTree, _ index: Int, _ monthFirst: Bool) {
        let isTime = tree.nodes[index].tag == .time
        let isProperty = tree.has(.itemprop, "datePublished", at: index)
        guard isTime || isProperty else { return }
        let value = tree.attributeString(.datetime, of: index) ?? tree.attributeString(.content, of: index)
        if let value, let time = DateReader.read(value, monthFirst: monthFirst) {
            marked = time
        } else if let time = DateReader.read(tree.plainText(of: index, limit: 80).string, monthFirst: monthFirst) {
            marked = time
        }
    }

    private mutating func readAuthor(_ tree: HTMLTree, _ index: Int) {
        let isAuthor =
            tree.has(.rel, "author", at: index) || tree.has(.itemprop, "author", at: index)
            || tree.attribute(.class, of: index).map(Self.authorWords.matches) == true
        guard isAuthor else { return }
        let text = tree.plainText(of: index, limit: 200)
        guard text.count > 2, text.count <= Self.longestAuthor else { return }
        authors = [text.string]
    }

    private mutating func readWrittenDate(_ tree: HTMLTree, _ index: Int, _ monthFirst: Bool) {
        guard
            tree.attribute(.class, of: index).map(Self.dateWords.matches) == true
                || tree.attribute(.id, of: index).map(Self.dateWords.matches) == true
        else { return }
        let text = tree.plainText(of: index, limit: 120)
        guard text.count >= 6, text.count <= Self.longestDate else { return }
        written = DateReader.read(text.string, monthFirst: monthFirst)
    }
}
