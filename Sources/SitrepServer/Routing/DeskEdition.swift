// One version of the ledger with all that pages made of it so far.

import SitrepLedger
import SitrepModel
import SitrepStore

/// A board with what has changed since the day before.
struct DatedBoard: Sendable {
    let board: Board
    /// Absent where nothing was known the day before.
    let changes: BoardChanges?

    init(of ledger: Ledger, asOf: PublicationTime?) {
        board = BoardBuilder.board(of: ledger, asOf: asOf)
        let dayBefore = PublicationTime(date: board.asOf.date.adding(days: -1))
        let before = BoardBuilder.board(of: ledger, asOf: dayBefore, withEvents: false)
        changes = before.reportCount == 0 ? nil : BoardChanges(from: before, to: board)
    }
}

/// What one version of a ledger holds; boards are made when they are first asked for.
actor DeskEdition {
    nonisolated let version: LedgerVersion
    nonisolated let found: Ledger
    nonisolated let seen: Ledger
    private let store: LedgerStore

    private struct Key: Hashable {
        let asOf: PublicationTime?
        let view: Desk.View

        /// What most pages show.
        static let usual = Key(asOf: nil, view: .reviewed)
    }

    private var boards: [Key: Task<DatedBoard, Never>] = [:]
    /// By the number of days.
    private var timelines: [Int: Task<Timeline, any Error>] = [:]
    private var records: Task<[SourceRecord], Never>?
    private var answers = KeptAnswers()

    /// Boards kept, counted by the reports on them, since memory goes by these.
    private static let reportsKept = 400_000
    private static let boardsKept = 32

    /// - Parameter earlier: of the same store; where only reports were added since, only these are read.
    init(of store: LedgerStore, version: LedgerVersion, after earlier: DeskEdition?) throws {
        self.store = store
        self.version = version
        if let earlier, earlier.version.recodings == version.recodings, earlier.version.reports <= version.reports {
            found =
                earlier.version.reports == version.reports
                ? earlier.found
                : try store.ledger(adding: earlier.version.reports + 1...version.reports, to: earlier.found)
        } else {
            // What arrives meanwhile is of the next edition.
            found = version.reports == 0 ? Ledger(reports: []) : try store.ledger(adding: 1...version.reports)
        }
        seen = found.reviewed(by: try store.review())
    }

    /// An answer that was given before.
    func answer(to address: String) -> Answer? { answers[address] }

    func keep(_ answer: Answer, for address: String) { answers.keep(answer, for: address) }

    /// Makes what most pages show.
    func prepare() async throws { _ = await page(asOf: nil, view: .reviewed) }

    /// The board as of an instant, or of the newest report.
    func page(asOf: PublicationTime?, view: Desk.View) async -> DatedBoard {
        let key = Key(asOf: asOf, view: view)
        if let known = boards[key] { return await known.value }
        let ledger = view == .engine ? found : seen
        if boards.count >= max(1, min(Self.boardsKept, Self.reportsKept / max(1, ledger.reports.count))) {
            boards = boards.filter { $0.key == .usual }
        }
        let task = Task.detached(priority: .userInitiated) { DatedBoard(of: ledger, asOf: asOf) }
        boards[key] = task
        return await task.value
    }

    /// The series of the figures in the sentences that tell an incident.
    nonisolated func figures(of incident: Incident, on board: Board, view: Desk.View) -> [FigureSeries] {
        incident.figures(in: view == .engine ? found : seen, board: board)
    }

    func timeline(days: Int) async throws -> Timeline {
        if let known = timelines[days] { return try await known.value }
        let (store, ledger) = (store, found)
        let task = Task.detached(priority: .userInitiated) {
            try store.timeline(of: ledger, dayLimit: days, sentenceLimit: TimelinePage.sentencesADay)
        }
        timelines[days] = task
        return try await task.value
    }

    func sources() async -> [SourceRecord] {
        if let records { return await records.value }
        let board = await page(asOf: nil, view: .reviewed).board
        let ledger = seen
        let task = Task.detached(priority: .userInitiated) { SourceRecords.records(of: ledger, board: board) }
        records = task
        return await task.value
    }
}
