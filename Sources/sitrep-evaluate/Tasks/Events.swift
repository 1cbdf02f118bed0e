// `events`: who did what to whom in single sentences, surest event first.

import Foundation
import Sitrep
import SitrepLexicon
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
        let confidence: Double
    }

    struct Prediction: Encodable, Sendable {
        let id: String
        let events: [Coded]
    }

    let coder: Coder
    /// Codes the records of a subset that has actors of its own.
    private let own: (subset: String, coder: Coder)?

    init(coder: Coder, corpus: CorpusFolder) throws {
        self.coder = coder
        let folder = try UserTables(of: corpus)
        own = try folder.map { ($0.subset, try Coder.installed(tables: TableSet(overlay: $0.overlay))) }
    }

    func predictions(for row: Row) -> [Prediction] {
        let published = row.date.flatMap { PublicationTime(iso8601: $0) }
        let article = Article(info: DocumentInfo(id: row.id, published: published), text: ArticleText(row.text))
        let coder = own.flatMap { $0.subset == row.subset ? $0.coder : nil } ?? coder
        let findings = coder.plainFindings(in: article)
        let ranked = EventRanking.ranked(findings.events.filter { $0.modality != .past })
        let events = EventRanking.accusationsFirst(ranked).map { coded($0, in: findings) }
        return [Prediction(id: row.id, events: dyadic(events.filter { !$0.sources.isEmpty || !$0.targets.isEmpty }))]
    }

    /// Events beside the surest are given from here on.
    private static let sure = 0.85

    /// The surest event, and sure ones that name both who acts and who is acted upon.
    private func dyadic(_ events: [Coded]) -> [Coded] {
        events.prefix(1)
            + events.dropFirst().filter {
                $0.confidence >= Self.sure && !$0.sources.isEmpty && (!$0.targets.isEmpty || $0.reciprocal)
            }
    }

    /// Types of acts that bear on the country where they happen when no one is named.
    private static let territorial: Set<String> = [
        "AID", "ASSAULT", "COERCE", "CONCEDE", "MOBILIZE", "PROTEST", "RETREAT", "SANCTION", "THREATEN",
    ]

    private func coded(_ event: Event, in findings: Findings) -> Coded {
        var sources = codes(event.actors, in: findings)
        var targets = codes(event.recipients, in: findings)
        if targets.isEmpty, sources.count < 2 || Self.territorial.contains(event.plover.event),
            let country = country(of: event, in: findings),
            Self.domestic.contains(event.plover.event) || !sources.contains(where: { $0.hasPrefix(country) })
        {
            targets = [country]
        }
        // Who protests or enforces the law with no one named does so in the own state.
        if targets.isEmpty, Self.domestic.contains(event.plover.event) {
            targets = sources.map { String($0.prefix(3)) }
        }
        // An act that no one is named for is laid to the country where foreigners suffer it.
        if sources.isEmpty, Self.territorial.contains(event.plover.event),
            let country = country(of: event, in: findings),
            !targets.isEmpty, !targets.contains(where: { $0.hasPrefix(country) })
        {
            sources = [country]
        }
        return Coded(
            sources: sources, targets: targets, reciprocal: targets.isEmpty && sources.count == 2,
            plover: event.plover.event, cameo: event.cameo, confidence: event.confidence)
    }

    /// Acts that are done at home when no one is named whom they are done to.
    private static let domestic: Set<String> = ["ASSAULT", "COERCE", "PROTEST"]

    private func country(of event: Event, in findings: Findings) -> String? {
        event.place.flatMap { Findings.entry($0, in: findings.places)?.country?.code }
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
        let reported = events.filter { $0.modality == .actual }
        let told = events.filter { $0.modality == .actual || $0.modality == .past }
        let chosen = !reported.isEmpty ? reported : told.isEmpty ? events : told
        return chosen.enumerated().sorted { a, b in
            (rank(a.element), -a.offset) > (rank(b.element), -b.offset)
        }.map(\.element)
    }

    /// "X said that Y attacked Z" is given as X accusing Y, and the attack, which X alone vouches for, behind it.
    static func accusationsFirst(_ events: [Event]) -> [Event] {
        guard let first = events.first, first.plover.event == "ASSAULT", !first.actors.isEmpty,
            let index = events.firstIndex(where: {
                $0.plover.event == "ACCUSE" && $0.modality == .actual && $0.recipients == first.actors
            })
        else { return events }
        var result = events
        result.insert(result.remove(at: index), at: 0)
        return result
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

/// Actors and agents that lie beside a corpus for one of its subsets: `SUBSET.actors.txt`, `SUBSET.agents.txt`.
struct UserTables {
    let subset: String
    let overlay: [String: String]

    /// Absent where the corpus has none.
    init?(of corpus: CorpusFolder) throws {
        let files = try corpus.files(endingIn: ".txt")
        guard let first = files.first(where: { $0.hasSuffix(".actors.txt") }) else { return nil }
        subset = String(first.dropLast(".actors.txt".count))
        overlay = try LexiconFolder(path: corpus.path).overlay
    }
}
