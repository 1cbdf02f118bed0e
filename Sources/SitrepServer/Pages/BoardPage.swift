// The board as a page: lines of the board in words, with addresses.

import SitrepFormats
import SitrepLedger
import SitrepModel

struct BoardPage: Encodable, Sendable {
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
        /// Whose people are counted, in words.
        let side: String?
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
        /// The board of that place only.
        let placeHref: String?
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
    let filters: [ChosenFilter]
    let hasFilters: Bool
    let unfiltered: String
    /// What the form of the instant carries on, and that of the days.
    let asOfFields: [FormField]
    let dayFields: [FormField]
    let fromDay: String?
    let untilDay: String?
    let mapHref: String
    let tables: [String: String]
    let timeline: BoardTimeline?
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
    let hasReports: Bool
    let moreReports: String?
}

extension BoardPage {
    private static let reportLimit = 12
    /// Happenings among the changes, those with most witnesses.
    private static let changedIncidentLimit = 6
    private static let changeLimit = 20
    /// How many rows of states a series, a force and a number of a series stand for: a series is a chart with its words.
    private static let rowsASeries = 2
    private static let rowsAForce = 2
    private static let rowsANumber = 8
    /// Characters of a sentence shown in a list.
    static let wordLimit = 150

    /// `changes`: since the day before.
    init(_ board: Board, changes since: BoardChanges?, filter: BoardFilter, decided: Int = 0) {
        let isEngine = filter.view == .engine
        view =
            decided == 0
            ? nil : isEngine ? "As the engine found it" : "With " + Wording.counted(decided, "decision", "decisions")
        otherView = isEngine ? "show it with the analysts' decisions" : "show what the engine found"
        otherViewHref = filter.address { $0.view = isEngine ? .reviewed : .engine }
        let matcher = BoardMatcher(filter, on: board)
        let shown = matcher.kept(board.events)
        title = "Board as of \(board.asOf.date)"
        twin = filter.address("/board.json")
        heading = "The situation"
        asOf = board.asOf.description
        asOfDay = board.asOf.date.description
        previousDay = filter.address { $0.asOf = PublicationTime(date: board.asOf.date.adding(days: -1)) }
        nextDay = filter.address { $0.asOf = PublicationTime(date: board.asOf.date.adding(days: 1)) }
        filters = filter.chosen
        hasFilters = !filters.isEmpty
        unfiltered = BoardFilter(asOf: filter.asOf, view: filter.view).address()
        asOfFields = filter.fields(besides: ["as-of"])
        dayFields = filter.fields(besides: ["from", "until"])
        fromDay = filter.from?.description
        untilDay = filter.until?.description
        tables = BoardTables.addresses(filter)
        timeline = BoardTimeline(board, shown: shown, matcher: matcher)
        mapHref = filter.address("/map/features.json")
        reportCount = Wording.counted(board.reportCount, "report", "reports")
        witnessCount = Wording.counted(board.witnessCount, "witness", "witnesses")
        copyCount = board.copyCount == 0 ? nil : Wording.counted(board.copyCount, "copy", "copies") + " folded"
        isEmpty = board.reportCount == 0
        let states = matcher.kept(board.statuses)
        let series = matcher.kept(board.figures)
        let forces = matcher.kept(board.deployments)
        changes = since.map { BoardPage.changes(matcher.kept($0)) } ?? []
        hasChanges = !changes.isEmpty
        statuses = states.newest(filter.rows).map { Status($0, filter, board.marks) }
        hasStatuses = !statuses.isEmpty
        figures = series.newest((filter.rows + 1) / Self.rowsASeries).map {
            Series($0, limit: max(1, filter.rows / Self.rowsANumber), marks: board.marks)
        }
        hasFigures = !figures.isEmpty
        deployments = forces.newest((filter.rows + 1) / Self.rowsAForce).map { Force($0, board.marks) }
        hasDeployments = !deployments.isEmpty
        events = shown.prefix(filter.events).map { Happening($0, filter, board.marks) }
        hasEvents = !events.isEmpty
        announced = matcher.kept(board.announced).prefix(filter.events).map { Happening($0, filter, board.marks) }
        hasAnnounced = !announced.isEmpty
        moreRows = BoardPage.left([
            (states.count - statuses.count, "state", "states"), (series.count - figures.count, "series", "series"),
            (forces.count - deployments.count, "force", "forces"),
        ])
        moreRowsHref = filter.address { $0.rows = filter.rows * 4 }
        let rest = shown.count - events.count
        more = rest > 0 ? "\(Wording.counted(rest, "more event", "more events"))" : nil
        moreHref = filter.address { $0.events = filter.events * 4 }
        let told = matcher.kept(board.reports, telling: (states, series, forces, shown))
        reports = told.prefix(Self.reportLimit).map(ReportRow.init)
        hasReports = !reports.isEmpty
        moreReports =
            board.reports.count > reports.count ? "All \(FigureText.digits(Double(board.reports.count))) reports" : nil
    }

    private static func changes(_ changes: BoardChanges) -> [Change] {
        ChangeSentences.sentences(of: changes, incidentLimit: changedIncidentLimit).prefix(changeLimit).map {
            Change(text: $0.text, citation: CitationView($0.citation, witnessCount: $0.witnessCount))
        }
    }

    /// `239 more states, 12 more forces`
    private static func left(_ counts: [(count: Int, one: String, many: String)]) -> String? {
        let parts = counts.filter { $0.count > 0 }.map {
            Wording.counted($0.count, "more \($0.one)", "more \($0.many)")
        }
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }
}
