// Comma-separated tables (RFC 4180), one kind of entry a table.

public import SitrepLedger
import SitrepModel

/// A table of the ledger as CSV: a header, then a row an entry, lines ended by CR LF.
public struct CSVFormat: LedgerFormat {
    public enum Table: String, Sendable, CaseIterable {
        case reports, status, figures, events, deployments
    }

    public static let name = "csv"
    public static let mediaType = "text/csv; charset=utf-8"

    public let table: Table

    public init(table: Table = .events) { self.table = table }

    public func write(_ ledger: Ledger, to output: ([UInt8]) throws -> Void) rethrows {
        let columns = CSVFormat.columns(of: table)
        try output(CSVFormat.line(columns))
        for report in ledger.reports {
            for row in rows(of: report, ledger.marks) { try output(CSVFormat.line(row)) }
        }
    }

    static let citationColumns = [
        "entry", "published", "publisher", "attribution", "stance", "utf8_start", "utf8_end", "quote", "review",
    ]

    /// The names of a table's columns.
    public static func columns(of table: Table) -> [String] {
        switch table {
        case .reports: ["report", "digest", "published", "publisher", "byline", "title", "url", "language", "grade"]
        case .status: ["system", "state", "country", "place", "from", "until", "modality"] + citationColumns
        case .figures:
            ["quantity", "low", "high", "best", "unit", "side", "country", "place", "day", "earlier", "withdrawal"]
                + citationColumns
        case .events:
            [
                "plover", "mode", "cameo", "acled_event_type", "acled_sub_event_type", "actors", "actor_countries",
                "recipients", "recipient_countries", "place", "country", "lat", "lon", "from", "until", "modality",
                "confidence",
            ] + citationColumns
        case .deployments:
            ["contributor", "contributor_country", "host", "low", "high", "best", "state", "day", "modality"]
                + citationColumns
        }
    }

    private func rows(of report: ReportEntries, _ marks: ReviewMarks) -> [[String]] {
        switch table {
        case .reports: [row(report)]
        case .status: report.statuses.map { row($0) + CSVFormat.cells($0.citation, marks) }
        case .figures: report.figures.map { row($0) + CSVFormat.cells($0.citation, marks) }
        case .events: report.events.map { row($0) + CSVFormat.cells($0.citation, marks) }
        case .deployments: report.deployments.map { row($0) + CSVFormat.cells($0.citation, marks) }
        }
    }

    private func row(_ report: ReportEntries) -> [String] {
        let info = report.info
        return [
            report.id.name, info.digest, CSVFormat.text(info.published), info.publisher ?? "", info.byline ?? "",
            info.title ?? "", info.url ?? "", info.language, report.grade.rawValue,
        ]
    }

    private func row(_ entry: StatusEntry) -> [String] {
        [
            entry.system.rawValue, entry.state.rawValue, CSVFormat.text(entry.country), entry.place ?? "",
            CSVFormat.text(entry.from),
            CSVFormat.text(entry.until), entry.modality.rawValue,
        ]
    }

    private func row(_ entry: FigureEntry) -> [String] {
        [
            entry.quantity.rawValue, CSVFormat.number(entry.low), CSVFormat.number(entry.high),
            CSVFormat.number(entry.best), entry.unit ?? "", entry.side?.code ?? "",
            CSVFormat.text(entry.country), entry.place ?? "", CSVFormat.text(entry.day),
            entry.isEarlier ? "yes" : "", entry.withdrawal ?? "",
        ]
    }

    private func row(_ entry: EventEntry) -> [String] {
        [
            entry.plover.event, entry.plover.mode ?? "", entry.cameo ?? "", entry.acled?.eventType ?? "",
            entry.acled?.subEventType ?? "", entry.actors.joined(separator: "; "),
            entry.actorCountries.map(\.code).joined(separator: "; "), entry.recipients.joined(separator: "; "),
            entry.recipientCountries.map(\.code).joined(separator: "; "), entry.place ?? "",
            CSVFormat.text(entry.country),
            CSVFormat.number(entry.lat), CSVFormat.number(entry.lon), CSVFormat.text(entry.from),
            CSVFormat.text(entry.until), entry.modality.rawValue,
            CSVFormat.number(entry.confidence),
        ]
    }

    private func row(_ entry: DeploymentEntry) -> [String] {
        [
            entry.contributor, CSVFormat.text(entry.contributorCountry), CSVFormat.text(entry.host),
            CSVFormat.number(entry.low),
            CSVFormat.number(entry.high), CSVFormat.number(entry.best), entry.state.rawValue, CSVFormat.text(entry.day),
            entry.modality.rawValue,
        ]
    }

    // MARK: Cells

    /// Whose words, and last what analysts decided.
    static func cells(_ citation: Citation, _ marks: ReviewMarks) -> [String] {
        cells(citation, review: ReviewWords.text(of: marks.marks(of: citation.entry)))
    }

    static func cells(_ citation: Citation, review: String) -> [String] {
        [
            citation.entry.description, text(citation.published), citation.publisher ?? "", citation.attribution,
            citation.stance.rawValue, String(citation.span.start), String(citation.span.end), citation.quote, review,
        ]
    }

    static func text(_ value: (some CustomStringConvertible)?) -> String { value?.description ?? "" }

    static func number(_ value: Double?) -> String {
        guard let value, value.isFinite else { return "" }
        return value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
    }

    /// A line of fields; those with a comma, a quote or a line break are quoted.
    static func line(_ fields: [String]) -> [UInt8] {
        var bytes: [UInt8] = []
        for (index, field) in fields.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            bytes.append(contentsOf: quoted(field))
        }
        return bytes + [0x0D, 0x0A]
    }

    /// Bytes of decimal numbers, so that "-inf" and "-0x1p3" are none.
    private static let numeric = Set("-.0123456789e".utf8)

    private static func quoted(_ field: String) -> [UInt8] {
        // A spreadsheet runs a cell that begins with one of these as a formula; an apostrophe makes it text.
        let risky = field.utf8.first.map { [0x3D, 0x2B, 0x2D, 0x40, 0x09, 0x0D].contains($0) } ?? false
        let isNumber = field.hasPrefix("-") && field.utf8.allSatisfy(numeric.contains) && Double(field) != nil
        let safe = Array((risky && !isNumber ? "'" + field : field).utf8)
        guard safe.contains(where: { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }) else { return safe }
        return [0x22] + safe.flatMap { $0 == 0x22 ? [0x22, 0x22] : [$0] } + [0x22]
    }
}
