// The tables of a ledger file, by migration. Column names are those of the record format.

import Foundation
import GRDB
import SitrepFormats
import SitrepLedger
import SitrepModel

enum Schema {
    private static let first = "1 reports and entries"

    /// Whether the tables of a ledger were made in this database.
    static func isOfLedger(_ db: Database) throws -> Bool {
        guard try db.tableExists("grdb_migrations") else { return false }
        return try Bool.fetchOne(
            db, sql: "SELECT EXISTS (SELECT 1 FROM grdb_migrations WHERE identifier = ?)", arguments: [first]) ?? false
    }

    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration(first) { db in
            try reports(db)
            try entries(db)
            try search(db)
        }
        migrator.registerMigration("2 withdrawn figures and keys of paraphrases") { db in
            try db.execute(
                sql: """
                    ALTER TABLE figure ADD COLUMN withdrawal TEXT;
                    ALTER TABLE report ADD COLUMN content_keys BLOB NOT NULL DEFAULT x'';
                    """)
        }
        migrator.registerMigration("3 links of copies") { db in
            try db.execute(
                sql: """
                    ALTER TABLE report DROP COLUMN sentence_keys;
                    ALTER TABLE report DROP COLUMN content_keys;
                    ALTER TABLE report ADD COLUMN credit TEXT;
                    """)
            try CopyTables.create(db)
            try linkReports(db)
        }
        migrator.registerMigration("4 days of deployments") { db in
            try db.execute(sql: "ALTER TABLE deployment ADD COLUMN day TEXT")
            for number in try Int64.fetchAll(db, sql: "SELECT DISTINCT report FROM deployment") {
                for entry in try keptEntries(db, number)?.deployments ?? [] {
                    try db.execute(
                        sql: "UPDATE deployment SET day = ? WHERE report = ? AND local = ?",
                        arguments: [entry.day?.description, number, entry.citation.entry.local])
                }
            }
        }
        migrator.registerMigration("5 decisions of analysts", migrate: DecisionTables.create)
        migrator.registerMigration("6 watched sources", migrate: WatchTables.create)
        migrator.registerMigration("7 days that reports name", migrate: DayTables.create)
        migrator.registerMigration("8 sides of figures") { db in
            try db.execute(sql: "ALTER TABLE figure ADD COLUMN side TEXT")
            try db.execute(sql: "ALTER TABLE figure ADD COLUMN earlier INTEGER NOT NULL DEFAULT 0")
            for number in try Int64.fetchAll(db, sql: "SELECT DISTINCT report FROM figure") {
                for entry in try keptEntries(db, number)?.figures ?? [] {
                    try db.execute(
                        sql:
                            "UPDATE figure SET side = ?, country = ?, place = ?, stance = ? WHERE report = ? AND local = ?",
                        arguments: [
                            entry.side?.code, entry.country?.code, entry.place, entry.citation.stance.rawValue, number,
                            entry.citation.entry.local,
                        ])
                }
            }
        }
        return migrator
    }

    /// Records hold all that copies are found by.
    static func linkReports(_ db: Database) throws {
        for number in try Int64.fetchAll(db, sql: "SELECT number FROM report ORDER BY number") {
            guard let entries = try keptEntries(db, number) else { continue }
            try db.execute(
                sql: "UPDATE report SET credit = ? WHERE number = ?", arguments: [entries.credit, number])
            if let profile = entries.copyProfile { try CopyTables.link(db, number, profile) }
        }
    }

    /// What the ledger keeps of a report, made anew from its record.
    static func keptEntries(_ db: Database, _ number: Int64) throws -> ReportEntries? {
        try keptFindings(db, number).map(ReportEntries.init)
    }

    /// A report's record.
    static func keptFindings(_ db: Database, _ number: Int64) throws -> Findings? {
        let record = try Data.fetchOne(db, sql: "SELECT record FROM report WHERE number = ?", arguments: [number])
        return try record.map { try RecordReader().findings(in: [UInt8]($0)) }
    }

    private static func reports(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE report (
                    number INTEGER PRIMARY KEY,
                    id TEXT NOT NULL UNIQUE,
                    digest TEXT NOT NULL UNIQUE,
                    document TEXT NOT NULL,
                    url TEXT, title TEXT, publisher TEXT, byline TEXT,
                    published TEXT, published_minutes INTEGER, retrieved TEXT,
                    language TEXT NOT NULL,
                    grade TEXT NOT NULL,
                    text TEXT NOT NULL,
                    sentence_keys BLOB NOT NULL,
                    record BLOB NOT NULL
                );
                CREATE INDEX report_by_publication ON report (published_minutes);
                """)
    }

    /// Every entry table begins with the citation: whose words, where.
    private static let citation = """
        report INTEGER NOT NULL REFERENCES report (number) ON DELETE CASCADE,
        local TEXT NOT NULL,
        start INTEGER NOT NULL, "end" INTEGER NOT NULL,
        quote TEXT NOT NULL,
        sources TEXT NOT NULL,
        stance TEXT NOT NULL,
        """

    private static func entries(_ db: Database) throws {
        let key = "PRIMARY KEY (report, local)"
        try db.execute(
            sql: """
                CREATE TABLE status (
                    \(citation)
                    system TEXT NOT NULL, state TEXT NOT NULL, country TEXT, place TEXT,
                    "from" TEXT, until TEXT, modality TEXT NOT NULL, \(key)
                ) WITHOUT ROWID;
                CREATE INDEX status_by_system ON status (system, country);
                CREATE TABLE figure (
                    \(citation)
                    quantity TEXT NOT NULL, low REAL, high REAL, best REAL, unit TEXT,
                    country TEXT, place TEXT, day TEXT, \(key)
                ) WITHOUT ROWID;
                CREATE INDEX figure_by_quantity ON figure (quantity, country);
                CREATE TABLE event (
                    \(citation)
                    plover TEXT NOT NULL, mode TEXT, contexts TEXT, cameo TEXT, acled_event TEXT, acled_sub_event TEXT,
                    actors TEXT NOT NULL, actor_countries TEXT NOT NULL,
                    recipients TEXT NOT NULL, recipient_countries TEXT NOT NULL,
                    place TEXT, country TEXT, lat REAL, lon REAL, feature TEXT,
                    "from" TEXT, until TEXT, modality TEXT NOT NULL, confidence REAL NOT NULL, \(key)
                ) WITHOUT ROWID;
                CREATE INDEX event_by_day ON event ("from");
                CREATE TABLE deployment (
                    \(citation)
                    contributor TEXT NOT NULL, contributor_country TEXT, host TEXT,
                    low REAL, high REAL, best REAL, state TEXT NOT NULL, modality TEXT NOT NULL, \(key)
                ) WITHOUT ROWID;
                """)
    }

    private static func search(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE VIRTUAL TABLE report_text USING fts5 (
                    title, text, content = 'report', content_rowid = 'number',
                    tokenize = "porter unicode61 remove_diacritics 2"
                );
                CREATE TABLE place (
                    number INTEGER PRIMARY KEY,
                    report INTEGER NOT NULL REFERENCES report (number) ON DELETE CASCADE,
                    local TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
                    name TEXT NOT NULL, geonames INTEGER, country TEXT, admin1 TEXT,
                    lat REAL NOT NULL, lon REAL NOT NULL, feature TEXT, confidence REAL NOT NULL
                );
                CREATE INDEX place_by_report ON place (report);
                CREATE VIRTUAL TABLE place_area USING rtree (number, west, east, south, north);
                """)
    }
}
