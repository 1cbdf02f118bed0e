// The ledger read back from its tables.

import Foundation
import GRDB
public import SitrepLedger
public import SitrepModel
import SitrepFormats

extension LedgerStore {
    /// All that is kept, in one consistent read.
    public func ledger() throws -> Ledger { try pool.read(ledger) }

    /// All that is kept, in an open read.
    func ledger(_ db: Database) throws -> Ledger {
        let all = 1...Int.max
        return Ledger(reports: try reports(db, all), links: try CopyTables.links(db, all))
    }

    /// A ledger with the reports of these numbers too; those that it holds are as they were.
    public func ledger(adding numbers: ClosedRange<Int>, to known: Ledger = Ledger(reports: [])) throws -> Ledger {
        try pool.read { db in
            Ledger(
                reports: known.reports + (try reports(db, numbers)),
                links: known.links + (try CopyTables.links(db, numbers)))
        }
    }

    private func reports(_ db: Database, _ numbers: ClosedRange<Int>) throws -> [ReportEntries] {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT number, id, digest, document, url, title, publisher, byline, published, retrieved, language,
                    grade, credit FROM report WHERE number BETWEEN ? AND ? ORDER BY number
                """, arguments: [numbers.lowerBound, numbers.upperBound])
        var known: [Int64: Reported] = [:]
        for row in rows { known[row["number"]] = try Reported(row) }
        let statuses = try grouped(db, "status", known, numbers) { try StatusEntry(row: $0, citation: $1) }
        let figures = try grouped(db, "figure", known, numbers) { try FigureEntry(row: $0, citation: $1) }
        let events = try grouped(db, "event", known, numbers) { try EventEntry(row: $0, citation: $1) }
        let deployments = try grouped(db, "deployment", known, numbers) {
            try DeploymentEntry(row: $0, citation: $1)
        }
        return known.map { number, report in
            ReportEntries(
                id: report.id, info: report.info, grade: report.grade, statuses: statuses[number] ?? [],
                figures: figures[number] ?? [], events: events[number] ?? [],
                deployments: deployments[number] ?? [], credit: report.credit)
        }
    }

    private func grouped<Entry>(
        _ db: Database, _ table: String, _ reports: [Int64: Reported], _ numbers: ClosedRange<Int>,
        _ make: (Row, Citation) throws -> Entry
    ) throws -> [Int64: [Entry]] {
        var groups: [Int64: [Entry]] = [:]
        let rows = try Row.fetchCursor(
            db, sql: "SELECT * FROM \(table) WHERE report BETWEEN ? AND ? ORDER BY report, length(local), local",
            arguments: [numbers.lowerBound, numbers.upperBound])
        while let row = try rows.next() {
            let number: Int64 = row["report"]
            guard let report = reports[number] else { continue }
            groups[number, default: []].append(try make(row, try Citation(row: row, report: report)))
        }
        return groups
    }

    /// The whole record of a report.
    public func findings(of report: ReportID) throws -> Findings? {
        let record = try pool.read { db in
            try Data.fetchOne(db, sql: "SELECT record FROM report WHERE id = ?", arguments: [report.name])
        }
        return try record.map { try RecordReader().findings(in: [UInt8]($0)) }
    }

    /// The lines of all records in the order in which they were kept.
    public func forEachRecord(_ body: ([UInt8]) throws -> Void) throws {
        try pool.read { db in
            let records = try Data.fetchCursor(db, sql: "SELECT record FROM report ORDER BY number")
            while let record = try records.next() { try body([UInt8](record)) }
        }
    }
}

/// A report's own row.
struct Reported {
    let id: ReportID
    let info: DocumentInfo
    let grade: Integrity.Grade
    let credit: String?

    init(_ row: Row) throws {
        id = ReportID(row["id"])
        let published: String? = row["published"]
        let retrieved: String? = row["retrieved"]
        info = DocumentInfo(
            id: row["document"], url: row["url"], title: row["title"], publisher: row["publisher"],
            byline: row["byline"], published: published.flatMap { PublicationTime(iso8601: $0) },
            retrieved: retrieved.flatMap { PublicationTime(iso8601: $0) }, language: row["language"],
            digest: row["digest"])
        grade = try row.vocabulary("grade")
        credit = row["credit"]
    }
}
