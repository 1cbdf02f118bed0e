// `events`: who did what to whom in single sentences, surest event first.

import Sitrep
import SitrepModel

struct EventsTask: RowTask {
    static let name = "events"
    static let inputName = "events.ndjson"

    struct Row: Decodable, Sendable {
        let id: String
        let subset: String?
        let text: String
        let date: String?
    }

    struct Coded: Encodable, Sendable {
        let sources: [String]
        let targets: [String]
        let reciprocal: Bool
        let plover: String
        let cameo: String?
    }

    struct Prediction: Encodable, Sendable {
        let id: String
        let events: [Coded]
    }

    let coder: Coder

    init(coder: Coder, corpus: CorpusFolder) { self.coder = coder }

    func predictions(for row: Row) -> [Prediction] {
        let published = row.date.flatMap { PublicationTime(iso8601: $0) }
        let article = Article(info: DocumentInfo(id: row.id, published: published), text: ArticleText(row.text))
        let findings = coder.findings(in: article)
        return [Prediction(id: row.id, events: EventRanking.ranked(findings.events).map { coded($0, in: findings) })]
    }

    private func coded(_ event: Event, in findings: Findings) -> Coded {
        let sources = codes(event.actors, in: findings)
        let targets = codes(event.recipients, in: findings)
        return Coded(
            sources: sources, targets: targets, reciprocal: targets.isEmpty && sources.count == 2,
            plover: event.plover.event, cameo: event.cameo)
    }

    /// Country and sector of each actor, those without either left out.
    private func codes(_ ids: [LocalID<Actor>], in findings: Findings) -> [String] {
        var result: [String] = []
        for id in ids {
            guard let actor = Findings.entry(id, in: findings.actors), let code = ActorCode.code(of: actor),
                !result.contains(code)
            else { continue }
            result.append(code)
        }
        return result
    }
}

/// The order in which events are given: speech acts for what they are about, reported before recalled, sure before unsure.
enum EventRanking {
    static func ranked(_ events: [Event]) -> [Event] {
        let told = events.filter { $0.modality == .actual || $0.modality == .past }
        let chosen = told.isEmpty ? events : told
        return chosen.enumerated().sorted { a, b in
            (rank(a.element), -a.offset) > (rank(b.element), -b.offset)
        }.map(\.element)
    }

    private static func rank(_ event: Event) -> Double {
        event.confidence - (event.modality == .actual ? 0 : pastMalus)
    }

    private static let pastMalus = 0.15
}

/// Actor codes as event data write them: a country or an international code, then a sector.
enum ActorCode {
    private static let unknown = "---"
    /// Sectors that stand in place of a country.
    private static let international: Set<String> = ["IGO", "NGO", "UNO", "EUR", "IMG", "MNC", "ISM"]

    static func code(of actor: Actor) -> String? {
        if let sector = actor.sector, international.contains(sector) {
            return sector == "UNO" || sector == "EUR" ? "IGO" : sector
        }
        // A state as such is its bare country code.
        if actor.type == .state, let country = actor.country?.code { return country }
        switch (actor.country?.code, actor.sector) {
        case (let country?, let sector?): return country + sector
        case (let country?, nil): return country
        case (nil, let sector?): return unknown + sector
        case (nil, nil): return nil
        }
    }
}
