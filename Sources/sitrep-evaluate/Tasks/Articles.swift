// `articles`: main text, title, date and author of archived pages.

import Foundation
import Sitrep
import SitrepIngest
import SitrepModel

struct ArticlesTask: RowTask {
    static let name = "articles"
    static let inputName = "docs.ndjson"

    struct Row: Decodable, Sendable {
        let id: String
        let url: String?
        /// The page's file, below the corpus folder.
        let html: String
    }

    struct Prediction: Encodable, Sendable {
        let id: String
        let text: String
        var title: String?
        var date: String?
        var author: String?
    }

    let corpus: CorpusFolder

    init(coder: Coder, corpus: CorpusFolder) { self.corpus = corpus }

    func predictions(for row: Row) -> [Prediction] {
        let name = row.html.hasSuffix(".gz") ? String(row.html.dropLast(3)) : row.html
        guard let bytes = try? corpus.data(of: name) else { return [Prediction(id: row.id, text: "")] }
        let document = Document(
            name: row.html, bytes: Array(bytes), mediaType: "text/html",
            known: DocumentInfo(id: row.id, url: row.url))
        guard case .success(let article)? = Intake().articles(in: document).first else {
            return [Prediction(id: row.id, text: "")]
        }
        return [
            Prediction(
                id: row.id, text: article.text.string, title: article.info.title,
                date: article.info.published?.date.description, author: article.info.byline)
        ]
    }
}
