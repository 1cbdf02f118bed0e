// A row of a corpus whose sentences are to be coded: its text, what is asked about, and the parties given with it.

import Foundation
import SitrepModel

/// The input fields of all corpora of coded sentences; those that a corpus lacks are absent.
struct CodedRow: Decodable, Sendable {
    /// Bytes of the text that are asked about under a name of their own.
    struct Part: Decodable, Sendable {
        let id: String
        let start: Int
        let end: Int
    }

    let id: String
    let text: String
    let sents: [Part]?
    let source_spans: [[Int]]?
    let target_spans: [[Int]]?

    var article: Article { Article(info: DocumentInfo(id: id), text: ArticleText(text)) }

    /// The first place of the source and of the target; empty where none is given.
    var parties: [TextSpan] {
        [source_spans, target_spans].map { spans in
            guard let first = spans?.first, first.count == 2, first[0] < first[1] else { return TextSpan(0, 0) }
            return TextSpan(max(0, first[0]), first[1])
        }
    }

    /// What is asked about: the parts, or the whole text.
    var parts: [Part] { sents ?? [Part(id: id, start: 0, end: text.utf8.count)] }
}
