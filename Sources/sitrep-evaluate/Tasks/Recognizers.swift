// `recognizers`: short inputs with dates and times, in the conventions of their specification.

import Sitrep
import SitrepExtraction
import SitrepLexicon
import SitrepModel
import SitrepText

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

    let analyzer: TextAnalyzer
    let finder: TimeFinder

    /// The inputs are requests and notes, not news.
    init(coder: Coder, corpus: CorpusFolder) throws {
        analyzer = coder.analyzer
        finder = try TimeFinder(resources: Resources(), style: .notes)
    }

    func predictions(for row: Row) -> [Prediction] {
        let anchor = row.reference.flatMap { PublicationTime(iso8601: $0) }
        // Read once more without a date, a bare weekday or day shows what the words alone say.
        let open = Dictionary(times(row, published: nil).map { ($0.span, $0.value) }, uniquingKeysWith: { a, _ in a })
        let text = Array(row.text.utf8)
        let joiner = TimeJoiner(text: text, anchor: anchor)
        let notation = RecognizersNotation(text: text, anchor: anchor, joiner: joiner)
        let found = times(row, published: anchor).compactMap { notation.time($0, open: open[$0.span]) }
        let joined = joiner.dated(joiner.bounded(joiner.joined(found)))
        return [
            Prediction(
                id: row.id, found: joined.map { RecognizedTime(start: $0.start, end: $0.end, timex: $0.value) })
        ]
    }

    private func times(_ row: Row, published: PublicationTime?) -> [TimeMention] {
        let info = DocumentInfo(id: row.id, published: published)
        let article = Article(info: info, text: ArticleText(row.text))
        return finder.times(in: Draft(article: article, analysis: analyzer.analyze(article.text)))
    }
}

/// A time as the specification writes it.
struct RecognizedTime: Encodable, Sendable {
    let start: Int
    let end: Int
    let timex: String
}
