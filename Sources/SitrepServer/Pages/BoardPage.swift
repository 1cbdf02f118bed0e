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
        let signs: [ReviewSign]
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
        let signs: [ReviewSign]
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
        let signs: [ReviewSign]
    }

    struct Change: Encodable, Sendable {
        let text: String
        let citation: CitationView
    }

    struct Force: Encodable, Sendable {
        let contributor: String
        let number: String
        let host: String
        let state: String
        let days: String
        let href: String
        let citation: CitationView
        let signs: [ReviewSign]
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
        let signs: [ReviewSign]
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
    /// Whose view this is; absent where nothing was decided.
    let view: String?
    let otherView: String
    let otherViewHref: String
    let isEmpty: Bool
    /// What has changed since the day before.
    let changes: [Change]
    let hasChanges: Bool
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
    /// What is left out of states, series and forces.
    let moreRows: String?
    let moreRowsHref: String
    let more: String?
    let moreHref: String
    let reports: [ReportRow]
    let moreReports: String?
}

extension BoardPage {
    private static let reportLimit = 12
    /// Happenings among the changes, those with most witnesses.
    private static let changedIncidentLimit = 6
    private static let changeLimit = 20
    /// Characters of a sentence shown in a list.
    static let wordLimit = 150

    /// `changes`: since the day before; left out where the page is filtered.
    init(_ board: Board, changes since: BoardChanges?, filter: BoardFilter, decided: Int = 0) {
        let isEngine = filter.view == .engine
        view =
            decided == 0
            ? nil : isEngine ? "As the engine found it" : "With " + Wording.counted(decided, "decision", "decisions")
        otherView = isEngine ? "show it with the analysts' decisions" : "show what the engine found"
        otherViewHref = filter.address { $0.view = isEngine ? .reviewed : .engine }
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
        let states = board.statuses.filter(filter.keeps)
        let series = board.figures.filter(filter.keeps)
        let forces = board.deployments.filter(filter.keeps)
        changes =
            filters.isEmpty
            ? since.map {
                ChangeSentences.sentences(of: $0, incidentLimit: Self.changedIncidentLimit).prefix(Self.changeLimit).map
                {
                    Change(text: $0.text, citation: CitationView($0.citation, witnessCount: $0.witnessCount))
                }
            } ?? [] : []
        hasChanges = !changes.isEmpty
        statuses = states.prefix(filter.rows).map { Status($0, filter, board.marks) }
        hasStatuses = !statuses.isEmpty
        figures = series.prefix(filter.rows).map { Series($0, limit: filter.rows, marks: board.marks) }
        hasFigures = !figures.isEmpty
        deployments = forces.prefix(filter.rows).map { Force($0, board.marks) }
        hasDeployments = !deployments.isEmpty
        events = shown.prefix(filter.events).map { Happening($0, filter, board.marks) }
        hasEvents = !events.isEmpty
        announced = board.announced.filter(filter.keeps).prefix(filter.events).map {
            Happening($0, filter, board.marks)
        }
        hasAnnounced = !announced.isEmpty
        moreRows = BoardPage.left([
            (states.count - statuses.count, "state", "states"), (series.count - figures.count, "series", "series"),
            (forces.count - deployments.count, "force", "forces"),
        ])
        moreRowsHref = filter.address { $0.rows = filter.rows * 4 }
        let rest = shown.count - events.count
        more = rest > 0 ? "\(Wording.counted(rest, "more event", "more events"))" : nil
        moreHref = filter.address { $0.events = filter.events * 4 }
        reports = board.reports.prefix(Self.reportLimit).map(ReportRow.init)
        moreReports = board.reports.count > Self.reportLimit ? "All \(board.reports.count) reports" : nil
    }

    /// `239 more states, 12 more forces`
    private static func left(_ counts: [(count: Int, one: String, many: String)]) -> String? {
        let parts = counts.filter { $0.count > 0 }.map {
            Wording.counted($0.count, "more \($0.one)", "more \($0.many)")
        }
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }
}

extension BoardPage.Status {
    init(_ line: StatusLine, _ filter: BoardFilter, _ marks: ReviewMarks) {
        signs = line.citations.first.map { ReviewWords.signs(of: marks.marks(of: $0.entry)) } ?? []
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
    init(_ entry: FigureEntry, in series: FigureSeries, _ marks: ReviewMarks) {
        signs = ReviewWords.signs(of: marks.marks(of: entry.citation.entry))
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
    /// `limit`: numbers shown at most, the newest.
    init(_ series: FigureSeries, limit: Int = .max, marks: ReviewMarks) {
        signs = series.latest.map { ReviewWords.signs(of: marks.marks(of: $0.citation.entry)) } ?? []
        quantity = Wording.words(series.quantity.rawValue)
        country = series.country?.code ?? ""
        latest = series.latest.map(FigureText.value) ?? "no number stands"
        day = series.latest?.reportedDay?.description
        citation = series.latest.map { CitationView($0.citation) }
        href = citation?.href ?? "/"
        let numbers = series.points.reversed() + series.parts.reversed()
        points = numbers.prefix(limit).map { BoardPage.Number($0, in: series, marks) }
        let left = numbers.count - points.count
        pointCount =
            Wording.counted(numbers.count, "number", "numbers") + (left > 0 ? ", the newest \(points.count) here" : "")
        conflicts = series.conflicts.prefix(limit).map { BoardPage.Number($0, in: series, marks) }
        hasConflicts = !conflicts.isEmpty
        withdrawn = series.withdrawnPoints.prefix(limit).map { BoardPage.Number($0.figure, in: series, marks) }
        hasWithdrawn = !withdrawn.isEmpty
        chart = StepChart(series).svg
    }
}

extension BoardPage.Force {
    init(_ line: DeploymentLine, _ marks: ReviewMarks) {
        signs = ReviewWords.signs(of: marks.marks(of: line.deployment.citation.entry))
        let deployment = line.deployment
        contributor = deployment.contributor
        let isCounted = deployment.low != nil || deployment.high != nil || deployment.best != nil
        number = isCounted ? FigureText.value(low: deployment.low, high: deployment.high, best: deployment.best) : ""
        host = deployment.host?.code ?? ""
        let planned = deployment.modality == .planned ? ", planned" : ""
        state = Wording.words(line.state.rawValue) + planned
        days = DeploymentDays.text(of: line)
        citation = CitationView(deployment.citation, witnessCount: line.witnessCount)
        href = citation.href
    }
}

extension BoardPage.Happening {
    init(_ incident: Incident, _ filter: BoardFilter, _ marks: ReviewMarks) {
        signs = ReviewWords.signs(of: marks.marks(of: incident))
        let event = incident.event
        day = incident.day?.description ?? ""
        kind = event.plover.event.lowercased()
        kindHref = filter.address { $0.kind = event.plover.event }
        cameo = event.cameo
        who = [event.actors, event.recipients].map { $0.prefix(2).joined(separator: ", ") }
            .filter { !$0.isEmpty }.joined(separator: " → ")
        words = Wording.shortened(event.citation.quote, to: BoardPage.wordLimit)
        place = event.place
        country = event.country?.code
        citation = CitationView(event.citation, witnessCount: incident.witnessCount)
        href = Address.incident(incident.id)
    }
}
