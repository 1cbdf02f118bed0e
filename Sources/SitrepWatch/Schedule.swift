// Which source is due when.

import Foundation
import SitrepStore

/// The next look at each source. What was asked of hosts is kept in the ledger; folders begin anew with each run.
struct Schedule {
    private let options: WatchOptions
    private var folderTimes: [String: Date] = [:]
    private var polledOnce: Set<String> = []
    private var settlingRounds = 0
    private var hasBegun = false

    init(options: WatchOptions) {
        self.options = options
        for case .folder(let path) in options.sources { folderTimes[path] = .distantPast }
    }

    func folders(due now: Date) -> [String] {
        options.sources.compactMap { source in
            guard case .folder(let path) = source, folderTimes[path] ?? .distantFuture <= now else { return nil }
            return path
        }
    }

    /// A folder with files that are still being written is looked at again soon.
    mutating func looked(at path: String, unsettled: Int, now: Date) {
        let pause = unsettled > 0 ? WatchOptions.settlingInSeconds : options.intervalInSeconds
        folderTimes[path] = options.once && unsettled == 0 ? .distantFuture : now.addingTimeInterval(pause)
    }

    /// Sources of the web that are due. A run of one round asks each once, unless its host is to be left alone.
    func sources(due now: Date, store: LedgerStore) throws -> [WatchedSource] {
        try options.addresses.compactMap { address in
            let source = try store.watchedSource(address) ?? WatchedSource(address: address)
            let isDue =
                options.once
                ? !polledOnce.contains(address) && (source.failures == 0 || source.next <= now)
                : due(source, now: now) <= now
            return isDue ? source : nil
        }
    }

    /// Sources that a run of one round leaves alone: their hosts failed before.
    mutating func resting(now: Date, store: LedgerStore) throws -> [WatchedSource] {
        guard options.once, !hasBegun else { return [] }
        hasBegun = true
        return try options.addresses.compactMap { try store.watchedSource($0) }
            .filter { $0.failures > 0 && $0.next > now }
    }

    mutating func polled(_ sources: [WatchedSource]) { polledOnce.formUnion(sources.map(\.address)) }

    /// The instant of the next round.
    func next(store: LedgerStore, now: Date) throws -> Date {
        let sources = try options.addresses.map { address in
            try store.watchedSource(address).map { due($0, now: now) } ?? now
        }
        return (sources + folderTimes.values).min() ?? .distantFuture
    }

    /// An interval that was made shorter holds at once; a wait after failures is kept.
    private func due(_ source: WatchedSource, now: Date) -> Date {
        source.failures == 0 ? min(source.next, now.addingTimeInterval(options.intervalInSeconds)) : source.next
    }

    /// When a run of one round looks again at files that were still being written; absent when it has waited enough.
    mutating func settling(now: Date) -> Date? {
        settlingRounds += 1
        guard settlingRounds <= WatchOptions.mostSettlingRounds else { return nil }
        return now.addingTimeInterval(WatchOptions.settlingInSeconds)
    }
}
