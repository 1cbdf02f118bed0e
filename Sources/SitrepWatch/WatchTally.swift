// Counts what became of the sources of a run.

/// What a run did.
public struct WatchTally: Sendable, Equatable {
    public internal(set) var added = 0
    public internal(set) var known = 0
    /// Sources, entries and files that gave nothing.
    public internal(set) var failed = 0
    /// Entries whose page is to be tried again.
    public internal(set) var waiting = 0
    public internal(set) var alerts = 0
    /// Alerts that a channel is still to have.
    public internal(set) var undelivered = 0

    /// Whether a file could not be opened, so that it is worth another look unchanged.
    var isUnreadable = false

    public init() {}

    init(failed: Int = 0, waiting: Int = 0) {
        self.failed = failed
        self.waiting = waiting
    }

    static func + (a: WatchTally, b: WatchTally) -> WatchTally {
        var sum = a
        sum.added += b.added
        sum.known += b.known
        sum.failed += b.failed
        sum.waiting += b.waiting
        sum.alerts += b.alerts
        sum.isUnreadable = a.isUnreadable || b.isUnreadable
        return sum
    }
}
