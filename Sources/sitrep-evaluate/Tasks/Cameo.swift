// `cameo-classes`, `cameo-roles`: the class of a sentence's event, and the words of who acts and who is acted upon.

import Foundation
import Sitrep
import SitrepExtraction
import SitrepLexicon
import SitrepModel
import SitrepText

struct CameoRow: Decodable, Sendable {
    let id: String
    let text: String

    var article: Article { Article(info: DocumentInfo(id: id), text: ArticleText(text)) }
}

struct CameoClassesTask: RowTask {
    static let name = "cameo-classes"
    static let inputName = "class.ndjson"

    struct Prediction: Encodable, Sendable {
        let id: String
        let label: Int
    }

    let coder: Coder

    init(coder: Coder, corpus: CorpusFolder) { self.coder = coder }

    /// Verbal cooperation 1, material cooperation 2, verbal conflict 3, material conflict 4.
    private static let classes: [String: Int] = [
        "AGREE": 1, "CONSULT": 1, "SUPPORT": 1, "CONCEDE": 2, "COOPERATE": 2, "AID": 2, "RETREAT": 2,
        "REQUEST": 3, "ACCUSE": 3, "REJECT": 3, "THREATEN": 3, "PROTEST": 4, "SANCTION": 4, "MOBILIZE": 4, "COERCE": 4,
        "ASSAULT": 4,
    ]

    func predictions(for row: CameoRow) -> [Prediction] {
        let first = EventRanking.ranked(coder.plainFindings(in: row.article).events).first
        return [Prediction(id: row.id, label: first.flatMap { Self.classes[$0.plover.event] } ?? 0)]
    }
}

struct CameoRolesTask: RowTask {
    static let name = "cameo-roles"
    static let inputName = "roles.ndjson"

    struct Prediction: Encodable, Sendable {
        struct Role: Encodable, Sendable {
            let start: Int
            let end: Int
            let type: String
        }

        let id: String
        let spans: [Role]
    }

    private let reading: IncidentReading

    init(coder: Coder, corpus: CorpusFolder) throws { reading = try IncidentReading(coder: coder) }

    func predictions(for row: CameoRow) -> [Prediction] {
        let roles = RuleRoles(text: reading.text(of: row.article)).roles().map { span, role in
            Prediction.Role(start: span.start, end: span.end, type: role.letter)
        }
        return [Prediction(id: row.id, spans: roles)]
    }
}
