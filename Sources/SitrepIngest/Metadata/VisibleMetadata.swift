// Title, author and date as the reader of a page sees them.

import SitrepModel

/// Marks in the page's body, the nearest to the article first.
struct VisibleMetadata {
    private(set) var heading: String?
    /// The nearest to the article first.
    var authors: [String] { placedAuthors.nearestFirst }
    /// From time elements and date attributes.
    var marked: PublicationTime? { placedTimes.nearestFirst.first }
    /// From text that is written as a date.
    var written: PublicationTime? { placedDates.nearestFirst.first }

    /// A date inside the article's own element.
    var inArticle: PublicationTime? { placedTimes.inside.first ?? placedDates.inside.first }

    private var placedAuthors: Placed<String>
    private var placedTimes: Placed<PublicationTime>
    private var placedDates: Placed<PublicationTime>

    /// Larger forms are wrappers of a whole page.
    private static let largestForm = 200
    private static let longestDate = 60
    private static let longestAuthor = 100
    private static let mostFinds = 40
    init(_ tree: HTMLTree, marks: PageMarks, container: Int, monthFirst: Bool) {
        let article = container..<tree.end(of: container)
        placedAuthors = Placed(container: article)
        placedTimes = Placed(container: article)
        placedDates = Placed(container: article)
        var bestHeading = Int.min
        var formEnd = 0
        var commentEnd = 0
        for (index, node) in tree.nodes.enumerated() where node.tag != .text && node.tag.flow != .hidden {
            if node.tag == .form, Int(node.end) - index < Self.largestForm { formEnd = max(formEnd, Int(node.end)) }
            if node.tag == .h1 { readHeading(tree, index, container, &bestHeading) }
            let traits = marks[index].traits
            if traits.contains(.comment), isApart(tree, index, container) {
                commentEnd = max(commentEnd, Int(node.end))
            }
            guard index >= commentEnd else { continue }
            if traits.contains(.author), index >= formEnd { readAuthor(tree, index) }
            if traits.contains(.published) || node.tag == .time { readTime(tree, index, monthFirst) }
            if traits.contains(.date) { readWrittenDate(tree, index, monthFirst) }
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
        guard placedTimes.count < Self.mostFinds else { return }
        let value = tree.attributeString(.datetime, of: index) ?? tree.attributeString(.content, of: index)
        if let value, let time = DateReader.read(value, monthFirst: monthFirst) {
            placedTimes.add(time, at: index)
        } else if let time = DateReader.read(tree.plainText(of: index, limit: 80).string, monthFirst: monthFirst) {
            placedTimes.add(time, at: index)
        }
    }

    private mutating func readAuthor(_ tree: HTMLTree, _ index: Int) {
        guard placedAuthors.count < Self.mostFinds, tree.nodes[index].tag != .body else { return }
        let text = tree.plainText(of: index, limit: 200)
        guard text.count > 2, text.count <= Self.longestAuthor else { return }
        placedAuthors.add(text.string, at: index)
    }

    /// Not around the article.
    private func isApart(_ tree: HTMLTree, _ index: Int, _ container: Int) -> Bool {
        index > container || tree.end(of: index) <= container
    }

    private mutating func readWrittenDate(_ tree: HTMLTree, _ index: Int, _ monthFirst: Bool) {
        guard placedDates.count < Self.mostFinds else { return }
        let text = tree.plainText(of: index, limit: 120)
        guard text.count >= 6, text.count <= Self.longestDate else { return }
        if let time = DateReader.read(text.string, monthFirst: monthFirst) { placedDates.add(time, at: index) }
    }
}
