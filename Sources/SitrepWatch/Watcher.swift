// Watching: rounds of looking at sources, and alerts after each.

import Foundation
public import Sitrep
public import SitrepFetch
public import SitrepStore

/// Watches sources for one ledger until its task is cancelled, or for one round.
public struct Watcher: Sendable {
    private let store: LedgerStore
    private let options: WatchOptions
    private let fetcher: PoliteFetcher
    private let clock: FetchClock
    private let web: WebWatch
    private let folders: FolderWatch
    private let desk: AlertDesk
    private let say: @Sendable (String) -> Void

    public init(
        store: LedgerStore, pipeline: Pipeline, options: WatchOptions, fetcher: PoliteFetcher,
        rules: [AlertRuleTable.Row] = [], channels: [any AlertChannel] = [], clock: FetchClock = .system,
        backoff: Backoff = Backoff(), say: @escaping @Sendable (String) -> Void
    ) {
        self.store = store
        self.options = options
        self.fetcher = fetcher
        self.clock = clock
        self.say = say
        let keeper = ReportKeeper(store: store, pipeline: pipeline, say: say)
        web = WebWatch(
            store: store, keeper: keeper, fetcher: fetcher, intake: pipeline.intake, clock: clock,
            intervalInSeconds: options.intervalInSeconds, backoff: backoff, say: say)
        folders = FolderWatch(store: store, keeper: keeper, clock: clock, say: say)
        desk = AlertDesk(
            store: store, rules: rules, channels: channels, clock: clock, backoff: backoff, say: say)
    }

    /// What earlier runs on this ledger remember of hosts.
    public static func hosts(of store: LedgerStore) throws -> [String: HostState] {
        HostText.hosts(in: try store.watchedHosts())
    }

    /// Works until it is done or cancelled; what is half done then is done again the next time.
    public func run() async throws -> WatchTally {
        try await desk.start()
        let (wakes, waker) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await post(on: wakes) }
            waker.yield()
            var tally = try await rounds(waker)
            waker.finish()
            try await group.waitForAll()
            tally.undelivered = try await desk.sayUndelivered()
            return tally
        }
    }

    /// Brings alerts to slow channels beside everything else.
    private func post(on wakes: AsyncStream<Void>) async throws {
        for await _ in wakes {
            while try await !desk.deliver(slow: true), !options.once, !Task.isCancelled {
                try? await clock.wait(clock.now().addingTimeInterval(Self.postPauseInSeconds))
            }
        }
    }

    /// Between two looks at whether a delivery that failed is due.
    private static let postPauseInSeconds = 5.0

    // MARK: Rounds

    private func rounds(_ waker: AsyncStream<Void>.Continuation) async throws -> WatchTally {
        var schedule = Schedule(options: options)
        var tally = WatchTally()
        while !Task.isCancelled {
            let (gain, unsettled) = try await round(&schedule)
            tally = tally + gain
            try store.keep(hosts: HostText.texts(of: await fetcher.hosts))
            tally.alerts += try await desk.look()
            try await desk.deliver(slow: false)
            waker.yield()
            if gain.added > 0, !options.once { say("new reports: \(gain.added)") }
            guard let next = try next(&schedule, unsettled) else {
                if unsettled > 0 { say("\(unsettled) files are still being written; they are left for the next run") }
                break
            }
            do { try await clock.wait(next) } catch { break }
        }
        return tally
    }

    /// One look at all that is due.
    private func round(_ schedule: inout Schedule) async throws -> (WatchTally, unsettled: Int) {
        let now = clock.now()
        var tally = WatchTally()
        var unsettled = 0
        for path in schedule.folders(due: now) {
            let look = try await folders.look(at: path)
            tally = tally + look.tally
            unsettled += look.unsettled
            schedule.looked(at: path, unsettled: look.unsettled, now: clock.now())
        }
        let sources = try schedule.sources(due: now, store: store)
        for source in try schedule.resting(now: now, store: store) {
            say(
                "\(source.address): not asked, since it failed before; it is asked again \(source.next.formatted(.iso8601))"
            )
            tally = tally + WatchTally(failed: 1)
        }
        schedule.polled(sources)
        tally = try await tally + lanes(of: sources.map(WebJob.poll))
        var pages: Set<String> = []
        let items = try store.waitingItems(of: options.addresses).filter {
            $0.next <= clock.now() && pages.insert($0.key).inserted
        }
        return (try await tally + lanes(of: items.map(WebJob.fetch)), unsettled)
    }

    /// Hosts side by side, the jobs of one host one after another.
    private func lanes(of jobs: [WebJob]) async throws -> WatchTally {
        let lanes = Dictionary(grouping: jobs, by: \.origin).values.map { $0.prefix(WatchOptions.itemsARound) }
        return try await withThrowingTaskGroup(of: WatchTally.self) { group in
            for lane in lanes {
                group.addTask {
                    var tally = WatchTally()
                    for job in lane where !Task.isCancelled { tally = try await tally + done(job) }
                    return tally
                }
            }
            return try await group.reduce(WatchTally(), +)
        }
    }

    private func done(_ job: WebJob) async throws -> WatchTally {
        switch job {
        case .poll(let source): try await web.poll(source)
        case .fetch(let item): try await web.fetch(item)
        }
    }

    /// When the next round is due; absent at the end of a run of one round.
    private func next(_ schedule: inout Schedule, _ unsettled: Int) throws -> Date? {
        let now = clock.now()
        let items = try store.waitingItems(of: options.addresses)
        if items.contains(where: { $0.next <= now }) { return now }
        if options.once { return unsettled > 0 ? schedule.settling(now: now) : nil }
        return max(now, min(try schedule.next(store: store, now: now), items.map(\.next).min() ?? .distantFuture))
    }
}

/// One thing to ask of a host.
private enum WebJob: Sendable {
    case poll(WatchedSource)
    case fetch(WatchedItem)

    /// Jobs of one origin wait for each other.
    var origin: String {
        let address =
            switch self {
            case .poll(let source): source.address
            case .fetch(let item): item.key
            }
        return (try? WebAddress(address).origin) ?? address
    }
}

extension WatchOptions {
    /// Sources of the web.
    var addresses: [String] {
        sources.compactMap { source in
            if case .web(let address) = source { address.description } else { nil }
        }
    }
}
