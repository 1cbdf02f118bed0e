// Alerts in the ledger: found once, kept until each channel has them.

public import Foundation
import GRDB
public import SitrepLedger

/// An alert as it is kept.
public struct KeptAlert: Sendable, Hashable {
    /// The same for the same news.
    public let key: String
    /// For a reader.
    public let line: String
    /// For a program: a JSON object.
    public let body: String

    public init(key: String, line: String, body: String) {
        self.key = key
        self.line = line
        self.body = body
    }
}

/// An alert on its way to one channel.
public struct AlertDelivery: Sendable, Hashable {
    public let number: Int64
    public let channel: String
    public let alert: KeptAlert
    /// Tries so far.
    public let attempts: Int
}

/// Two states of one ledger: up to a report, and with all.
public struct LedgerPair: Sendable {
    public let earlier: Ledger
    public let later: Ledger
    /// The number of the newest report in the later one.
    public let revision: Int
}

extension LedgerStore {
    /// The ledger as it was up to a report's number and as it is now, in one consistent read.
    public func ledgers(through number: Int) throws -> LedgerPair {
        try pool.read { db in
            let rows = try Row.fetchAll(db, sql: "SELECT id FROM report WHERE number <= ?", arguments: [number])
            let known = Set(rows.map { ReportID($0["id"]) })
            let later = try ledger(db)
            let earlier = Ledger(
                reports: later.reports.filter { known.contains($0.id) },
                links: later.links.filter { known.contains($0.report) && known.contains($0.other) })
            let revision = try Int.fetchOne(db, sql: "SELECT COALESCE(MAX(number), 0) FROM report") ?? 0
            return LedgerPair(earlier: earlier, later: later, revision: revision)
        }
    }

    /// Up to which report each rule has looked; a rule that is new begins with the newest one.
    public func marks(of rules: [String]) throws -> [String: Int] {
        try pool.write { db in
            for rule in rules {
                try db.execute(
                    sql: """
                        INSERT OR IGNORE INTO watched_rule SELECT ?, COALESCE(MAX(number), 0) FROM report
                        """, arguments: [rule])
            }
            let rows = try Row.fetchAll(db, sql: "SELECT * FROM watched_rule")
            let all = Dictionary(uniqueKeysWithValues: rows.map { ($0["rule"] as String, $0["through"] as Int) })
            return all.filter { rules.contains($0.key) }
        }
    }

    /// Keeps alerts for each channel, and how far the rules have looked, all or nothing. Nothing is kept where another
    /// program looked meanwhile. Returns how many alerts are new.
    public func keep(
        _ alerts: [KeptAlert], channels: [String], rules: [String], from mark: Int, through revision: Int, now: Date
    ) throws -> Int {
        try pool.write { db in
            for rule in rules {
                try db.execute(
                    sql: "UPDATE watched_rule SET through = ? WHERE rule = ? AND through = ?",
                    arguments: [revision, rule, mark])
                guard db.changesCount == 1 else { throw OvertakenError() }
            }
            return try alerts.count { try insert(db, $0, channels, now) }
        }
    }

    /// Another program looked at the same reports for the same rules.
    public struct OvertakenError: Error {}

    private func insert(_ db: Database, _ alert: KeptAlert, _ channels: [String], _ now: Date) throws -> Bool {
        let instant = now.timeIntervalSince1970
        try db.execute(
            sql: "INSERT OR IGNORE INTO alert (key, line, body, made) VALUES (?, ?, ?, ?)",
            arguments: [alert.key, alert.line, alert.body, instant])
        guard db.changesCount == 1 else { return false }
        let number = db.lastInsertedRowID
        for channel in channels {
            try db.execute(
                sql: "INSERT INTO alert_delivery VALUES (?, ?, 0, ?)", arguments: [number, channel, instant])
        }
        return true
    }

    /// What a channel is still to have and is due, oldest first.
    public func deliveries(to channel: String, due now: Date) throws -> [AlertDelivery] {
        try pool.read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT number, channel, key, line, body, attempts FROM alert_delivery
                    JOIN alert ON alert.number = alert_delivery.alert
                    WHERE channel = ? AND next <= ? ORDER BY number
                    """, arguments: [channel, now.timeIntervalSince1970]
            ).map {
                AlertDelivery(
                    number: $0["number"], channel: $0["channel"],
                    alert: KeptAlert(key: $0["key"], line: $0["line"], body: $0["body"]), attempts: $0["attempts"])
            }
        }
    }

    public func settle(_ delivery: AlertDelivery) throws {
        try pool.write { db in
            try db.execute(
                sql: "DELETE FROM alert_delivery WHERE alert = ? AND channel = ?",
                arguments: [delivery.number, delivery.channel])
        }
    }

    /// Keeps that all of a channel that is due waits, the first of them tried once more.
    public func postpone(_ delivery: AlertDelivery, until next: Date) throws {
        try pool.write { db in
            try db.execute(
                sql: "UPDATE alert_delivery SET attempts = attempts + 1, next = ? WHERE channel = ? AND alert = ?",
                arguments: [next.timeIntervalSince1970, delivery.channel, delivery.number])
            try db.execute(
                sql: "UPDATE alert_delivery SET next = ? WHERE channel = ? AND next < ?",
                arguments: [next.timeIntervalSince1970, delivery.channel, next.timeIntervalSince1970])
        }
    }

    /// How many alerts each channel is still to have.
    public func undelivered() throws -> [String: Int] {
        try pool.read { db in
            let rows = try Row.fetchAll(
                db, sql: "SELECT channel, COUNT(*) AS count FROM alert_delivery GROUP BY channel")
            return Dictionary(uniqueKeysWithValues: rows.map { ($0["channel"], $0["count"]) })
        }
    }
}
