// One report in a list.

import SitrepLedger
import SitrepModel

struct ReportRow: Encodable, Sendable {
    let id: String
    let href: String
    let title: String
    let publisher: String
    let published: String
    let grade: String
    /// The grade where a reader should be warned.
    let warning: String?
    /// Address of the report that this one copies.
    let copyOf: String?

    init(_ line: ReportLine) {
        id = line.id.name
        href = Address.report(line.id)
        title = line.info.title ?? "Untitled report"
        publisher = line.info.publisher ?? "unnamed publisher"
        published = line.info.published.map(ReportRow.short) ?? "undated"
        grade = line.grade.rawValue
        warning = line.grade == .clean ? nil : line.grade.rawValue + " text"
        copyOf = line.copyOf.map(Address.report)
    }

    /// Day and clock without the zone.
    static func short(_ time: PublicationTime) -> String {
        let text = PublicationTime(date: time.date, minuteOfDay: time.minuteOfDay).description
        return text.split(separator: "T").joined(separator: " ")
    }
}

/// The page that lists all reports.
struct ReportsPage: Encodable, Sendable {
    static let pageSize = 100

    let title = "Reports"
    let twin: String
    let query = ""
    let hasMap = false
    let counts: String
    let reports: [ReportRow]
    let previous: String?
    let next: String?

    init(_ board: Board, offset: Int) {
        let start = min(max(0, offset), board.reports.count)
        let page = board.reports[start...].prefix(Self.pageSize)
        twin = Address.page("/reports.json", [("offset", start == 0 ? nil : String(start))])
        counts = [
            Wording.counted(board.reportCount, "report", "reports"),
            Wording.counted(board.witnessCount, "witness", "witnesses"),
        ].joined(separator: " · ")
        reports = page.map(ReportRow.init)
        let before = max(0, start - Self.pageSize)
        previous = start == 0 ? nil : Address.page("/reports", [("offset", before == 0 ? nil : String(before))])
        let after = start + page.count
        next = after < board.reports.count ? Address.page("/reports", [("offset", String(after))]) : nil
    }
}
