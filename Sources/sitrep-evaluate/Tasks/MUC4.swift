// `muc4`: incident templates of upper-case wire texts; `muc4-folds`: the same by cross-validation.

import Foundation
import Sitrep

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

    private let reader: IncidentReader

    init(coder: Coder, corpus: CorpusFolder) throws {
        reader = try IncidentReader(coder: coder, model: try IncidentModel(path: IncidentModel.path))
    }

    func predictions(for row: Row) -> [Prediction] { [Prediction(id: row.id, templates: reader.templates(of: row))] }
}

/// Each report is read by a model that did not learn from it.
struct MUC4FoldsTask: RowTask {
    static let name = "muc4-folds"
    static let inputName = MUC4Task.inputName

    private let readers: [IncidentReader]

    init(coder: Coder, corpus: CorpusFolder) throws {
        readers = try (0..<Folds.count).map {
            try IncidentReader(
                coder: coder, model: try IncidentModel(path: IncidentModel.foldsPath, part: "\($0)."))
        }
    }

    func predictions(for row: MUC4Task.Row) -> [MUC4Task.Prediction] {
        [MUC4Task.Prediction(id: row.id, templates: readers[Folds.fold(of: row.id)].templates(of: row))]
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
