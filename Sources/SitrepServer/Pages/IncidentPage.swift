// One happening as a page: who tells it in which words, what is counted, and why the reports stand together.

import SitrepFormats
import SitrepLedger
import SitrepModel

struct IncidentPage: Encodable, Sendable {
    struct Fact: Encodable, Sendable {
        let name: String
        let value: String
    }

    struct Words: Encodable, Sendable {
        let quote: String
        let href: String
        let attribution: String
    }

    struct Witness: Encodable, Sendable {
        let publisher: String
        let published: String
        let href: String
        /// The report that it copies.
        let copyOf: String?
        let words: [Words]
        /// Parties that no other report names.
        let onlyHere: String?
        /// By which the telling is parted from the others; never in the twin.
        let split: ReviewForm?

        private enum CodingKeys: String, CodingKey { case publisher, published, href, copyOf, words, onlyHere }
    }

    struct Link: Encodable, Sendable {
        let one: String
        let oneHref: String
        let other: String
        let otherHref: String
        /// `the same words, place`, or that an analyst joined them.
        let grounds: String
    }

    let title: String
    let twin: String
    let query = ""
    let hasMap = false
    let heading: String
    let counts: String
    let facts: [Fact]
    let figures: [BoardPage.Series]
    let hasFigures: Bool
    let witnesses: [Witness]
    let links: [Link]
    let hasLinks: Bool
    /// Why it is shown though the board leaves it out.
    let notice: String?
    let review: ReviewPanel

    /// `figures`: those of the sentences that tell the incident.
    init(
        _ incident: Incident, figures series: [FigureSeries], board: Board, filter: BoardFilter, review: ReviewPanel,
        isEngineView: Bool
    ) {
        self.review = review
        notice =
            isEngineView && filter.view == .reviewed
            ? "As the engine found it. With the analysts' decisions the board does not show it so."
            : nil
        title = IncidentSentence.text(of: incident)
        twin = Address.page(
            Address.incident(incident.id) + ".json",
            [
                ("as-of", filter.asOf?.description), ("view", filter.view == .reviewed ? nil : filter.view.rawValue),
            ])
        heading = title
        counts = [
            Wording.counted(incident.witnessCount, "witness", "witnesses"),
            Wording.counted(incident.tellings.count, "report", "reports"),
        ].joined(separator: " · ")
        facts = IncidentPage.facts(of: incident)
        figures = series.map { BoardPage.Series($0, marks: board.marks) }
        hasFigures = !series.isEmpty
        let parties = incident.tellings.map { Set($0.events.flatMap { $0.actors + $0.recipients }) }
        witnesses = incident.tellings.enumerated().map { number, telling in
            let others = parties.enumerated().filter { $0.offset != number }.flatMap(\.element)
            let own = incident.tellings.count > 1 ? parties[number].subtracting(others).sorted() : []
            return Witness(
                telling, copyOf: board.report(telling.report)?.copyOf, onlyHere: own,
                split: incident.tellings.count > 1 ? review.form?.about(telling) : nil)
        }
        links = incident.links.map { link in
            Link(
                one: board.report(link.one.report)?.info.title ?? link.one.description,
                oneHref: Address.entry(link.one),
                other: board.report(link.other.report)?.info.title ?? link.other.description,
                otherHref: Address.entry(link.other), grounds: IncidentPage.grounds(of: link))
        }
        hasLinks = !links.isEmpty
    }

    private static func grounds(of link: IncidentLink) -> String {
        switch link.grounds {
        case [.analyst]: "an analyst joined them"
        case [.course]: "forces that came to the same country within days"
        default:
            "the same " + link.grounds.map(\.rawValue).joined(separator: ", ")
                + "; \(percent(link.likelihood)) likely one happening"
        }
    }

    private static func facts(of incident: Incident) -> [Fact] {
        let event = incident.event
        let place = [event.place, event.country?.code].compactMap { $0 }.joined(separator: ", ")
        let told = incident.tellings.flatMap(\.events)
        let facts: [(String, String?)] = [
            ("kind", [event.plover.event, event.plover.mode].compactMap { $0?.lowercased() }.joined(separator: ", ")),
            ("ACLED", event.acled.map { "\($0.eventType), \($0.subEventType)" }), ("CAMEO", event.cameo),
            ("when", IncidentSentence.days(of: incident)), ("where", place),
            ("precision", event.place == nil ? nil : event.feature?.hasPrefix("PCL") ?? true ? "country" : "place"),
            ("who", names(told.flatMap(\.actors))), ("to whom", names(told.flatMap(\.recipients))),
            ("confidence", percent(incident.confidence)),
        ]
        return facts.compactMap { name, value in value.flatMap { $0.isEmpty ? nil : Fact(name: name, value: $0) } }
    }

    private static func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }

    /// Each name once, in the order of the reports.
    private static func names(_ all: [String]) -> String {
        var seen: Set<String> = []
        return all.filter { seen.insert($0).inserted }.joined(separator: "; ")
    }
}

extension IncidentPage.Witness {
    init(_ telling: Telling, copyOf: ReportID?, onlyHere names: [String], split: ReviewForm?) {
        self.split = split
        publisher = telling.publisher ?? "unnamed publisher"
        published = telling.published?.description ?? "undated"
        href = Address.report(telling.report)
        self.copyOf = copyOf.map(Address.report)
        var quotes: Set<String> = []
        words = telling.events.filter { quotes.insert($0.citation.quote).inserted }.map { event in
            IncidentPage.Words(
                quote: event.citation.quote, href: Address.entry(event.citation.entry),
                attribution: event.citation.attribution)
        }
        onlyHere = names.isEmpty ? nil : names.joined(separator: "; ")
    }
}
