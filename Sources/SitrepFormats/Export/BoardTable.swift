// The lines of a board as tables (RFC 4180): what holds, numbers, forces, what happened.

public import SitrepLedger
import SitrepModel

/// Tables of a board; each has a header and a row a line.
public struct BoardTable: Sendable {
    public enum Name: String, Sendable, CaseIterable {
        case statuses, figures, deployments, events, announced
    }

    public let name: Name
    public let rowCount: Int
    private let line: @Sendable (Int) -> [String]

    /// - Parameter marks: what analysts decided, for the last column.
    public init(statuses: [StatusLine], marks: ReviewMarks) {
        self.init(.statuses, statuses) { BoardTable.row($0, marks) }
    }

    /// A row a number, in the order of their series.
    public init(figures: [FigureSeries], marks: ReviewMarks) {
        let numbers = figures.flatMap { series in (series.points + series.parts).map { (series, $0) } }
        self.init(.figures, numbers) { BoardTable.row($0.1, in: $0.0, marks) }
    }

    public init(deployments: [DeploymentLine], marks: ReviewMarks) {
        self.init(.deployments, deployments) { BoardTable.row($0, marks) }
    }

    /// - Parameter isAnnounced: whether they are still to come.
    public init(incidents: [Incident], isAnnounced: Bool = false, marks: ReviewMarks) {
        self.init(isAnnounced ? .announced : .events, incidents) { BoardTable.row($0, marks) }
    }

    private init<Line: Sendable>(_ name: Name, _ lines: [Line], _ row: @escaping @Sendable (Line) -> [String]) {
        self.name = name
        rowCount = lines.count
        line = { row(lines[$0]) }
    }

    /// A header, then so many rows from the one of a number on.
    public func bytes(from offset: Int = 0, limit: Int = .max) -> [UInt8] {
        let start = min(max(0, offset), rowCount)
        let end = start + min(max(0, limit), rowCount - start)
        return CSVFormat.line(BoardTable.columns(of: name)) + (start..<end).flatMap { CSVFormat.line(line($0)) }
    }

    /// The names of a table's columns.
    public static func columns(of name: Name) -> [String] {
        let own: [String] =
            switch name {
            case .statuses: ["system", "state", "country", "place", "from", "until", "expired", "contradicted_by"]
            case .figures:
                [
                    "quantity", "side", "country", "place", "day", "low", "high", "best", "unit", "latest",
                    "withdrawn_by",
                ]
            case .deployments:
                ["contributor", "contributor_country", "host", "low", "high", "best", "state", "arrived", "left"]
            case .events, .announced:
                [
                    "incident", "from", "until", "plover", "mode", "cameo", "actors", "recipients", "place", "country",
                    "lat", "lon", "confidence",
                ]
            }
        return own + (name == .figures ? [] : ["witnesses"]) + CSVFormat.citationColumns
    }
}

// MARK: - Rows

extension BoardTable {
    private static func row(_ line: StatusLine, _ marks: ReviewMarks) -> [String] {
        let rivals = line.conflicts.map { "\($0.state.rawValue) (\($0.citation.entry))" }
        return [
            line.system.rawValue, line.state.rawValue, CSVFormat.text(line.country), line.place ?? "",
            CSVFormat.text(line.from), CSVFormat.text(line.until), line.hasExpired ? "yes" : "",
            rivals.joined(separator: "; "), String(line.witnessCount),
        ] + (line.citations.first.map { CSVFormat.cells($0, marks) } ?? CSVFormat.citationColumns.map { _ in "" })
    }

    private static func row(_ entry: FigureEntry, in series: FigureSeries, _ marks: ReviewMarks) -> [String] {
        [
            entry.quantity.rawValue, entry.side?.code ?? "", CSVFormat.text(entry.country), entry.place ?? "",
            CSVFormat.text(entry.reportedDay), CSVFormat.number(entry.low), CSVFormat.number(entry.high),
            CSVFormat.number(entry.best), entry.unit ?? "",
            series.latest?.citation.entry == entry.citation.entry ? "yes" : "",
            CSVFormat.text(series.withdrawal(of: entry)?.by.entry),
        ] + CSVFormat.cells(entry.citation, marks)
    }

    private static func row(_ line: DeploymentLine, _ marks: ReviewMarks) -> [String] {
        let entry = line.deployment
        return [
            entry.contributor, CSVFormat.text(entry.contributorCountry), CSVFormat.text(entry.host),
            CSVFormat.number(entry.low), CSVFormat.number(entry.high), CSVFormat.number(entry.best),
            line.state.rawValue, CSVFormat.text(line.arrived), CSVFormat.text(line.left), String(line.witnessCount),
        ] + CSVFormat.cells(entry.citation, marks)
    }

    private static func row(_ incident: Incident, _ marks: ReviewMarks) -> [String] {
        let event = incident.event
        let days = incident.days ?? incident.day.map { $0...$0 }
        let own = [
            incident.id.description, CSVFormat.text(days?.lowerBound), CSVFormat.text(days?.upperBound),
            event.plover.event, event.plover.mode ?? "", event.cameo ?? "", event.actors.joined(separator: "; "),
            event.recipients.joined(separator: "; "), event.place ?? "", CSVFormat.text(event.country),
            CSVFormat.number(event.lat), CSVFormat.number(event.lon), CSVFormat.number(incident.confidence),
            String(incident.witnessCount),
        ]
        return own + CSVFormat.cells(event.citation, review: ReviewWords.text(of: marks.marks(of: incident)))
    }
}
