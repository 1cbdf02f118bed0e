// What stands of all decisions, by the entries as they are named now.

/// What was decided about one entry or one incident.
public struct EntryMarks: Sendable, Hashable {
    /// The last word on whether it is right.
    public internal(set) var verdict: Verdict?
    public internal(set) var place: CorrectedPlace?
    public internal(set) var days: CorrectedDays?
    public internal(set) var noteCount = 0

    public struct Verdict: Sendable, Hashable {
        public let isAccepted: Bool
        let decision: DecisionID
    }

    /// Nothing was decided.
    public static let unmarked = EntryMarks()

    public var isRejected: Bool { verdict.map { !$0.isAccepted } ?? false }
    public var isAccepted: Bool { verdict?.isAccepted ?? false }

    /// Both together; of two verdicts the later.
    func joined(with other: EntryMarks) -> EntryMarks {
        var joined = self
        if let theirs = other.verdict, verdict.map({ $0.decision < theirs.decision }) ?? true {
            joined.verdict = theirs
        }
        joined.place = place ?? other.place
        joined.days = days ?? other.days
        joined.noteCount += other.noteCount
        return joined
    }
}

/// What a ledger and a board heed of a review.
public struct ReviewMarks: Sendable {
    /// By entry.
    public internal(set) var entries: [EntryID: EntryMarks] = [:]
    /// By an event that tells the incident.
    public internal(set) var incidents: [EntryID: EntryMarks] = [:]
    /// Entries that a rejected claim reports.
    public internal(set) var unsupported: Set<EntryID> = []
    var joins = TellingJoins()

    /// Nothing was decided.
    public static let empty = ReviewMarks()

    public func marks(of entry: EntryID) -> EntryMarks { entries[entry] ?? .unmarked }

    /// Those of the incident, and those of the event that stands for it.
    public func marks(of incident: Incident) -> EntryMarks {
        ownMarks(of: incident).joined(with: marks(of: incident.event.citation.entry))
    }

    /// Those of the incident itself.
    func ownMarks(of incident: Incident) -> EntryMarks {
        guard !incidents.isEmpty else { return .unmarked }
        return incident.tellings.flatMap(\.events).reduce(.unmarked) { marks, event in
            incidents[event.citation.entry].map(marks.joined) ?? marks
        }
    }

    /// Those whose entries are not all as the engine found them.
    var reports: Set<ReportID> { Set(entries.keys.map(\.report)).union(unsupported.map(\.report)) }

    /// Entries, and events that tell incidents, about which anything was decided.
    var decided: Set<EntryID> {
        let marked = [entries, incidents].flatMap { $0.filter { $0.value != .unmarked }.keys }
        return Set(marked).union(joins.together.flatMap { [$0.one, $0.other] })
    }

    func isLeftOut(_ entry: EntryID) -> Bool { marks(of: entry).isRejected || unsupported.contains(entry) }
}

/// Tellings that an analyst joined or parted, each by one of its events.
struct TellingJoins: Sendable {
    private(set) var together: Set<EntryPair> = []
    private(set) var apart: Set<EntryPair> = []

    var isEmpty: Bool { together.isEmpty && apart.isEmpty }

    /// Of two decisions about the same tellings the later holds.
    mutating func merge(_ tellings: [EntryID], _ others: [EntryID]) {
        let pairs = TellingJoins.pairs(tellings, others)
        together.formUnion(pairs)
        apart.subtract(pairs)
    }

    mutating func split(_ tellings: [EntryID], _ others: [EntryID]) {
        let pairs = TellingJoins.pairs(tellings, others)
        apart.formUnion(pairs)
        together.subtract(pairs)
    }

    private static func pairs(_ tellings: [EntryID], _ others: [EntryID]) -> Set<EntryPair> {
        Set(tellings.flatMap { one in others.map { EntryPair(one, $0) } })
    }
}

/// Two entries, the smaller first.
struct EntryPair: Hashable, Sendable {
    let one: EntryID
    let other: EntryID

    init(_ a: EntryID, _ b: EntryID) {
        one = min(a, b)
        other = max(a, b)
    }
}
