// `status`: what is closed, cut, declared or holding; deployments; figures.

import Sitrep
import SitrepModel

struct StatusTask: RowTask {
    static let name = "status"
    static let inputName = "passages.ndjson"

    struct Row: Decodable, Sendable {
        let id: String
        let published: String?
        let publisher: String?
        let title: String?
        let text: String
    }

    struct StatusItem: Encodable, Sendable {
        let system: String
        let state: String
        let country: String?
        let place: String?
        let from: String?
        let until: String?
        let span: [Int]
        let modality: String
    }

    struct Personnel: Encodable, Sendable {
        let low: Double?
        let high: Double?
        let best: Double?
    }

    struct DeploymentItem: Encodable, Sendable {
        let contributor: String
        let host: String?
        let personnel: Personnel?
        let state: String
        let span: [Int]
        let modality: String
    }

    struct FigureItem: Encodable, Sendable {
        let span: [Int]
        let quantity: String
        let low: Double?
        let high: Double?
        let best: Double?
    }

    struct Prediction: Encodable, Sendable {
        let id: String
        let status: [StatusItem]
        let deployments: [DeploymentItem]
        let figures: [FigureItem]
    }

    let coder: Coder

    init(coder: Coder, corpus: CorpusFolder) { self.coder = coder }

    func predictions(for row: Row) -> [Prediction] {
        let published = row.published.flatMap { PublicationTime(iso8601: $0) }
        let lead = row.title.map { $0 + "\n\n" } ?? ""
        let article = Article(
            info: DocumentInfo(id: row.id, title: row.title, publisher: row.publisher, published: published),
            text: ArticleText(lead + row.text))
        let cut = Cut(length: lead.utf8.count)
        let findings = coder.findings(in: article)
        return [
            Prediction(
                id: row.id, status: statements(findings.status).compactMap { status($0, in: findings, cut: cut) },
                deployments: findings.deployments.compactMap { deployment($0, in: findings, cut: cut) },
                figures: findings.figures.compactMap { figure($0, cut: cut) })
        ]
    }

    /// The gold has one item for one statement, whatever places it names; records have one for each place.
    private func statements(_ reports: [StatusReport]) -> [StatusReport] {
        var result: [StatusReport] = []
        for report in reports
        where !result.contains(where: {
            $0.span == report.span && $0.system == report.system && $0.state == report.state
        }) {
            result.append(report)
        }
        return result
    }

    private func status(_ entry: StatusReport, in findings: Findings, cut: Cut) -> StatusItem? {
        guard let span = cut.span(entry.span) else { return nil }
        return StatusItem(
            system: entry.system.rawValue, state: entry.state.rawValue, country: entry.country?.code,
            place: Findings.entry(entry.place, in: findings.places)?.name, from: entry.from?.description,
            until: entry.until?.description, span: span, modality: entry.modality.rawValue)
    }

    private func deployment(_ entry: Deployment, in findings: Findings, cut: Cut) -> DeploymentItem? {
        guard let span = cut.span(entry.span), let actor = Findings.entry(entry.contributor, in: findings.actors)
        else { return nil }
        let isState =
            actor.type == .state || actor.sector.map { Self.stateSectors.contains($0) } ?? (actor.type != .group)
        return DeploymentItem(
            contributor: isState ? actor.country?.code ?? actor.name : actor.name, host: entry.host?.code,
            personnel: Findings.entry(entry.personnel, in: findings.figures)
                .map { Personnel(low: $0.low, high: $0.high, best: $0.best) },
            state: entry.state.rawValue, span: span, modality: entry.modality.rawValue)
    }

    /// Sectors of a state's own bodies and offices.
    private static let stateSectors: Set<String> = ["GOV", "MIL", "COP", "SPY", "JUD", "LEG"]

    private func figure(_ entry: Figure, cut: Cut) -> FigureItem? {
        guard let span = cut.span(entry.span) else { return nil }
        return FigureItem(
            span: span, quantity: entry.quantity.rawValue, low: entry.low, high: entry.high, best: entry.best)
    }
}

/// The title is read before the passage, as it is known, and taken off the spans again.
private struct Cut {
    let length: Int

    /// The span in the passage; absent where it lies in the title.
    func span(_ span: TextSpan) -> [Int]? {
        span.start >= length && span.end > span.start ? [span.start - length, span.end - length] : nil
    }
}
