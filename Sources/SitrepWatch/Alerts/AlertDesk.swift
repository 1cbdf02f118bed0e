// Looks for alerts after each round, keeps them, and brings them to their channels.

import Foundation
import SitrepFetch
import SitrepFormats
import SitrepLedger
import SitrepModel
import SitrepStore

/// Alerts of one ledger; an actor, so that no alert is found or sent twice at a time.
actor AlertDesk {
    private let store: LedgerStore
    private let rules: [AlertRuleTable.Row]
    private let channels: [any AlertChannel]
    private let clock: FetchClock
    private let backoff: Backoff
    private let say: @Sendable (String) -> Void
    /// Channels that were tried since the start; what waits from earlier runs is due at once.
    private var tried: Set<String> = []
    /// Channels whose failure was said and that have not taken anything since.
    private var silent: Set<String> = []

    init(
        store: LedgerStore, rules: [AlertRuleTable.Row], channels: [any AlertChannel], clock: FetchClock,
        backoff: Backoff, say: @escaping @Sendable (String) -> Void
    ) {
        self.store = store
        self.rules = rules
        self.channels = channels
        self.clock = clock
        self.backoff = backoff
        self.say = say
    }

    /// Rules that are new begin with what comes from now on.
    func start() throws { _ = try store.marks(of: rules.map(\.text)) }

    /// Looks at what has come since each rule looked last. Returns the number of alerts.
    func look() throws -> Int {
        guard !rules.isEmpty else { return 0 }
        let marks = try store.marks(of: rules.map(\.text))
        let revision = try store.revision()
        let due = Dictionary(grouping: rules) { marks[$0.text] ?? revision }.filter { $0.key < revision }
        return try due.sorted { $0.key < $1.key }.reduce(0) { try $0 + look(by: $1.value, from: $1.key) }
    }

    private func look(by rules: [AlertRuleTable.Row], from mark: Int) throws -> Int {
        let pair = try store.ledgers(through: mark)
        let now = clock.now()
        let alerts = AlertFinder(from: pair.earlier, to: pair.later).alerts(by: rules.map(\.rule))
        let infos = Dictionary(pair.later.reports.map { ($0.id, $0.info) }) { first, _ in first }
        let kept = alerts.map { alert in
            AlertDesk.kept(alert, infos[alert.citation.entry.report], made: PublicationTime(instant: now))
        }
        do {
            return try store.keep(
                kept, channels: channels.map(\.name), rules: rules.map(\.text), from: mark, through: pair.revision,
                now: now)
        } catch is LedgerStore.OvertakenError {
            return 0
        }
    }

    private static func kept(_ alert: Alert, _ info: DocumentInfo?, made: PublicationTime) -> KeptAlert {
        let body = AlertFormat().line(alert, made: made.description, title: info?.title, address: info?.url)
        return KeptAlert(
            key: alert.key, line: "\(alert.rule): \(AlertSentence.line(of: alert))",
            body: String(decoding: body, as: UTF8.self))
    }

    /// Brings what is due to the channels that are quick, or to those that are not. Returns whether nothing is left.
    @discardableResult
    func deliver(slow: Bool) async throws -> Bool {
        let served = channels.filter { $0.isSlow == slow }
        for channel in served { try await deliver(to: channel) }
        let left = try store.undelivered()
        return served.allSatisfy { left[$0.name] == nil }
    }

    /// Stops at the first alert that a channel does not take; the others keep their order behind it.
    private func deliver(to channel: any AlertChannel) async throws {
        let due = tried.insert(channel.name).inserted ? Date.distantFuture : clock.now()
        for delivery in try store.deliveries(to: channel.name, due: due) {
            do {
                try await channel.send(delivery.alert)
            } catch {
                guard !Task.isCancelled else { return }
                let retryAfter = (error as? FetchFailure)?.tryAfter
                let next = backoff.next(
                    afterFailures: delivery.attempts + 1, now: clock.now(), retryAfter: retryAfter)
                try store.postpone(delivery, until: next)
                if silent.insert(channel.name).inserted { say("\(error); its alerts are kept and tried again") }
                return
            }
            silent.remove(channel.name)
            try store.settle(delivery)
        }
    }

    /// How many alerts have not reached a channel; said where there are any.
    func sayUndelivered() throws -> Int {
        let counts = try store.undelivered()
        for (channel, count) in counts.sorted(by: { $0.key < $1.key }) {
            say("\(count) alerts have not reached \(channel); they are kept in the ledger for the next run")
        }
        return counts.values.reduce(0, +)
    }
}
