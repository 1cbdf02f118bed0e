// The ledger as of an instant: what holds, what is counted, what happened.

public import SitrepModel

/// What a research desk sees.
public struct Board: Sendable {
    public let asOf: PublicationTime
    public let reportCount: Int
    /// Reports that are no copies of another.
    public let witnessCount: Int
    public let copyCount: Int
    public let statuses: [StatusLine]
    public let figures: [FigureSeries]
    public let events: [Incident]
    /// What is planned, announced or said to come, of which the day is not over.
    public let announced: [Incident]
    public let deployments: [DeploymentLine]
    public let reports: [ReportLine]
    /// What analysts decided about what is shown.
    public let marks: ReviewMarks
    let copies: CopyGroups
    /// Places in `reports`.
    private let places: [ReportID: Int]
    /// Places of the copies of a report.
    private let copyPlaces: [ReportID: [Int]]
    /// Places in `events` of what a report tells.
    private let eventPlaces: [ReportID: [Int]]

    init(
        asOf: PublicationTime, statuses: [StatusLine], figures: [FigureSeries], events: [Incident],
        announced: [Incident], deployments: [DeploymentLine], reports: [ReportLine], copies: CopyGroups,
        marks: ReviewMarks
    ) {
        self.asOf = asOf
        reportCount = reports.count
        copyCount = copies.origins.count
        witnessCount = reports.count - copies.origins.count
        self.copies = copies
        places = Dictionary(reports.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        eventPlaces = Dictionary(
            grouping: events.indices.flatMap { place in events[place].tellings.map { (report: $0.report, place: place) }
            },
            by: \.report
        ).mapValues { $0.map(\.place) }
        copyPlaces = Dictionary(grouping: reports.indices.filter { reports[$0].copyOf != nil }) {
            reports[$0].copyOf ?? reports[$0].id
        }
        self.statuses = statuses
        self.figures = figures
        self.events = events
        self.announced = announced
        self.deployments = deployments
        self.reports = reports
        self.marks = marks
    }
}

extension Board {
    /// The incident that an event tells, of what happened or is announced.
    public func incident(toldBy entry: EntryID) -> Incident? {
        let told = (eventPlaces[entry.report] ?? []).lazy.map { events[$0] }
        return told.first { $0.telling(with: entry) != nil } ?? announced.first { $0.telling(with: entry) != nil }
    }

    /// What happened on the days within, the newest first.
    public func events(on days: ClosedRange<CalendarDate>) -> ArraySlice<Incident> {
        let first = events.partitionPoint { $0.dayNumber <= days.upperBound.dayNumber }
        let end = events.partitionPoint { $0.dayNumber < days.lowerBound.dayNumber }
        return events[first..<max(first, end)]
    }

    /// A report by its name; absent where it is not seen.
    public func report(_ id: ReportID) -> ReportLine? { places[id].map { reports[$0] } }

    /// The other reports that are one witness with a report: its origin first, then the newest.
    public func copyGroup(of id: ReportID) -> [ReportLine] {
        let origin = report(id)?.copyOf ?? id
        let copies = (copyPlaces[origin] ?? []).map { reports[$0] }
        return ([report(origin)].compactMap(\.self) + copies).filter { $0.id != id }
    }
}

/// The state of one system in one place as of an instant.
public struct StatusLine: Sendable {
    public let system: StatusReport.System
    public let state: StatusReport.State
    public let country: CountryCode?
    public let place: String?
    public let from: CalendarDate?
    public let until: CalendarDate?
    /// The term has run out.
    public let hasExpired: Bool
    /// Independent reports that give this state.
    public let witnessCount: Int
    /// The newest report of this state first, then the older ones.
    public let citations: [Citation]
    /// Reports of the same day that give another state.
    public let conflicts: [StatusEntry]
}

/// All numbers of one quantity in one place over time.
public struct FigureSeries: Sendable {
    public let quantity: Figure.Quantity
    public let country: CountryCode?
    /// Whose people are counted; absent where it is everybody.
    public let side: CountedSide?
    /// One number a report, its largest, since smaller ones are parts of it, and without those that are parts of what
    /// another report has just counted; oldest first, without copies.
    public let points: [FigureEntry]
    /// The other numbers: parts of a total, places, days.
    public let parts: [FigureEntry]
    /// The newest number that stands; absent where all were withdrawn.
    public let latest: FigureEntry?
    /// Numbers within a day of the newest that cannot all be right, the newest included; empty where none conflict.
    public let conflicts: [FigureEntry]
    /// Numbers among the points and parts that were taken back, oldest first.
    public let withdrawals: [Withdrawal]
}

extension FigureSeries {
    /// Who takes a number of this series back; absent where it stands.
    public func withdrawal(of entry: FigureEntry) -> Withdrawal? { withdrawals.first { $0.figure == entry } }

    /// Withdrawn totals, without the reports that only repeat what they withdraw where the first report is known.
    public var withdrawnPoints: [Withdrawal] {
        let taken = withdrawals.filter { points.contains($0.figure) }
        let known = taken.filter { $0.figure.withdrawal == nil }
        return taken.filter { item in
            item.figure.withdrawal == nil || !known.contains { $0.figure.size == item.figure.size }
        }
    }
}

/// Forces of one contributor in one country, as last reported.
public struct DeploymentLine: Sendable {
    /// The newest report that counts them, else the newest.
    public let deployment: DeploymentEntry
    /// How the newest report leaves them.
    public let state: Deployment.State
    /// The first day on which they are known to be there.
    public let arrived: CalendarDate?
    /// The day on which they left; absent while they are there.
    public let left: CalendarDate?
    public let witnessCount: Int
    public let citations: [Citation]
}

/// One report in the list of sources.
public struct ReportLine: Sendable {
    public let id: ReportID
    public let info: DocumentInfo
    public let grade: Integrity.Grade
    /// The report that this one copies.
    public let copyOf: ReportID?
}
