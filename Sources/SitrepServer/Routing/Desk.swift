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

    init(store: LedgerStore) { self.store = store }

    /// The board as of an instant, of the ledger as it is now.
    func board(asOf: PublicationTime? = nil) throws -> Board {
        let current = try store.revision()
        if current != revision {
            ledger = try store.ledger()
            boards.removeAll()
            revision = current
        }
        let key = asOf?.description ?? ""
        if let known = boards[key] { return known }
        let board = BoardBuilder.board(of: ledger, asOf: asOf)
        if boards.count >= Desk.boardLimit { boards.removeAll() }
        boards[key] = board
        return board
    }
}
