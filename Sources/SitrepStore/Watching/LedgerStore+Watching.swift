// Sources, their items, files and hosts: each step of watching is one transaction.

import Foundation
import GRDB
public import SitrepModel

extension LedgerStore {
    public func watchedSource(_ address: String) throws -> WatchedSource? {
        try pool.read { db in
            try Row.fetchOne(db, sql: "SELECT * FROM watched_source WHERE address = ?", arguments: [address]).map {
                WatchedSource(
                    address: $0["address"], validators: $0["validators"],
                    next: Date(timeIntervalSince1970: $0["next"]), failures: $0["failures"])
            }
        }
    }

    /// Keeps what a poll gave: the source's state, and the items that are new or changed, which then wait. Returns how
    /// many these are.
    @discardableResult
    public func keep(_ source: WatchedSource, items: [WatchedItem] = []) throws -> Int {
        try pool.write { db in
            try db.execute(
                sql: "INSERT OR REPLACE INTO watched_source VALUES (?, ?, ?, ?)",
                arguments: [
                    source.address, source.validators, source.next.timeIntervalSince1970, source.failures,
                ])
            return try items.reduce(0) { try $0 + insert(db, $1) }
        }
    }

    /// A page that another source named before, and whose report is kept, need not wait.
    private func insert(_ db: Database, _ item: WatchedItem) throws -> Int {
        let known = try Row.fetchAll(db, sql: "SELECT * FROM watched_item WHERE key = ?", arguments: [item.key])
        let own = known.first { $0["source"] == item.source }
        guard own?["version"] != item.version else { return 0 }
        let isKept = own == nil && known.contains { $0["entry"] == nil as String? }
        try db.execute(
            sql: "INSERT OR REPLACE INTO watched_item VALUES (?, ?, ?, ?, ?, ?)",
            arguments: [
                item.key, item.source, item.version, isKept ? nil : item.entry, item.attempts,
                item.next.timeIntervalSince1970,
            ])
        return isKept ? 0 : 1
    }

    /// Items whose report is not kept yet, the one that is due first before the others.
    public func waitingItems(of sources: [String]) throws -> [WatchedItem] {
        try pool.read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT * FROM watched_item WHERE entry IS NOT NULL
                        AND source IN (SELECT value FROM json_each(?)) ORDER BY next, key
                    """, arguments: [try NameList.json(sources)]
            ).map {
                WatchedItem(
                    key: $0["key"], source: $0["source"], version: $0["version"], entry: $0["entry"],
                    attempts: $0["attempts"], next: Date(timeIntervalSince1970: $0["next"]))
            }
        }
    }

    /// Keeps the reports of an item, and that it waits no longer, all or nothing; nor does the same page that another
    /// source named. Returns how many reports are new.
    public func keep(_ findings: [Findings], of item: WatchedItem) throws -> Int {
        let prepared = findings.map(PreparedReport.init)
        return try pool.write { db in
            try db.execute(
                sql: """
                    UPDATE watched_item SET entry = NULL
                    WHERE key = ? AND (source = ? AND version = ? OR source <> ? AND attempts = 0)
                    """, arguments: [item.key, item.source, item.version, item.source])
            return try prepared.count { try insert(db, $0) }
        }
    }

    /// Keeps that an item is to be tried again.
    public func postpone(_ item: WatchedItem) throws {
        try pool.write { db in
            try db.execute(
                sql: "UPDATE watched_item SET attempts = ?, next = ? WHERE key = ? AND source = ? AND version = ?",
                arguments: [item.attempts, item.next.timeIntervalSince1970, item.key, item.source, item.version])
        }
    }

    // MARK: Files and hosts

    /// Files as they were when they were read.
    public func watchedFiles() throws -> [String: FileStamp] {
        try pool.read { db in
            var files: [String: FileStamp] = [:]
            let rows = try Row.fetchCursor(db, sql: "SELECT * FROM watched_file")
            while let row = try rows.next() {
                files[row["path"]] = FileStamp(bytes: row["bytes"], modified: row["modified"])
            }
            return files
        }
    }

    /// Keeps that a file was read as it then was.
    public func keep(file path: String, _ stamp: FileStamp) throws {
        try pool.write { db in
            try db.execute(
                sql: "INSERT OR REPLACE INTO watched_file VALUES (?, ?, ?)",
                arguments: [path, stamp.bytes, stamp.modified])
        }
    }

    /// What is remembered of hosts; text of the fetcher's own.
    public func watchedHosts() throws -> [String: String] {
        try pool.read { db in
            let rows = try Row.fetchAll(db, sql: "SELECT * FROM watched_host")
            return Dictionary(uniqueKeysWithValues: rows.map { ($0["origin"], $0["state"]) })
        }
    }

    public func keep(hosts: [String: String]) throws {
        try pool.write { db in
            for (origin, state) in hosts {
                try db.execute(
                    sql: "INSERT OR REPLACE INTO watched_host VALUES (?, ?)", arguments: [origin, state])
            }
        }
    }
}
