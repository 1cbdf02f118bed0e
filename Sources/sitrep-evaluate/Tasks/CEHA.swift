// `ceha`: conflict event descriptions from the Horn of Africa: whether they tell an act of violence, where, when and by whom.

import Sitrep
import SitrepExtraction
import SitrepLexicon
import SitrepModel

struct CEHATask: RowTask {
    static let name = "ceha"
    static let inputName = "events.ndjson"

    struct Row: Decodable, Sendable {
        let id: String
        let text: String
    }

    struct Prediction: Encodable, Sendable {
        let id: String
        let relevant: Bool
        let date: String?
        let countries: [String]
        let actor1: [String]
        let actor2: [String]
    }

    private let coder: Coder
    private let countries: CountryNames

    init(coder: Coder, corpus: CorpusFolder) throws {
        self.coder = coder
        countries = try CountryNames(tables: TableSet())
    }

    func predictions(for row: Row) -> [Prediction] {
        let article = Article(info: DocumentInfo(id: row.id), text: ArticleText(row.text))
        let findings = coder.findings(in: article)
        let story = StoryPlace(findings: findings)
        let main = story.mainEvent
        let isTold = findings.events.contains { $0.plover.event == "ASSAULT" && $0.modality != .conditional }
        func names(_ ids: [LocalID<Actor>]) -> [String] {
            ids.compactMap { Findings.entry($0, in: findings.actors)?.name }
        }
        let day = main.flatMap { $0.from == $0.until ? $0.from : nil }
        return [
            Prediction(
                id: row.id, relevant: isTold, date: day?.description,
                countries: story.country.flatMap { countries[$0] }.map { [$0] } ?? [],
                actor1: names(main?.actors ?? []), actor2: names(main?.recipients ?? []))
        ]
    }
}
