// `g5w1h`: who did what, when and where, from the record of a report's main event and its title.

import Sitrep
import SitrepExtraction
import SitrepModel
import SitrepText

struct G5W1HTask: RowTask {
    static let name = "g5w1h"
    static let inputName = "articles.ndjson"

    struct Row: Decodable, Sendable {
        let id: String
        let date: String?
        let title: String
        let text: String
    }

    struct When: Encodable, Sendable {
        let text: String
        let parsed: String?
    }

    struct Answers: Encodable, Sendable {
        let who: [String]
        let what: [String]
        let when: [When]
        let `where`: [String]
    }

    struct Prediction: Encodable, Sendable {
        let id: String
        let answers: Answers
    }

    let coder: Coder

    init(coder: Coder, corpus: CorpusFolder) { self.coder = coder }

    func predictions(for row: Row) -> [Prediction] {
        let published = row.date.flatMap { PublicationTime(iso8601: $0) }
        let article = Article(
            info: DocumentInfo(id: row.id, title: row.title, published: published), text: ArticleText(row.text))
        let analysis = coder.analyzer.analyze(article.text)
        let findings = coder.extractor.findings(in: article, analysis: analysis, confidence: .rules)
        let main = MainEvent(findings: findings, analysis: analysis)
        let answers = Answers(
            who: main.who.map { article.text.string(in: $0) }, what: main.what.map { article.text.string(in: $0) },
            when: main.when.map { When(text: article.text.string(in: $0.span), parsed: main.day(of: $0)) },
            where: main.where.map { article.text.string(in: $0) })
        return [Prediction(id: row.id, answers: answers)]
    }
}
