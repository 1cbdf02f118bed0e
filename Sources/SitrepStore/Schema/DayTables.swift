// The days that reports name, so that the days that mattered are found without reading every record.

import GRDB
import SitrepLedger
import SitrepModel

enum DayTables {
    static func create(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE named_day (
                    report INTEGER NOT NULL REFERENCES report (number) ON DELETE CASCADE,
                    day TEXT NOT NULL,
                    PRIMARY KEY (report, day)
                ) WITHOUT ROWID;
                """)
        for number in try Int64.fetchAll(db, sql: "SELECT number FROM report ORDER BY number") {
            guard let findings = try Schema.keptFindings(db, number) else { continue }
            try insert(db, ReportDays.named(in: findings), number)
        }
    }

    static func insert(_ db: Database, _ days: [CalendarDate], _ report: Int64) throws {
        let insert = try db.cachedStatement(sql: "INSERT INTO named_day VALUES (?, ?)")
        for day in days { try insert.execute(arguments: [report, day.description]) }
    }
}
