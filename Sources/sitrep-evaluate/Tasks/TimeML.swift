// `timeml`: dates found and valued.

import Sitrep
import SitrepModel

struct TimeMLTask: RowTask {
    static let name = "timeml"
    static let inputName = "docs.ndjson"

    struct Row: Decodable, Sendable {
        let id: String
        let dct: String?
        let text: String
    }

    struct Prediction: Encodable, Sendable {
        let doc: String
        let start: Int
        let end: Int
        let type: String
        let value: String
    }

    let coder: Coder

    init(coder: Coder, corpus: CorpusFolder) { self.coder = coder }

    func predictions(for row: Row) -> [Prediction] {
        let published = row.dct.flatMap { PublicationTime(iso8601: $0) }
        let article = Article(info: DocumentInfo(id: row.id, published: published), text: ArticleText(row.text))
        return coder.findings(in: article).times.map {
            Prediction(doc: row.id, start: $0.span.start, end: $0.span.end, type: $0.type.rawValue, value: $0.value)
        }
    }
}
