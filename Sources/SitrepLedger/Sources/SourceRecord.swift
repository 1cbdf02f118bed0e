// What one source has said, and how it held.

import SitrepModel

/// What became of a number or a state that a source gave.
public enum Fate: String, Sendable, CaseIterable {
    /// It is the newest word of all.
    case stands
    /// A later number or state took its place.
    case superseded
    /// Another source gave what cannot also be right.
    case contradicted
    /// A report took it back.
    case withdrawn
}

/// One number or state on the word of a source.
public struct SourcedEntry: Sendable {
    public enum Content: Sendable {
        case figure(FigureEntry, FigureSeries)
        case status(StatusEntry)
    }

    public let content: Content
    public let fate: Fate
    public let citation: Citation
}

/// All numbers and states that rest on the word of one source, newest first.
public struct SourceRecord: Sendable {
    public let name: String
    public let entries: [SourcedEntry]
    /// Reports that carry its words, or that it published.
    public let reportCount: Int

    private let counts: [Fate: Int]

    init(name: String, entries: [SourcedEntry], reportCount: Int) {
        self.name = name
        self.entries = entries
        self.reportCount = reportCount
        counts = entries.reduce(into: [:]) { $0[$1.fate, default: 0] += 1 }
    }

    /// How many entries met each fate.
    public func count(_ fate: Fate) -> Int { counts[fate] ?? 0 }
}

extension Citation {
    /// Those on whose word it stands: the last link of the chain, or the publisher that speaks for itself.
    public var source: String? { sources.last ?? publisher }
}
