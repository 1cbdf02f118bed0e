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
    /// Parts that `Training` cut the reports into.
    private static let folds = 5

    private let readers: [IncidentReader]

    init(coder: Coder, corpus: CorpusFolder) throws {
        readers = try (0..<Self.folds).map {
            try IncidentReader(
                coder: coder, model: try IncidentModel(path: IncidentModel.foldsPath, part: "\($0)."))
        }
    }

    func predictions(for row: MUC4Task.Row) -> [MUC4Task.Prediction] {
        [MUC4Task.Prediction(id: row.id, templates: readers[Self.fold(of: row.id)].templates(of: row))]
    }

    /// FNV-1a of the identifier modulo the number of parts.
    private static func fold(of id: String) -> Int {
        let hash = id.utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
        return Int(hash % UInt64(folds))
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
