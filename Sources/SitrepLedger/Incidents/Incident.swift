// One happening, as all reports tell it.

public import SitrepModel

/// What several reports tell of one happening.
public struct Incident: Sendable {
    /// The first event that tells it, in the order of the ledger; the same in whatever order reports come in.
    public let id: EntryID
    /// The event that tells it best: the surest of those with the closest place and day.
    public let event: EventEntry
    /// The days on which it happened as words give them; absent where only days of publication are known.
    public let days: ClosedRange<CalendarDate>?
    /// One a report, in the order of the ledger.
    public let tellings: [Telling]
    /// Why tellings stand together; one fewer than there are tellings.
    public let links: [IncidentLink]
    /// Independent reports that tell it.
    public let witnessCount: Int
    /// 0 to 1: that it happened as typed, were all witnesses free of each other's errors.
    public let confidence: Double

    /// The words behind it: the event's own first, then one a telling.
    public var citations: [Citation] {
        [event.citation]
            + tellings.filter { $0.report != event.citation.entry.report }.compactMap { $0.events.first?.citation }
    }

    /// The first day on which it is known to have happened, or was reported.
    public var day: CalendarDate? { days?.lowerBound ?? tellings.compactMap(\.published).min() }
}

/// All that one report tells of one happening.
public struct Telling: Sendable {
    public let report: ReportID
    public let publisher: String?
    public let published: CalendarDate?
    /// In text order, the surest first among those of one sentence.
    public let events: [EventEntry]
}

/// Two reports' events that were taken for one happening, and why.
public struct IncidentLink: Sendable {
    /// What two tellings have in common.
    public enum Ground: String, Sendable, CaseIterable {
        case words, place, country, days, parties, mode
        /// An analyst said so.
        case analyst
    }

    public let one: EntryID
    public let other: EntryID
    /// At least ``TellingLikeness/enough``.
    public let score: Double
    /// The strongest first.
    public let grounds: [Ground]
}
