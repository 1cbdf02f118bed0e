// `assurance`: how sure events are, where, when and whose they were, for the documents that the weights were not taught on.

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
        let from: CalendarDate?
        let until: CalendarDate?
        /// All mentions of each party; a thing that was hit has one.
        let doers: [[TextSpan]]
        let recipients: [[TextSpan]]
    }

    /// Training leaves out the documents of this part.
    private static let leftOut = 0

    let coder: Coder

    init(coder: Coder, corpus: CorpusFolder) { self.coder = coder }

    func predictions(for row: PageRow) -> [Prediction] {
        guard Folds.fold(of: row.id) == Self.leftOut, let article = row.article else { return [] }
        let findings = coder.findings(in: article)
        return findings.events.filter { $0.modality == .actual || $0.modality == .past }.map { event in
            Prediction(
                document: row.id, trigger: event.trigger, type: event.plover.event, confidence: event.confidence,
                place: Findings.entry(event.place, in: findings.places)?.span, from: event.from,
                until: event.until, doers: mentions(of: event.actors, in: findings),
                recipients: mentions(of: event.recipients, in: findings) + event.targets.map { [$0] })
        }
    }

    private func mentions(of actors: [LocalID<Actor>], in findings: Findings) -> [[TextSpan]] {
        actors.compactMap { Findings.entry($0, in: findings.actors)?.spans }
    }
}
