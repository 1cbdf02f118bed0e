// Decisions read back, and the ledger as the analysts see it.

import Foundation
import GRDB
import SitrepFormats
public import SitrepLedger
public import SitrepModel

/// Where a ledger file stands; another value after every change.
public struct LedgerVersion: Sendable, Hashable {
    /// Number of the newest report.
    public let reports: Int
    public let recodings: Int
    public let decisions: Int
}

extension LedgerStore {
    /// What pages are kept by.
    public func version() throws -> LedgerVersion {
        try pool.read { db in
            func newest(_ table: String) throws -> Int {
                try Int.fetchOne(db, sql: "SELECT COALESCE(MAX(number), 0) FROM \(table)") ?? 0
            }
            return LedgerVersion(
                reports: try newest("report"), recodings: try newest("recoding"), decisions: try newest("decision"))
        }
    }

    /// All decisions in the order in which they were made.
    public func decisions() throws -> [Decision] {
        try pool.read { db in
            try String.fetchAll(db, sql: "SELECT content FROM decision ORDER BY number").map(DecisionFormat.decision)
        }
    }

    /// All decisions over the entries as they are now.
    public func review() throws -> Review { try review(of: try decisions()) }

    /// Decisions, of this ledger or another, over the entries of this one.
    public func review(of decisions: [Decision]) throws -> Review {
        Review(decisions, index: EntryIndex(try foundEntries(in: Set(decisions.flatMap(\.reports)))))
    }

    /// The ledger as the analysts see it.
    public func reviewedLedger() throws -> Ledger { try ledger().reviewed(by: try review()) }

    /// The entries of reports that can be decided about; reports that are not kept have none.
    func foundEntries(in reports: Set<ReportID>) throws -> [FoundEntry] {
        try reports.sorted().flatMap { report in try findings(of: report).map(FoundEntry.all) ?? [] }
    }

    /// The names of all reports, sorted.
    public func reportIDs() throws -> [ReportID] {
        try pool.read { db in
            try String.fetchAll(db, sql: "SELECT id FROM report ORDER BY id").map { ReportID($0) }
        }
    }

    /// Where reports place a name most often, or a country that is given without one; absent where none names it.
    public func knownPlace(_ name: String?, country: CountryCode?) throws -> CorrectedPlace? {
        guard name != nil || country != nil else { return nil }
        return try pool.read { db in
            let row = try Row.fetchOne(
                db,
                sql: """
                    SELECT name, country, lat, lon, feature FROM place
                    WHERE (?1 IS NULL OR name = ?1 COLLATE NOCASE) AND (?2 IS NULL OR country = ?2)
                        AND (?1 IS NOT NULL OR feature LIKE 'PCL%')
                    GROUP BY name, country, lat, lon, feature ORDER BY COUNT(*) DESC, name, lat, lon LIMIT 1
                    """,
                arguments: [name, country?.code])
            return row.map { row in
                let code: String? = row["country"]
                return CorrectedPlace(
                    name: row["name"], country: code.map { CountryCode($0) }, lat: row["lat"], lon: row["lon"],
                    feature: row["feature"])
            }
        }
    }
}
