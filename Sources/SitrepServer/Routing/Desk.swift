// What pages read from: the newest ledger whose board is made, kept for the pages after.

import SitrepLedger
import SitrepModel
import SitrepStore

/// Boards by instant. Of a large ledger a board takes seconds to make: meanwhile pages show the one before, and two
/// pages never make the same one twice.
actor Desk {
    /// Whose view of the ledger a page shows.
    enum View: String, Sendable, Hashable {
        /// With the analysts' decisions.
        case reviewed
        /// As the engine found it.
        case engine
    }

    let store: LedgerStore
    private var shown: DeskEdition?
    private var making: Task<DeskEdition, any Error>?
    private var decided: (version: LedgerVersion, review: Review)?

    /// How long the last edition took to make.
    private var effort = Duration.zero

    /// What is made quicker than this is waited for.
    private static let quick = Duration.seconds(2)
    /// How long a page waits for a newer edition before it shows the one before: of a ledger whose editions are quickly
    /// made, and of a large one.
    private static let patience = (quick: Duration.seconds(20), slow: Duration.milliseconds(400))
    private static let pause = Duration.milliseconds(10)

    init(store: LedgerStore) { self.store = store }

    /// All decisions over the ledger as it is now.
    func review() throws -> Review {
        let version = try store.version()
        if let decided, decided.version == version { return decided.review }
        let review = try store.review()
        decided = (version, review)
        return review
    }

    /// What pages show now: the newest edition that is made.
    func edition() async throws -> DeskEdition {
        let version = try store.version()
        if let shown, shown.version == version { return shown }
        let task = edition(of: version)
        guard shown != nil else { return try await task.value }
        let deadline = ContinuousClock.now + (effort < Self.quick ? Self.patience.quick : Self.patience.slow)
        while making != nil, ContinuousClock.now < deadline { try await Task.sleep(for: Self.pause) }
        // A failure is told by the next page that waits for nothing else.
        guard let shown else { return try await task.value }
        return shown
    }

    /// Number of the newest report that pages show; a newer edition is begun where one is due.
    func shownRevision() async throws -> Int { try await edition().version.reports }

    /// The task that makes an edition; one at a time.
    private func edition(of version: LedgerVersion) -> Task<DeskEdition, any Error> {
        if let making { return making }
        let (store, before) = (store, shown)
        let task = Task.detached(priority: .userInitiated) {
            let edition = try DeskEdition(of: store, version: version, after: before)
            try await edition.prepare()
            return edition
        }
        making = task
        Task { await self.publish(task, begun: .now) }
        return task
    }

    private func publish(_ task: Task<DeskEdition, any Error>, begun: ContinuousClock.Instant) async {
        let edition = try? await task.value
        effort = .now - begun
        // After a failure the next page tries again, and says what failed.
        shown = edition
        making = nil
    }
}

extension Desk {
    /// The board as of an instant.
    func board(asOf: PublicationTime? = nil, view: View = .reviewed) async throws -> Board {
        try await edition().page(asOf: asOf, view: view).board
    }

    /// What each source has said, and how it held, as analysts see the ledger now.
    func sources() async throws -> [SourceRecord] { try await edition().sources() }

    /// The days that mattered, of the ledger as it is now.
    func timeline(days: Int) async throws -> Timeline { try await edition().timeline(days: days) }
}
