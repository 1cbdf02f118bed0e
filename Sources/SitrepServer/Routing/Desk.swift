// What pages read from: the ledger, read once a version and kept for the pages after.

import SitrepLedger
import SitrepModel
import SitrepStore

/// Boards by instant over the newest ledger; an actor, so that two pages never read the same version twice.
actor Desk {
    private struct BoardKey: Hashable {
        let asOf: PublicationTime?
        let view: View
    }

    /// Whose view of the ledger a page shows.
    enum View: String, Sendable, Hashable {
        /// With the analysts' decisions.
        case reviewed
        /// As the engine found it.
        case engine
    }

    let store: LedgerStore
    private var version: LedgerVersion?
    private var found = Ledger(reports: [])
    private var seen = Ledger(reports: [])
    private var decided = Review.empty
    private var boards: [BoardKey: Board] = [:]
    private static let boardLimit = 32
    /// By the number of days.
    private var timelines: [Int: Timeline] = [:]

    private var sourceRecords: [SourceRecord]?

    init(store: LedgerStore) { self.store = store }

    /// All decisions over the ledger as it is now.
    func review() throws -> Review {
        try refresh()
        return decided
    }

    /// The incident that an event tells, of what happened or is announced.
    func incident(_ id: EntryID, asOf: PublicationTime?, view: View) throws -> Incident? {
        try board(asOf: asOf, view: view).incident(toldBy: id)
    }

    /// The series of the figures in the sentences that tell an incident.
    func figures(of incident: Incident, view: View) throws -> [FigureSeries] {
        try refresh()
        return incident.figures(in: ledger(view))
    }

    /// The days that mattered, of the ledger as it is now.
    func timeline(days: Int) throws -> Timeline {
        try refresh()
        if let known = timelines[days] { return known }
        let timeline = TimelineBuilder.timeline(
            of: try store.timelineReports(of: found), dayLimit: days, sentenceLimit: TimelinePage.sentencesADay)
        timelines[days] = timeline
        return timeline
    }

    /// The board as of an instant, of the ledger as it is now.
    func board(asOf: PublicationTime? = nil, view: View = .reviewed) throws -> Board {
        try refresh()
        let key = BoardKey(asOf: asOf, view: view)
        if let known = boards[key] { return known }
        let board = BoardBuilder.board(of: ledger(view), asOf: asOf)
        if boards.count >= Desk.boardLimit { boards.removeAll() }
        boards[key] = board
        return board
    }

    /// What has changed since the day before a board's; absent where nothing was known then.
    func changes(to board: Board, view: View) throws -> BoardChanges? {
        let dayBefore = PublicationTime(date: board.asOf.date.adding(days: -1))
        let before = try self.board(asOf: dayBefore, view: view)
        return before.reportCount == 0 ? nil : BoardChanges(from: before, to: board)
    }

    /// What each source has said, and how it held, as analysts see the ledger now.
    func sources() throws -> [SourceRecord] {
        let board = try board()
        if let sourceRecords { return sourceRecords }
        let records = SourceRecords.records(of: seen, board: board)
        sourceRecords = records
        return records
    }

    private func ledger(_ view: View) -> Ledger { view == .engine ? found : seen }

    /// Reads anew what has changed: a decision leaves the engine's ledger as it is.
    private func refresh() throws {
        let current = try store.version()
        guard current != version else { return }
        if current.reports != version?.reports || current.recodings != version?.recodings {
            found = try store.ledger()
            timelines.removeAll()
            boards.removeAll()
        }
        sourceRecords = nil
        decided = try store.review()
        seen = found.reviewed(by: decided)
        boards = boards.filter { $0.key.view == .engine }
        version = current
    }
}
