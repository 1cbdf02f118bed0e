// What the boundary model sees of a text, written down for its training.

package import SitrepModel

/// The rows of each paragraph and where its pieces stand.
package struct BoundaryTrace: Sendable {
    package struct Paragraph: Sendable {
        /// `columns` numbers a piece; those that decisions fill are 0.
        package let rows: [UInt32]
        package let starts: [UInt32]
        package let ends: [UInt32]
    }

    package static let columns = BoundaryRows.columns
    package private(set) var paragraphs: [Paragraph] = []

    package init(of text: ArticleText, by analyzer: TextAnalyzer) {
        let found = analyzer.ruled(text)
        text.bytes.withUnsafeBufferPointer { bytes in
            let pieces = PieceReader(vocabulary: analyzer.vocabulary).pieces(of: found.tokens, bytes)
            var rows = BoundaryRows(vocabulary: analyzer.vocabulary, marks: Marks())
            BoundaryReader.forEachParagraph(found.sentences, pieces, found.tokens) { range, _, mode in
                rows.read(pieces[range], bytes, letterCase: mode + (found.lacksCapitals ? 4 : 0))
                paragraphs.append(
                    Paragraph(
                        rows: rows.inner, starts: pieces[range].map(\.start), ends: pieces[range].map(\.end)))
            }
        }
    }
}
