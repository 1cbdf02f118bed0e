// What is new between two boards of one ledger.

public import SitrepModel

/// The differences of a later board from an earlier one.
public struct BoardChanges: Sendable {
    /// A state that is new, has another term, or is over.
    public struct StatusChange: Sendable {
        public let now: StatusLine
        /// Absent for a system and place that nothing was known of.
        public let before: StatusLine?
    }

    /// A series whose newest number is another one.
    public struct FigureChange: Sendable {
        public let now: FigureSeries
        public let latest: FigureEntry
        /// The newest number before; absent for a new series.
        public let before: FigureEntry?
    }

    /// Forces that are new, counted anew, or in another state.
    public struct DeploymentChange: Sendable {
        public let now: DeploymentLine
        public let before: DeploymentLine?
    }

    /// The instant of the earlier board.
    public let since: PublicationTime
    public let statuses: [StatusChange]
    public let figures: [FigureChange]
    /// Numbers that were taken back since.
    public let withdrawals: [Withdrawal]
    public let deployments: [DeploymentChange]
    /// Happenings that no report told before; those with most witnesses first.
    public let incidents: [Incident]

    public var isEmpty: Bool {
        statuses.isEmpty && figures.isEmpty && withdrawals.isEmpty && deployments.isEmpty && incidents.isEmpty
    }

    init(
        since: PublicationTime, statuses: [StatusChange], figures: [FigureChange], withdrawals: [Withdrawal],
        deployments: [DeploymentChange], incidents: [Incident]
    ) {
        self.since = since
        self.statuses = statuses
        self.figures = figures
        self.withdrawals = withdrawals
        self.deployments = deployments
        self.incidents = incidents
    }

    /// The earlier board may be without events.
    public init(from earlier: Board, to later: Board) {
        since = earlier.asOf
        statuses = BoardChanges.statuses(earlier, later)
        figures = BoardChanges.figures(earlier, later)
        let known = Set(earlier.figures.flatMap(\.withdrawals).map(\.figure.citation.entry))
        withdrawals = later.figures.flatMap(\.withdrawnPoints).filter { !known.contains($0.figure.citation.entry) }
        deployments = BoardChanges.deployments(earlier, later)
        incidents = BoardChanges.incidents(earlier, later)
    }

    // MARK: Differences

    private static func statuses(_ earlier: Board, _ later: Board) -> [StatusChange] {
        let before = Dictionary(earlier.statuses.map { (StatusKey($0), $0) }, uniquingKeysWith: { first, _ in first })
        return later.statuses.compactMap { line in
            let known = before[StatusKey(line)]
            let isSame =
                known.map { $0.state == line.state && $0.until == line.until && $0.hasExpired == line.hasExpired }
                ?? line.hasExpired
            return isSame ? nil : StatusChange(now: line, before: known)
        }
    }

    private static func figures(_ earlier: Board, _ later: Board) -> [FigureChange] {
        let before = Dictionary(
            earlier.figures.map { (FigureKey($0), $0.latest) }, uniquingKeysWith: { first, _ in first })
        return later.figures.compactMap { series in
            guard let latest = series.latest else { return nil }
            let known = before[FigureKey(series)] ?? nil
            let isSame = known.map { $0.low == latest.low && $0.high == latest.high && $0.best == latest.best } ?? false
            return isSame ? nil : FigureChange(now: series, latest: latest, before: known)
        }
    }

    private static func deployments(_ earlier: Board, _ later: Board) -> [DeploymentChange] {
        let before = Dictionary(
            earlier.deployments.map { (DeploymentKey($0), $0) }, uniquingKeysWith: { first, _ in first })
        return later.deployments.compactMap { line in
            let known = before[DeploymentKey(line)]
            let isSame =
                known.map {
                    $0.state == line.state && $0.left == line.left && $0.deployment.size == line.deployment.size
                }
                ?? false
            return isSame ? nil : DeploymentChange(now: line, before: known)
        }
    }

    private static func incidents(_ earlier: Board, _ later: Board) -> [Incident] {
        let known = Set(earlier.reports.map(\.id))
        return later.events.filter { $0.tellings.allSatisfy { !known.contains($0.report) } }.sorted {
            (-$0.witnessCount, -$0.confidence, $0.id) < (-$1.witnessCount, -$1.confidence, $1.id)
        }
    }
}

// MARK: - What two lines must share to be of one thing

private struct StatusKey: Hashable {
    let system: StatusReport.System
    let country: CountryCode?
    let place: String?

    init(_ line: StatusLine) { (system, country, place) = (line.system, line.country, line.place) }
}

private struct FigureKey: Hashable {
    let quantity: Figure.Quantity
    let country: CountryCode?
    let side: CountedSide?

    init(_ series: FigureSeries) { (quantity, country, side) = (series.quantity, series.country, series.side) }
}

private struct DeploymentKey: Hashable {
    let contributor: String
    let host: CountryCode?

    init(_ line: DeploymentLine) {
        contributor = line.deployment.contributorCountry?.code ?? line.deployment.contributor
        host = line.deployment.host
    }
}

extension DeploymentEntry {
    /// The number of forces, or the bound that is known of it.
    fileprivate var size: Double? { best ?? high ?? low }
}
