// A paragraph on its way from a document to an article's text.

import SitrepModel

/// One paragraph of a document, in any format.
struct Paragraph {
    /// UTF-8 without line feeds, white space collapsed.
    var text: [UInt8]
    /// Share of the bytes that stand in links.
    var linkShare = 0.0
    var isHeading = false
    /// Why it is not the article, where the page itself says so.
    var removedAs: RemovedSegment.Kind?

    init(text: [UInt8], linkShare: Double = 0, isHeading: Bool = false, removedAs: RemovedSegment.Kind? = nil) {
        self.text = text
        self.linkShare = linkShare
        self.isHeading = isHeading
        self.removedAs = removedAs
    }

    init(_ block: TextBlock) {
        self.init(
            text: block.text, linkShare: block.linkShare, isHeading: block.shape == .heading,
            removedAs: block.isOut ? block.kind ?? .boilerplate : nil)
    }
}
