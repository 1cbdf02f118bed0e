// `hrds`: one attack on people an article: who is said to have done what to whom, where and when.

import Sitrep
import SitrepExtraction
import SitrepLexicon
import SitrepModel

struct HRDsTask: RowTask {
    static let name = "hrds"
    static let inputName = "articles.ndjson"

    struct Row: Decodable, Sendable {
        let id: String
        let title: String?
        let published: String?
        let text: String
    }

    struct Victim: Encodable, Sendable {
        let name: String
        let age = "adult"
    }

    struct Prediction: Encodable, Sendable {
        let id: String
        let perpetrator_mention: Bool
        let perpetrator_type: String?
        let violation_types: [String]
        let country: String?
        let region: String?
        let city: String?
        let year: Int?
        let month: Int?
        let day: Int?
        let victims: [Victim]
    }

    private let coder: Coder
    private let countries: CountryNames

    init(coder: Coder, corpus: CorpusFolder) throws {
        self.coder = coder
        countries = try CountryNames(tables: TableSet())
    }

    func predictions(for row: Row) -> [Prediction] {
        let published = row.published.flatMap { PublicationTime(iso8601: String($0.prefix(10))) }
        let text = [row.title, row.text].compactMap { $0 }.joined(separator: "\n\n")
        let article = Article(
            info: DocumentInfo(id: row.id, title: row.title, published: published), text: ArticleText(text))
        let findings = coder.plainFindings(in: article, scale: .rulesWithChosenParties)
        let attack = AttackRecord(findings: findings)
        let day = attack.day
        return [
            Prediction(
                id: row.id, perpetrator_mention: true, perpetrator_type: attack.perpetratorType,
                violation_types: attack.violations, country: attack.story.country.flatMap { countries[$0] },
                region: nil, city: attack.story.town?.name, year: day?.year ?? published?.date.year,
                month: day?.month, day: day?.day, victims: attack.victims.map { Victim(name: $0) })
        ]
    }
}
