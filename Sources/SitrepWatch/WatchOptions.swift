// What a person chooses about watching.

/// Choices and limits of ``Watcher``.
public struct WatchOptions: Sendable {
    public var sources: [WatchSource]
    /// Between two looks at a source.
    public var intervalInSeconds: Double
    /// One round, then the end.
    public var once: Bool

    /// An entry's page is tried so often; then the feed's own text is kept.
    static let mostAttempts = 3
    /// Entries of one host that are fetched before alerts are looked for again.
    static let itemsARound = 20
    /// A file whose last change is younger may still be written.
    static let settlingInSeconds = 3.0
    /// So often a run of one round waits for files that are still being written.
    static let mostSettlingRounds = 3

    public init(sources: [WatchSource], intervalInSeconds: Double, once: Bool = false) {
        self.sources = sources
        self.intervalInSeconds = intervalInSeconds
        self.once = once
    }
}
