// Coding kept reports anew: all of a report's rows in one transaction, decisions untouched.

import Foundation
import GRDB
import SitrepFormats
import SitrepLedger
public import SitrepModel

extension LedgerStore {
    /// Puts a newer coding of a kept report in the place of the older one. Returns false, and changes nothing, where
    /// the record is the same.
    @discardableResult
    public func replace(_ findings: Findings) throws -> Bool {
        let entries = ReportEntries(findings)
        let record = Data(RecordWriter().line(findings))
        return try pool.write { db in
            let row = try Row.fetchOne(
                db, sql: "SELECT number, record FROM report WHERE digest = ?", arguments: [findings.document.digest])
            guard let row else { return false }
            let kept: Data = row["record"]
            guard kept != record else { return false }
            let number: Int64 = row["number"]
            try db.execute(
                sql: "UPDATE report SET language = ?, grade = ?, record = ?, credit = ? WHERE number = ?",
                arguments: [
                    findings.document.language, findings.integrity.grade.rawValue, record, entries.credit, number,
                ])
            try deleteEntries(db, number)
            try insertEntries(db, entries, findings, number)
            try db.execute(sql: "INSERT INTO recoding (report) VALUES (?)", arguments: [number])
            return true
        }
    }

    /// Compares reports anew where a newer coding reads what copies are found by otherwise. Returns whether it did.
    @discardableResult
    public func relinkCopies() throws -> Bool {
        try pool.write { db in
            guard try CopyTables.areStale(db) else { return false }
            try CopyTables.clear(db)
            try Schema.linkReports(db)
            return true
        }
    }

    private func deleteEntries(_ db: Database, _ number: Int64) throws {
        try db.execute(
            sql: "DELETE FROM place_area WHERE number IN (SELECT number FROM place WHERE report = ?)",
            arguments: [number])
        for table in ["status", "figure", "event", "deployment", "place", "named_day"] {
            try db.execute(sql: "DELETE FROM \(table) WHERE report = ?", arguments: [number])
        }
    }
}
