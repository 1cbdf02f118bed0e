// `assurance`: how sure events are and where they were, for the documents that the weights were not taught on.

import Foundation
import Sitrep
import SitrepModel
import SitrepText

struct AssuranceTask: RowTask {
    static let name = "assurance"
    static let inputName = "pages.ndjson"

    struct Prediction: Encodable, Sendable {
        let document: String
        let trigger: TextSpan
        let type: String
        let confidence: Double
        let place: TextSpan?
    }

    /// Training learns from four parts of five, by 64-bit FNV-1a of the documents' names.
    private static let parts: UInt64 = 5

    let coder: Coder

    init(coder: Coder, corpus: CorpusFolder) { self.coder = coder }

    func predictions(for row: PageRow) -> [Prediction] {
        guard Self.isLeftOut(row.id), let article = row.article else { return [] }
        let findings = coder.findings(in: article)
        return findings.events.filter { $0.modality == .actual }.map { event in
            Prediction(
                document: row.id, trigger: event.trigger, type: event.plover.event, confidence: event.confidence,
                place: Findings.entry(event.place, in: findings.places)?.span)
        }
    }

    private static func isLeftOut(_ name: String) -> Bool {
        let hash = name.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
        return hash % parts == 0
    }
}
