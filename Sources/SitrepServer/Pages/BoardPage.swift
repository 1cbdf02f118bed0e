// The board as a page: lines of the board in words, with addresses.

import SitrepFormats
import SitrepLedger
import SitrepModel

struct BoardPage: Encodable, Sendable {
    struct Filter: Encodable, Sendable {
        let name: String
        let value: String
    }

    struct Status: Encodable, Sendable {
        struct Conflict: Encodable, Sendable {
            let state: String
            let citation: CitationView
        }

        let system: String
        let systemHref: String
        let state: String
        let shape: String
        let place: String
        let since: String?
        let until: String?
        let expired: Bool
        let href: String
        let citation: CitationView?
        let conflicts: [Conflict]
    }

    struct Number: Encodable, Sendable {
        let value: String
        let low: Double?
        let high: Double?
        let best: Double?
        let day: String?
        let place: String?
        let citation: CitationView
        /// The report that takes the number back.
        let withdrawnBy: CitationView?
    }

    struct Series: Encodable, Sendable {
        let quantity: String
        let country: String
        let latest: String
        let day: String?
        let href: String
        let citation: CitationView?
        let points: [Number]
        let pointCount: String
        let conflicts: [Number]
        let hasConflicts: Bool
        let withdrawn: [Number]
        let hasWithdrawn: Bool
        /// SVG made of numbers only; safe to insert as it is.
        let chart: String
    }

    struct Force: Encodable, Sendable {
        let contributor: String
        let number: String
        let host: String
        let state: String
        let href: String
        let citation: CitationView
    }

    struct Happening: Encodable, Sendable {
        let day: String
        let kind: String
        let kindHref: String
        let cameo: String?
        let who: String
        /// The sentence that tells it, shortened.
        let words: String
        let place: String?
        let country: String?
        let href: String
        let citation: CitationView
    }

    let title: String
    let twin: String
    let query = ""
    let hasMap = true
    let heading: String
    let asOf: String
    let asOfDay: String
    let previousDay: String
    let nextDay: String
    let filters: [Filter]
    let hasFilters: Bool
    let unfiltered: String
    let mapHref: String
    let reportCount: String
    let witnessCount: String
    let copyCount: String?
    let isEmpty: Bool
    let statuses: [Status]
    let hasStatuses: Bool
    let figures: [Series]
    let hasFigures: Bool
    let deployments: [Force]
    let hasDeployments: Bool
    let events: [Happening]
    let hasEvents: Bool
    let announced: [Happening]
    let hasAnnounced: Bool
    let more: String?
    let moreHref: String
    let reports: [ReportRow]
    let moreReports: String?
}

extension BoardPage {
    private static let reportLimit = 12
    /// Characters of a sentence shown in a list.
    static let wordLimit = 150

    init(_ board: Board, filter: BoardFilter) {
        let shown = board.events.filter(filter.keeps)
        title = "Board as of \(board.asOf.date)"
        twin = filter.address("/board.json")
        heading = "The situation"
        asOf = board.asOf.description
        asOfDay = board.asOf.date.description
        previousDay = filter.address { $0.asOf = PublicationTime(date: board.asOf.date.adding(days: -1)) }
        nextDay = filter.address { $0.asOf = PublicationTime(date: board.asOf.date.adding(days: 1)) }
        filters = [("country", filter.country), ("system", filter.system), ("kind", filter.kind)]
            .compactMap { name, value in value.map { Filter(name: name, value: $0) } }
        hasFilters = !filters.isEmpty
        unfiltered = BoardFilter(asOf: filter.asOf).address()
        mapHref = filter.address("/map/features.json")
        reportCount = Wording.counted(board.reportCount, "report", "reports")
        witnessCount = Wording.counted(board.witnessCount, "witness", "witnesses")
        copyCount = board.copyCount == 0 ? nil : Wording.counted(board.copyCount, "copy", "copies") + " folded"
        isEmpty = board.reportCount == 0
        statuses = board.statuses.filter(filter.keeps).map { Status($0, filter) }
        hasStatuses = !statuses.isEmpty
        figures = board.figures.filter(filter.keeps).map(Series.init)
        hasFigures = !figures.isEmpty
        deployments = board.deployments.filter(filter.keeps).map(Force.init)
        hasDeployments = !deployments.isEmpty
        events = shown.prefix(filter.events).map { Happening($0, filter) }
        hasEvents = !events.isEmpty
        announced = board.announced.filter(filter.keeps).prefix(filter.events).map { Happening($0, filter) }
        hasAnnounced = !announced.isEmpty
        let rest = shown.count - events.count
        more = rest > 0 ? "\(Wording.counted(rest, "more event", "more events"))" : nil
        moreHref = filter.address { $0.events = filter.events * 4 }
        reports = board.reports.prefix(Self.reportLimit).map(ReportRow.init)
        moreReports = board.reports.count > Self.reportLimit ? "All \(board.reports.count) reports" : nil
    }
}

extension BoardPage.Status {
    init(_ line: StatusLine, _ filter: BoardFilter) {
        system = Wording.words(line.system.rawValue)
        systemHref = filter.address { $0.system = line.system.rawValue }
        state = Wording.words(line.state.rawValue)
        shape = StateShape.shape(of: line.state)
        place = [line.place, line.country?.code].compactMap { $0 }.joined(separator: ", ")
        since = line.from?.description
        until = line.until?.description
        expired = line.hasExpired
        citation = line.citations.first.map { CitationView($0, witnessCount: line.witnessCount) }
        href = citation?.href ?? "/"
        conflicts = line.conflicts.map {
            Conflict(state: Wording.words($0.state.rawValue), citation: CitationView($0.citation))
        }
    }
}

/// A sign beside the word, so that a state is seen without colour.
enum StateShape {
    static func shape(of state: StatusReport.State) -> String {
        switch state {
        case .open, .restored, .resumed, .lifted: "○"
        case .closed, .cut, .suspended, .dismissed, .broken: "✕"
        case .limited: "◐"
        case .capped: "▼"
        case .declared, .imposed, .extended, .holding, .appointed: "●"
        }
    }
}

extension BoardPage.Number {
    init(_ entry: FigureEntry, in series: FigureSeries) {
        value = FigureText.value(entry)
        low = entry.low
        high = entry.high
        best = entry.best
        day = entry.reportedDay?.description
        place = entry.place
        citation = CitationView(entry.citation)
        withdrawnBy = series.withdrawal(of: entry).map { CitationView($0.by) }
    }
}

extension BoardPage.Series {
    init(_ series: FigureSeries) {
        quantity = Wording.words(series.quantity.rawValue)
        country = series.country?.code ?? ""
        latest = series.latest.map(FigureText.value) ?? "no number stands"
        day = series.latest?.reportedDay?.description
        citation = series.latest.map { CitationView($0.citation) }
        href = citation?.href ?? "/"
        points = (series.points.reversed() + series.parts.reversed()).map { BoardPage.Number($0, in: series) }
        pointCount = Wording.counted(points.count, "number", "numbers")
        conflicts = series.conflicts.map { BoardPage.Number($0, in: series) }
        hasConflicts = !conflicts.isEmpty
        withdrawn = series.withdrawnPoints.map { BoardPage.Number($0.figure, in: series) }
        hasWithdrawn = !withdrawn.isEmpty
        chart = StepChart(series).svg
    }
}

extension BoardPage.Force {
    init(_ line: DeploymentLine) {
        let deployment = line.deployment
        contributor = deployment.contributor
        let isCounted = deployment.low != nil || deployment.high != nil || deployment.best != nil
        number = isCounted ? FigureText.value(low: deployment.low, high: deployment.high, best: deployment.best) : ""
        host = deployment.host?.code ?? ""
        let planned = deployment.modality == .planned ? ", planned" : ""
        state = Wording.words(deployment.state.rawValue) + planned
        citation = CitationView(deployment.citation, witnessCount: line.witnessCount)
        href = citation.href
    }
}

extension BoardPage.Happening {
    init(_ line: EventLine, _ filter: BoardFilter) {
        let event = line.event
        day = (event.from ?? event.citation.published?.date)?.description ?? ""
        kind = event.plover.event.lowercased()
        kindHref = filter.address { $0.kind = event.plover.event }
        cameo = event.cameo
        who = [event.actors, event.recipients].map { $0.prefix(2).joined(separator: ", ") }
            .filter { !$0.isEmpty }.joined(separator: " → ")
        words = Wording.shortened(event.citation.quote, to: BoardPage.wordLimit)
        place = event.place
        country = event.country?.code
        citation = CitationView(event.citation, witnessCount: line.witnessCount)
        href = citation.href
    }
}
