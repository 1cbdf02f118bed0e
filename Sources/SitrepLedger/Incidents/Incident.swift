// One happening, as all reports tell it.

public import SitrepModel

/// What several reports tell of one happening. A class, since boards sort and filter hundreds of thousands.
public final class Incident: Sendable {
    /// The first event that tells it, in the order of the ledger; the same in whatever order reports come in.
    public let id: EntryID
    /// The days on which it happened as words give them; absent where only days of publication are known.
    public let days: ClosedRange<CalendarDate>?
    /// One a report, in the order of the ledger.
    public let tellings: [Telling]
    /// Why tellings stand together; one fewer than there are tellings.
    public let links: [IncidentLink]
    /// Independent reports that tell it.
    public let witnessCount: Int
    /// 0 to 1: how likely it happened as typed; of a hundred with 0.8 a reader found some eighty right.
    public let confidence: Double
    /// Where among the tellings and their events the best one stands.
    private let lead: (telling: Int, event: Int)

    /// - Parameter event: the one of the tellings' that tells it best.
    init(
        event: EventEntry, days: ClosedRange<CalendarDate>?, tellings: [Telling], links: [IncidentLink],
        witnessCount: Int, confidence: Double
    ) {
        id = tellings[0].events[0].citation.entry
        self.days = days
        self.tellings = tellings
        self.links = links
        self.witnessCount = witnessCount
        self.confidence = confidence
        let telling = tellings.firstIndex { $0.report == event.citation.entry.report } ?? 0
        let place = tellings[telling].events.firstIndex { $0.citation.entry == event.citation.entry } ?? 0
        lead = (telling, place)
    }

    /// The event that tells it best: the surest of those with the closest place and day.
    public var event: EventEntry { tellings[lead.telling].events[lead.event] }

    /// The words behind it: the event's own first, then one a telling.
    public var citations: [Citation] {
        [event.citation]
            + tellings.filter { $0.report != event.citation.entry.report }.compactMap { $0.events.first?.citation }
    }

    /// The first day on which it is known to have happened, or was reported.
    public var day: CalendarDate? { days?.lowerBound ?? tellings.compactMap(\.published).min() }

    /// By it boards are sorted: the smallest where no day is known.
    var dayNumber: Int { day?.dayNumber ?? .min }
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
        /// Forces that came to one country one after the other.
        case course
        /// An analyst said so.
        case analyst
    }

    public let one: EntryID
    public let other: EntryID
    /// At least ``TellingLikeness/enough``.
    public let score: Double
    /// 0 to 1: how likely the two are one happening; 1 where something else than their likeness joins them.
    public var likelihood: Double { isGiven ? 1 : TellingLikeness.likelihood(ofScore: score) }

    private var isGiven: Bool { grounds == [.course] || grounds == [.analyst] }

    /// The strongest first.
    public let grounds: [Ground]
}
