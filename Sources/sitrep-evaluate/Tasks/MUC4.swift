// `muc4`: incident templates of upper-case wire texts.

import Foundation
import Sitrep
import SitrepExtraction
import SitrepLexicon
import SitrepModel
import SitrepText

struct MUC4Task: RowTask {
    static let name = "muc4"
    static let inputName = "docs.ndjson"

    struct Row: Decodable, Sendable {
        let id: String
        let text: String
        let date: String?
        let place: String?
        let body_start: Int?
    }

    struct Prediction: Encodable, Sendable {
        let id: String
        let templates: [IncidentTemplate]
    }

    let coder: Coder
    private let finder: EventFinder
    private let reader: IncidentReader

    init(coder: Coder, corpus: CorpusFolder) throws {
        let resources = Resources()
        self.coder = coder
        finder = try EventFinder(resources: resources)
        reader = try IncidentReader(resources: resources, vocabulary: coder.analyzer.vocabulary)
    }

    func predictions(for row: Row) -> [Prediction] {
        let bytes = Array(row.text.utf8)
        let body = ArticleText(repairing: Array(bytes[min(max(row.body_start ?? 0, 0), bytes.count)...]))
        let published = row.date.flatMap { PublicationTime(iso8601: $0) }
        let article = Article(info: DocumentInfo(id: row.id, published: published), text: body)
        let analysis = coder.analyzer.analyze(body)
        let findings = coder.extractor.findings(in: article, analysis: analysis)
        var draft = Draft(article: article, analysis: analysis)
        draft.times = findings.times
        draft.places = findings.places
        draft.actors = findings.actors
        draft.figures = findings.figures
        draft.claims = findings.claims
        let incidents = reader.incidents(of: finder.mentions(in: draft), in: draft)
        let home = reader.home(dateline: row.place, draft: draft)
        return [
            Prediction(
                id: row.id, templates: incidents.map { reader.template(of: $0, home: home, dateline: published?.date) })
        ]
    }
}

/// One template in the form that the scorer reads.
struct IncidentTemplate: Encodable, Sendable {
    struct Days: Encodable, Sendable {
        let start: String?
        let end: String
    }

    let incident_type: String
    let perp_ind: [String]
    let perp_org: [[String]]
    let target: [String]
    let victim: [String]
    let victim_desc: [String]
    let weapon: [String]
    let date: Days?
    let location: [String]
    let stage: String
}
