// The timeline of the board: columns of days that filter, and a row for each of the best told happenings.

import SitrepFormats
import SitrepLedger
import SitrepModel

struct BoardTimeline: Encodable, Sendable {
    struct Column: Encodable, Sendable {
        let from: String
        let until: String
        let count: Int
        let href: String
        let isChosen: Bool
        let label: String
        let hit: TimelineChart.Piece
        let bar: TimelineChart.Piece
        let y: String
        let height: String

        private enum CodingKeys: String, CodingKey { case from, until, count, href, isChosen }
    }

    struct Row: Encodable, Sendable {
        let days: String
        let kind: String
        let label: String
        let href: String
        let witnessCount: Int
        let told: String
        let citation: CitationView
        /// Absent where no words give its days.
        let bar: TimelineChart.Piece?
        let dots: [TimelineChart.Dot]

        private enum CodingKeys: String, CodingKey { case days, kind, label, href, witnessCount, told }
    }

    static let rowLimit = 16
    fileprivate static let labelLimit = 70
    fileprivate static let gap = 0.15

    /// `day`, `week`, `month`, `year`: what a column stands for.
    let unit: String
    let caption: String
    let columns: [Column]
    let firstDay: String
    let lastDay: String
    /// What happened before the first column.
    let earlier: String?
    let earlierHref: String
    let rows: [Row]
    let hasRows: Bool
    let rest: String?

    private enum CodingKeys: String, CodingKey { case unit, columns, earlier, earlierHref, rows }

    /// `shown`: what the page's filters keep. Absent where nothing that happened is dated.
    init?(_ board: Board, shown: [Incident], matcher: BoardMatcher) {
        let all = matcher.ofAllDays
        let filter = matcher.filter
        let days = DayCounts(board.events) { !filter.isNarrow || all.keeps($0) }
        guard let axis = days.axis(filter.days, asOf: board.asOf.date) else { return nil }
        let counts = days.counts(on: axis)
        let most = counts.max() ?? 0
        unit = axis.unit.rawValue
        caption = "What happened by \(axis.unit.rawValue), at most " + Wording.counted(most, "event", "events")
        columns = counts.enumerated().filter { $0.element > 0 }.map { index, count in
            Column(count, of: most, on: axis, at: index, filter)
        }
        firstDay = CalendarDate(dayNumber: axis.first).description
        lastDay = CalendarDate(dayNumber: axis.last).description
        let before = days.before(axis)
        earlier = before == 0 ? nil : Wording.counted(before, "earlier event", "earlier events")
        earlierHref = filter.address {
            ($0.from, $0.until) = (nil, CalendarDate(dayNumber: axis.first - 1))
        }
        let best = BoardTimeline.best(of: shown, on: axis)
        let copies = BoardTimeline.copies(among: best, board)
        rows = best.map { Row($0, copies: copies, on: axis, filter) }
        hasRows = !rows.isEmpty
        rest =
            shown.count > rows.count
            ? "The \(rows.count) that most witnesses tell, of \(FigureText.digits(Double(shown.count)))" : nil
    }

    /// Those with most witnesses whose days are on the axis, in order of days.
    private static func best(of incidents: [Incident], on axis: DayAxis) -> [Incident] {
        var best: [(index: Int, worth: (Int, Int))] = []
        for (index, incident) in incidents.enumerated() {
            let worth = (incident.witnessCount, incident.tellings.count)
            if best.count == rowLimit, let least = best.last, least.worth >= worth { continue }
            guard let days = incident.span, days.upperBound.dayNumber >= axis.first,
                days.lowerBound.dayNumber <= axis.last
            else { continue }
            best.insert((index, worth), at: best.firstIndex { $0.worth < worth } ?? best.count)
            if best.count > rowLimit { best.removeLast() }
        }
        return best.map { incidents[$0.index] }.sorted {
            ($0.day?.dayNumber ?? .min, $0.id) < ($1.day?.dayNumber ?? .min, $1.id)
        }
    }

    private static func copies(among incidents: [Incident], _ board: Board) -> Set<ReportID> {
        Set(incidents.flatMap { $0.tellings.map(\.report) }.filter { board.report($0)?.copyOf != nil })
    }
}

extension BoardTimeline.Column {
    init(_ count: Int, of most: Int, on axis: DayAxis, at index: Int, _ filter: BoardFilter) {
        let days = axis.days(of: index)
        let range = days.lowerBound.dayNumber...days.upperBound.dayNumber
        let tall = max(2, Double(count) / Double(max(1, most)) * (TimelineChart.height - 2))
        from = days.lowerBound.description
        until = days.upperBound.description
        self.count = count
        href = filter.address(of: days)
        isChosen = filter.days?.meets(range.lowerBound, range.upperBound) ?? false
        let name = axis.unit == .day ? from : "\(from) to \(until)"
        label = "\(name): " + Wording.counted(count, "event", "events")
        hit = TimelineChart.piece(range, on: axis)
        bar = TimelineChart.piece(range, on: axis, gap: BoardTimeline.gap)
        y = TimelineChart.text(TimelineChart.height - tall)
        height = TimelineChart.text(tall)
    }
}

extension BoardTimeline.Row {
    init(_ incident: Incident, copies: Set<ReportID>, on axis: DayAxis, _ filter: BoardFilter) {
        let event = incident.event
        let who = BoardPage.Happening.parties(of: event)
        let names = [who, event.place ?? event.country?.code ?? ""].filter { !$0.isEmpty }.joined(separator: " · ")
        days = incident.day?.description ?? ""
        kind = event.plover.event.lowercased()
        label = Wording.shortened(names.isEmpty ? event.citation.quote : names, to: BoardTimeline.labelLimit)
        href = filter.incident(incident.id)
        witnessCount = incident.witnessCount
        let copyCount = incident.tellings.count { copies.contains($0.report) }
        told = [
            IncidentSentence.days(of: incident) ?? "",
            "told by " + Wording.counted(incident.tellings.count - copyCount, "report", "reports")
                + (copyCount == 0 ? "" : " and " + Wording.counted(copyCount, "copy", "copies")),
        ].filter { !$0.isEmpty }.joined(separator: ", ")
        citation = CitationView(event.citation, witnessCount: incident.witnessCount)
        bar = TimelineChart.bar(incident.days, on: axis)
        dots = TimelineChart.dots(
            incident.tellings.map { ($0.published, copies.contains($0.report)) }, on: axis)
    }
}
