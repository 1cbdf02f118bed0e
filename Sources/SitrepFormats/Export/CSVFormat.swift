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

    private static let citationColumns = [
        "entry", "published", "publisher", "attribution", "stance", "utf8_start", "utf8_end", "quote", "review",
    ]

    /// The names of a table's columns.
    public static func columns(of table: Table) -> [String] {
        switch table {
        case .reports: ["report", "digest", "published", "publisher", "byline", "title", "url", "language", "grade"]
        case .status: ["system", "state", "country", "place", "from", "until", "modality"] + citationColumns
        case .figures:
            ["quantity", "low", "high", "best", "unit", "country", "place", "day", "withdrawal"] + citationColumns
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
        case .status: report.statuses.map { row($0) + cells($0.citation, marks) }
        case .figures: report.figures.map { row($0) + cells($0.citation, marks) }
        case .events: report.events.map { row($0) + cells($0.citation, marks) }
        case .deployments: report.deployments.map { row($0) + cells($0.citation, marks) }
        }
    }

    private func row(_ report: ReportEntries) -> [String] {
        let info = report.info
        return [
            report.id.name, info.digest, text(info.published), info.publisher ?? "", info.byline ?? "",
            info.title ?? "", info.url ?? "", info.language, report.grade.rawValue,
        ]
    }

    private func row(_ entry: StatusEntry) -> [String] {
        [
            entry.system.rawValue, entry.state.rawValue, text(entry.country), entry.place ?? "", text(entry.from),
            text(entry.until), entry.modality.rawValue,
        ]
    }

    private func row(_ entry: FigureEntry) -> [String] {
        [
            entry.quantity.rawValue, number(entry.low), number(entry.high), number(entry.best), entry.unit ?? "",
            text(entry.country), entry.place ?? "", text(entry.day), entry.withdrawal ?? "",
        ]
    }

    private func row(_ entry: EventEntry) -> [String] {
        [
            entry.plover.event, entry.plover.mode ?? "", entry.cameo ?? "", entry.acled?.eventType ?? "",
            entry.acled?.subEventType ?? "", entry.actors.joined(separator: "; "),
            entry.actorCountries.map(\.code).joined(separator: "; "), entry.recipients.joined(separator: "; "),
            entry.recipientCountries.map(\.code).joined(separator: "; "), entry.place ?? "", text(entry.country),
            number(entry.lat), number(entry.lon), text(entry.from), text(entry.until), entry.modality.rawValue,
            number(entry.confidence),
        ]
    }

    private func row(_ entry: DeploymentEntry) -> [String] {
        [
            entry.contributor, text(entry.contributorCountry), text(entry.host), number(entry.low),
            number(entry.high), number(entry.best), entry.state.rawValue, text(entry.day), entry.modality.rawValue,
        ]
    }

    /// Whose words, and last what analysts decided.
    private func cells(_ citation: Citation, _ marks: ReviewMarks) -> [String] {
        [
            citation.entry.description, text(citation.published), citation.publisher ?? "", citation.attribution,
            citation.stance.rawValue, String(citation.span.start), String(citation.span.end), citation.quote,
            ReviewWords.text(of: marks.marks(of: citation.entry)),
        ]
    }

    private func text(_ value: (some CustomStringConvertible)?) -> String { value?.description ?? "" }

    private func number(_ value: Double?) -> String {
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

    private static func quoted(_ field: String) -> [UInt8] {
        // A spreadsheet runs a cell that begins with one of these as a formula; an apostrophe makes it text.
        let risky = field.utf8.first.map { [0x3D, 0x2B, 0x40, 0x09, 0x0D].contains($0) } ?? false
        let safe = Array((risky ? "'" + field : field).utf8)
        guard safe.contains(where: { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }) else { return safe }
        return [0x22] + safe.flatMap { $0 == 0x22 ? [0x22, 0x22] : [$0] } + [0x22]
    }
}
