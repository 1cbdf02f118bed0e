// `recognizers`: short inputs with dates and times, in the conventions of their specification.

import Sitrep
import SitrepModel

struct RecognizersTask: RowTask {
    static let name = "recognizers"
    static let inputName = "cases.ndjson"

    struct Row: Decodable, Sendable {
        let id: String
        let text: String
        let reference: String?
    }

    struct Prediction: Encodable, Sendable {
        let id: String
        let found: [RecognizedTime]
    }

    let coder: Coder

    init(coder: Coder, corpus: CorpusFolder) { self.coder = coder }

    func predictions(for row: Row) -> [Prediction] {
        let anchor = row.reference.flatMap { PublicationTime(iso8601: $0) }
        // Read once more without a date, a bare weekday or day shows what the words alone say.
        let open = Dictionary(times(row, published: nil).map { ($0.span, $0.value) }, uniquingKeysWith: { a, _ in a })
        let notation = RecognizersNotation(text: Array(row.text.utf8), anchor: anchor)
        let found = times(row, published: anchor).compactMap { notation.time($0, open: open[$0.span]) }
        return [Prediction(id: row.id, found: notation.dated(notation.bounded(notation.joined(found))))]
    }

    private func times(_ row: Row, published: PublicationTime?) -> [TimeMention] {
        let info = DocumentInfo(id: row.id, published: published)
        return coder.findings(in: Article(info: info, text: ArticleText(row.text))).times
    }
}

/// A time as the specification writes it.
struct RecognizedTime: Encodable, Sendable {
    var start: Int
    var end: Int
    var timex: String
    /// The first day meant, for what is counted between two times.
    var day: CalendarDate?

    enum CodingKeys: String, CodingKey { case start, end, timex }
}
