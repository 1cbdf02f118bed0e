// What pages read from: the ledger, read once a revision and kept for the pages after.

import SitrepLedger
import SitrepModel
import SitrepStore

/// Boards by instant over the newest ledger; an actor, so that two pages never read the same revision twice.
actor Desk {
    let store: LedgerStore
    private var revision = -1
    private var ledger = Ledger(reports: [])
    private var boards: [String: Board] = [:]
    private static let boardLimit = 32
    /// By the number of days.
    private var timelines: [Int: Timeline] = [:]

    /// The incident that an event tells, of what happened or is announced.
    func incident(_ id: EntryID, asOf: PublicationTime?) throws -> Incident? {
        let board = try board(asOf: asOf)
        return (board.events + board.announced).first { incident in
            incident.tellings.contains { telling in
                telling.report == id.report && telling.events.contains { $0.citation.entry == id }
            }
        }
    }

    /// The series of the figures in the sentences that tell an incident.
    func figures(of incident: Incident) throws -> [FigureSeries] {
        try refresh()
        return incident.figures(in: ledger)
    }

    init(store: LedgerStore) { self.store = store }

    /// The days that mattered, of the ledger as it is now.
    func timeline(days: Int) throws -> Timeline {
        try refresh()
        if let known = timelines[days] { return known }
        let timeline = TimelineBuilder.timeline(
            of: try store.timelineReports(of: ledger), dayLimit: days, sentenceLimit: TimelinePage.sentencesADay)
        timelines[days] = timeline
        return timeline
    }

    /// Reads the ledger anew where it has changed.
    private func refresh() throws {
        let current = try store.revision()
        guard current != revision else { return }
        ledger = try store.ledger()
        boards.removeAll()
        timelines.removeAll()
        revision = current
    }

    /// The board as of an instant, of the ledger as it is now.
    func board(asOf: PublicationTime? = nil) throws -> Board {
        try refresh()
        let key = asOf?.description ?? ""
        if let known = boards[key] { return known }
        let board = BoardBuilder.board(of: ledger, asOf: asOf)
        if boards.count >= Desk.boardLimit { boards.removeAll() }
        boards[key] = board
        return board
    }
}
