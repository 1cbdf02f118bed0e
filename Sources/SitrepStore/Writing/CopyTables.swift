// Copies in the database: what reports are looked up by, and which belong together.

import GRDB
import SitrepLedger
import SitrepModel

/// A new report is compared with the few that share its keys, however many are kept.
enum CopyTables {
    static func create(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE copy_profile (
                    report INTEGER PRIMARY KEY REFERENCES report (number) ON DELETE CASCADE,
                    shingles BLOB NOT NULL, content_keys BLOB NOT NULL,
                    -- The first report of those that it is linked with, by whatever number of steps.
                    "group" INTEGER NOT NULL
                );
                CREATE INDEX copy_profile_by_group ON copy_profile ("group");
                CREATE TABLE copy_key (
                    key INTEGER NOT NULL,
                    report INTEGER NOT NULL REFERENCES report (number) ON DELETE CASCADE,
                    PRIMARY KEY (key, report)
                ) WITHOUT ROWID;
                CREATE TABLE copy_link (
                    report INTEGER NOT NULL REFERENCES report (number) ON DELETE CASCADE,
                    other INTEGER NOT NULL REFERENCES report (number) ON DELETE CASCADE,
                    relation TEXT NOT NULL,
                    PRIMARY KEY (report, other)
                ) WITHOUT ROWID;
                """)
    }

    /// Keeps the links of a new report to those before it.
    static func link(_ db: Database, _ number: Int64, _ profile: CopyProfile) throws {
        let keys = profile.lookupKeys
        var linked = GroupBudget()
        let candidates = try Row.fetchCursor(
            db,
            sql: """
                SELECT shared.report, shingles, content_keys, "group", url, title, publisher, published
                FROM (SELECT report FROM copy_key WHERE key IN (SELECT value FROM json_each(?))
                    GROUP BY report HAVING COUNT(*) >= ?) AS shared
                JOIN copy_profile ON copy_profile.report = shared.report
                JOIN report ON report.number = shared.report
                ORDER BY published_minutes, id
                """,
            arguments: ["[" + keys.map(String.init).joined(separator: ",") + "]", CopyProfile.minimumSharedKeyCount])
        var links: [(Int64, CopyRelation)] = []
        while let row = try candidates.next() {
            let group: Int = row["group"]
            guard linked.isOpen(group), let relation = CopyJudge.relation(profile, CopyProfile(row)) else { continue }
            linked.count(group)
            links.append((row["report"], relation))
        }
        for (other, relation) in links {
            try db.execute(
                sql: "INSERT INTO copy_link VALUES (?, ?, ?)", arguments: [number, other, relation.rawValue])
        }
        try keep(db, number, profile, keys, groups: linked.groups)
    }

    /// The links of the reports of these numbers to those before them, by the names of the reports.
    static func links(_ db: Database, _ numbers: ClosedRange<Int>) throws -> [CopyLink] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT one.id AS report, two.id AS other, relation FROM copy_link
                JOIN report AS one ON one.number = copy_link.report
                JOIN report AS two ON two.number = copy_link.other
                WHERE copy_link.report BETWEEN ? AND ?
                """, arguments: [numbers.lowerBound, numbers.upperBound]
        ).map { row in
            CopyLink(
                report: ReportID(row["report"]), other: ReportID(row["other"]), relation: try row.vocabulary("relation")
            )
        }
    }

    /// Whether a report's record is compared by other keys than those that are kept.
    static func areStale(_ db: Database) throws -> Bool {
        for number in try Int64.fetchAll(db, sql: "SELECT number FROM report ORDER BY number") {
            let row = try Row.fetchOne(
                db, sql: "SELECT shingles, content_keys FROM copy_profile WHERE report = ?", arguments: [number])
            guard let profile = try Schema.keptEntries(db, number)?.copyProfile else { continue }
            guard let row, KeyCoding.keys(in: row["shingles"]) == profile.shingles,
                KeyCoding.keys(in: row["content_keys"]) == profile.contentKeys
            else { return true }
        }
        return false
    }

    /// Forgets all that copies are found by.
    static func clear(_ db: Database) throws {
        for table in ["copy_link", "copy_key", "copy_profile"] { try db.execute(sql: "DELETE FROM \(table)") }
    }

    private static func keep(
        _ db: Database, _ number: Int64, _ profile: CopyProfile, _ keys: [Int64], groups: [Int]
    ) throws {
        let group = groups.first.map(Int64.init) ?? number
        for other in groups.dropFirst() {
            try db.execute(
                sql: "UPDATE copy_profile SET \"group\" = ? WHERE \"group\" = ?", arguments: [group, other])
        }
        try db.execute(
            sql: "INSERT INTO copy_profile VALUES (?, ?, ?, ?)",
            arguments: [
                number, KeyCoding.data(of: profile.shingles), KeyCoding.data(of: profile.contentKeys), group,
            ])
        let insert = try db.cachedStatement(sql: "INSERT INTO copy_key VALUES (?, ?)")
        for key in keys { try insert.execute(arguments: [key, number]) }
    }
}

extension CopyProfile {
    fileprivate init(_ row: Row) {
        let published: String? = row["published"]
        self.init(
            shingles: KeyCoding.keys(in: row["shingles"]), contentKeys: KeyCoding.keys(in: row["content_keys"]),
            info: DocumentInfo(
                url: row["url"], title: row["title"], publisher: row["publisher"],
                published: published.flatMap { PublicationTime(iso8601: $0) }))
    }
}
