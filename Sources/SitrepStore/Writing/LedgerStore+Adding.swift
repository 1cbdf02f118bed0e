// Adding reports: all of a report's rows or none, and a report only once.

import Foundation
import GRDB
import SitrepFormats
import SitrepLedger
public import SitrepModel

extension LedgerStore {
    /// Keeps a record in one transaction. Returns false, and changes nothing, when a document with the same
    /// digest was kept before.
    @discardableResult
    public func add(_ findings: Findings) throws -> Bool {
        let report = PreparedReport(findings)
        return try pool.write { db in try insert(db, report) }
    }

    /// Inserts all rows of a report into an open transaction; false where the document was kept before.
    func insert(_ db: Database, _ report: PreparedReport) throws -> Bool {
        let (findings, entries) = (report.findings, report.entries)
        guard let number = try insertReport(db, report) else { return false }
        try db.execute(
            sql: "INSERT INTO report_text (rowid, title, text) VALUES (?, ?, ?)",
            arguments: [number, findings.document.title, findings.text.string])
        try insertEntries(db, entries, findings, number)
        if let profile = entries.copyProfile { try CopyTables.link(db, number, profile) }
        return true
    }

    /// The rows that are made from a record.
    func insertEntries(_ db: Database, _ entries: ReportEntries, _ findings: Findings, _ number: Int64) throws {
        for entry in entries.statuses { try insert(db, entry, number) }
        for entry in entries.figures { try insert(db, entry, number) }
        for entry in entries.events { try insert(db, entry, number) }
        for entry in entries.deployments { try insert(db, entry, number) }
        for place in findings.places { try insert(db, place, number) }
        try DayTables.insert(db, ReportDays.named(in: findings), number)
    }

    private func insertReport(_ db: Database, _ report: PreparedReport) throws -> Int64? {
        let (findings, entries) = (report.findings, report.entries)
        let info = findings.document
        try db.execute(
            sql: """
                INSERT OR IGNORE INTO report (id, digest, document, url, title, publisher, byline, published,
                    published_minutes, retrieved, language, grade, text, record, credit)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                entries.id.name, info.digest, info.id, info.url, info.title, info.publisher, info.byline,
                info.published?.description, info.published?.minutesSinceEpoch, info.retrieved?.description,
                info.language, findings.integrity.grade.rawValue, findings.text.string,
                report.record, entries.credit,
            ])
        return db.changesCount == 0 ? nil : db.lastInsertedRowID
    }

    private func citation(_ citation: Citation, _ report: Int64) throws -> [(any DatabaseValueConvertible)?] {
        [
            report, citation.entry.local, citation.span.start, citation.span.end, citation.quote,
            try NameList.json(citation.sources), citation.stance.rawValue,
        ]
    }

    private func insert(_ db: Database, _ entry: StatusEntry, _ report: Int64) throws {
        let values: [(any DatabaseValueConvertible)?] = [
            entry.system.rawValue, entry.state.rawValue, entry.country?.code, entry.place, entry.from?.description,
            entry.until?.description, entry.modality.rawValue,
        ]
        try insert(db, into: "status", try citation(entry.citation, report) + values)
    }

    private func insert(_ db: Database, _ entry: FigureEntry, _ report: Int64) throws {
        let values: [(any DatabaseValueConvertible)?] = [
            entry.quantity.rawValue, entry.low, entry.high, entry.best, entry.unit, entry.country?.code, entry.place,
            entry.day?.description, entry.withdrawal, entry.side?.code,
            entry.isEarlier,
        ]
        try insert(db, into: "figure", try citation(entry.citation, report) + values)
    }

    private func insert(_ db: Database, _ entry: EventEntry, _ report: Int64) throws {
        let values: [(any DatabaseValueConvertible)?] = [
            entry.plover.event, entry.plover.mode, try entry.plover.contexts.map(NameList.json), entry.cameo,
            entry.acled?.eventType, entry.acled?.subEventType, try NameList.json(entry.actors),
            try NameList.json(entry.actorCountries.map(\.code)), try NameList.json(entry.recipients),
            try NameList.json(entry.recipientCountries.map(\.code)), entry.place, entry.country?.code, entry.lat,
            entry.lon, entry.feature, entry.from?.description, entry.until?.description, entry.modality.rawValue,
            entry.confidence,
        ]
        try insert(db, into: "event", try citation(entry.citation, report) + values)
    }

    private func insert(_ db: Database, _ entry: DeploymentEntry, _ report: Int64) throws {
        let values: [(any DatabaseValueConvertible)?] = [
            entry.contributor, entry.contributorCountry?.code, entry.host?.code, entry.low, entry.high, entry.best,
            entry.state.rawValue, entry.modality.rawValue, entry.day?.description,
        ]
        try insert(db, into: "deployment", try citation(entry.citation, report) + values)
    }

    private func insert(_ db: Database, _ place: Place, _ report: Int64) throws {
        guard let lat = place.lat, let lon = place.lon else { return }
        try db.execute(
            sql: """
                INSERT INTO place (report, local, start, "end", name, geonames, country, admin1, lat, lon, feature,
                    confidence) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                report, place.id.description, place.span.start, place.span.end, place.name, place.geonames,
                place.country?.code, place.admin1, lat, lon, place.feature, place.confidence,
            ])
        let number = db.lastInsertedRowID
        try db.execute(
            sql: "INSERT INTO place_area VALUES (?, ?, ?, ?, ?)", arguments: [number, lon, lon, lat, lat])
    }

    private func insert(_ db: Database, into table: String, _ values: [(any DatabaseValueConvertible)?]) throws {
        let marks = databaseQuestionMarks(count: values.count)
        try db.cachedStatement(sql: "INSERT INTO \(table) VALUES (\(marks))")
            .execute(arguments: StatementArguments(values))
    }
}

/// A report's rows, made before the transaction that keeps them.
struct PreparedReport: Sendable {
    let findings: Findings
    let entries: ReportEntries
    let record: Data

    init(_ findings: Findings) {
        self.findings = findings
        entries = ReportEntries(findings)
        record = Data(RecordWriter().line(findings))
    }
}
