// An entry with all that the engine says of it, for comparing two codings of a report.

public import SitrepModel

/// What was found on some words of a report.
public struct CodedEntry: Sendable, Hashable {
    /// One property, in the terms of the ledger.
    public struct Fact: Sendable, Hashable {
        public let name: String
        public let value: String

        public init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    public let anchor: EntryAnchor
    public let facts: [Fact]

    public init(anchor: EntryAnchor, facts: [Fact]) {
        self.anchor = anchor
        self.facts = facts
    }

    /// All entries of a record, in text order.
    public static func all(in findings: Findings) -> [CodedEntry] {
        let facts = EntryFacts.byName(in: findings)
        return FoundEntry.all(in: findings).map { found in
            CodedEntry(anchor: found.anchor, facts: facts[found.id.local] ?? [])
        }.sorted { ($0.anchor.span, $0.anchor.entry) < ($1.anchor.span, $1.anchor.entry) }
    }
}

/// The properties of entries as words; those that an entry lacks are left out.
private enum EntryFacts {
    typealias Row = (name: String, value: String?)

    static func byName(in findings: Findings) -> [String: [CodedEntry.Fact]] {
        let report = ReportEntries(findings)
        var facts: [String: [CodedEntry.Fact]] = [:]
        for entry in report.events { facts[entry.citation.entry.local] = kept(rows(entry) + rows(entry.citation)) }
        for entry in report.figures { facts[entry.citation.entry.local] = kept(rows(entry) + rows(entry.citation)) }
        for entry in report.statuses { facts[entry.citation.entry.local] = kept(rows(entry) + rows(entry.citation)) }
        for entry in report.deployments { facts[entry.citation.entry.local] = kept(rows(entry) + rows(entry.citation)) }
        for claim in findings.claims { facts[claim.id.description] = kept(rows(claim, findings)) }
        return facts
    }

    private static func kept(_ rows: [Row]) -> [CodedEntry.Fact] {
        rows.compactMap { row in
            row.value.flatMap { $0.isEmpty ? nil : CodedEntry.Fact(name: row.name, value: $0) }
        }
    }

    private static func rows(_ entry: EventEntry) -> [Row] {
        [
            ("plover", entry.plover.event), ("mode", entry.plover.mode),
            ("contexts", entry.plover.contexts?.joined(separator: "; ")), ("cameo", entry.cameo),
            ("acled", entry.acled.map { "\($0.eventType), \($0.subEventType)" }),
            ("actors", entry.actors.joined(separator: "; ")), ("recipients", entry.recipients.joined(separator: "; ")),
            ("place", entry.place), ("country", entry.country?.code), ("from", entry.from?.description),
            ("until", entry.until?.description), ("modality", entry.modality.rawValue),
        ]
    }

    private static func rows(_ entry: FigureEntry) -> [Row] {
        [
            ("quantity", entry.quantity.rawValue), ("low", number(entry.low)), ("high", number(entry.high)),
            ("best", number(entry.best)), ("unit", entry.unit), ("side", entry.side?.code),
            ("place", entry.place),
            ("country", entry.country?.code), ("day", entry.day?.description),
            ("earlier", entry.isEarlier ? "yes" : nil),
            ("withdrawal", entry.withdrawal),
        ]
    }

    private static func rows(_ entry: StatusEntry) -> [Row] {
        [
            ("system", entry.system.rawValue), ("state", entry.state.rawValue), ("place", entry.place),
            ("country", entry.country?.code), ("from", entry.from?.description), ("until", entry.until?.description),
            ("modality", entry.modality.rawValue),
        ]
    }

    private static func rows(_ entry: DeploymentEntry) -> [Row] {
        [
            ("contributor", entry.contributor), ("host", entry.host?.code), ("low", number(entry.low)),
            ("high", number(entry.high)), ("best", number(entry.best)), ("state", entry.state.rawValue),
            ("day", entry.day?.description), ("modality", entry.modality.rawValue),
        ]
    }

    private static func rows(_ claim: Claim, _ findings: Findings) -> [Row] {
        let sources = claim.source.map { link in
            Findings.entry(link.actor, in: findings.actors)?.name ?? findings.text.string(in: link.span)
        }
        return [
            ("cue", claim.cue.map(findings.text.string).joined(separator: " … ")), ("mode", claim.mode.rawValue),
            ("stance", claim.stance.rawValue), ("sources", sources.joined(separator: " ← ")),
        ]
    }

    private static func rows(_ citation: Citation) -> [Row] {
        [("sources", citation.sources.joined(separator: " ← ")), ("stance", citation.stance.rawValue)]
    }

    private static func number(_ value: Double?) -> String? {
        value.map { $0 == $0.rounded() && abs($0) < wholeLimit ? String(Int($0)) : String($0) }
    }

    /// Above this a number is not written as a whole one.
    private static let wholeLimit = 1e15
}
