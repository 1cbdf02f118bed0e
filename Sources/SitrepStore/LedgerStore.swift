// The ledger in a SQLite file: one transaction a report, safe to stop at any moment.

import Foundation
import GRDB
import SitrepLedger
import SitrepModel

/// A ledger kept in a file. Readers do not wait for the writer (write-ahead log).
public struct LedgerStore: Sendable {
    let pool: DatabasePool

    /// Opens the file, makes it when it does not exist, and brings an older one up to date.
    public init(path: String) throws {
        var configuration = Configuration()
        configuration.label = "sitrep"
        configuration.foreignKeysEnabled = true
        // A reader that meets a writer's checkpoint waits rather than fails.
        configuration.busyMode = .timeout(LedgerStore.busyTimeoutInSeconds)
        guard !LedgerStore.isForeign(path) else { throw StoreError(foreign: path) }
        do {
            pool = try DatabasePool(path: path, configuration: configuration)
            try Schema.migrator.migrate(pool)
        } catch let error as DatabaseError {
            throw StoreError(path: path, cause: error)
        }
    }

    private static let busyTimeoutInSeconds = 10.0

    /// Whether the file is a database that holds tables, but no ledger's. Looked at without changing anything; what
    /// cannot be read is left to be named when the file is opened.
    private static func isForeign(_ path: String) -> Bool {
        guard FileManager.default.fileExists(atPath: path) else { return false }
        var configuration = Configuration()
        configuration.readonly = true
        let answer = try? DatabaseQueue(path: path, configuration: configuration).read { db in
            let others = try Int.fetchOne(
                db, sql: "SELECT COUNT(*) FROM sqlite_schema WHERE type = 'table' AND name <> 'grdb_migrations'")
            return try others ?? 0 > 0 && !Schema.isOfLedger(db)
        }
        return answer ?? false
    }

    /// Grows with every report: a key for caches and ETags.
    public func revision() throws -> Int {
        try pool.read { db in try Int.fetchOne(db, sql: "SELECT COALESCE(MAX(number), 0) FROM report") ?? 0 }
    }

    /// Whether a document of this digest was kept before.
    public func contains(digest: String) throws -> Bool {
        try pool.read { db in
            try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM report WHERE digest = ?)", arguments: [digest])
                ?? false
        }
    }
}

/// A failure of the database file: what, where and what next.
public struct StoreError: Error, CustomStringConvertible {
    public let description: String

    init(foreign path: String) {
        description = "\(path): this is a database of another program: give another file"
    }

    init(path: String, cause: DatabaseError) {
        let hint =
            switch cause.resultCode {
            case .SQLITE_CANTOPEN: "the folder must exist and be writable"
            case .SQLITE_NOTADB, .SQLITE_CORRUPT: "give another file, or restore this one from a copy"
            case .SQLITE_READONLY: "the file must be writable"
            case .SQLITE_BUSY: "another program is writing; try again when it is done"
            default: "see the message"
            }
        description = "\(path): \(cause.message ?? "not usable as a database"): \(hint)"
    }
}
