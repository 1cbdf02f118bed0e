// What is remembered of a source between two rounds and between two runs.

public import Foundation

/// A feed or a page that is watched.
public struct WatchedSource: Sendable, Hashable {
    public let address: String
    /// What its host gave to know an unchanged version by; text of the fetcher's own.
    public var validators: String?
    public var next: Date
    /// Failures in a row.
    public var failures: Int

    public init(address: String, validators: String? = nil, next: Date = .distantPast, failures: Int = 0) {
        self.address = address
        self.validators = validators
        self.next = next
        self.failures = failures
    }
}

/// One entry of a feed whose report is to be kept.
public struct WatchedItem: Sendable, Hashable {
    /// The same for the same page, whatever feed names it.
    public let key: String
    public let source: String
    /// Another one where the feed says that the entry has changed.
    public let version: String
    /// The feed's own text; text of the reader's own.
    public let entry: String
    public var attempts: Int
    public var next: Date

    public init(
        key: String, source: String, version: String, entry: String, attempts: Int = 0, next: Date = .distantPast
    ) {
        self.key = key
        self.source = source
        self.version = version
        self.entry = entry
        self.attempts = attempts
        self.next = next
    }
}

/// A file's size and time as they were when it was read.
public struct FileStamp: Sendable, Hashable {
    public let bytes: Int
    /// Seconds since 1970.
    public let modified: Double

    public init(bytes: Int, modified: Double) {
        self.bytes = bytes
        self.modified = modified
    }
}
