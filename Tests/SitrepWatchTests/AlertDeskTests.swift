// Deliveries of alerts: in order, again after failures, and once.

import Foundation
import SitrepFetch
import SitrepLedger
import SitrepModel
import SitrepStore
import SitrepTestSupport
import SitrepWebTestSupport
import Synchronization
import Testing

@testable import SitrepWatch

@Suite final class AlertDeskTests: Sendable {
    private let path = FileManager.default.temporaryDirectory
        .appendingPathComponent("sitrep-\(UUID().uuidString).sqlite").path
    private let store: LedgerStore
    private let web = ScriptedWeb()
    private let channel = MoodyChannel()

    init() throws { store = try LedgerStore(path: path) }

    deinit { for ending in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + ending) } }

    private func desk() throws -> AlertDesk {
        AlertDesk(
            store: store,
            rules: try AlertRuleTable(text: "rule\tkind\nnet\tstatus\ntoll\tfigure\n", name: "rules").rows,
            channels: [channel], clock: web.clock, backoff: Backoff(firstInSeconds: 60), say: { _ in })
    }

    private func fill() throws {
        try store.add(
            Findings.fixture(1, text: "Internet was cut and 12 were hurt.").reporting(.internet, .cut)
                .counting(.injured, best: 12))
    }

    @Test func whatAChannelDoesNotTakeIsTriedAgainInOrder() async throws {
        let desk = try desk()
        try await desk.start()
        try fill()
        #expect(try await desk.look() == 2)
        channel.failuresToCome = 2
        #expect(try await !desk.deliver(slow: true))
        #expect(try await !desk.deliver(slow: true))
        #expect(channel.tries == 1)
        web.pass(seconds: 60)
        #expect(try await !desk.deliver(slow: true))
        web.pass(seconds: 60)
        #expect(try await !desk.deliver(slow: true))
        #expect(channel.tries == 2 && channel.taken.isEmpty)
        web.pass(seconds: 60)
        #expect(try await desk.deliver(slow: true))
        #expect(channel.taken.map { $0.split(separator: "|").first } == ["net", "toll"])
        #expect(try await desk.look() == 0)
        #expect(try await desk.deliver(slow: true))
        #expect(channel.taken.count == 2)
    }

    @Test func aNewStartTriesAtOnceAndRepeatsNothing() async throws {
        let first = try desk()
        try await first.start()
        try fill()
        #expect(try await first.look() == 2)
        channel.failuresToCome = 1
        #expect(try await !first.deliver(slow: true))
        let second = try desk()
        try await second.start()
        #expect(try await second.look() == 0)
        #expect(try await second.deliver(slow: true))
        #expect(channel.taken.count == 2)
        #expect(try await second.sayUndelivered() == 0)
    }

    @Test func whatCameBeforeTheRulesIsNotTold() async throws {
        try fill()
        let desk = try desk()
        try await desk.start()
        #expect(try await desk.look() == 0)
    }
}

/// Fails as often as it is told to, then takes everything.
private final class MoodyChannel: AlertChannel {
    private let state = Mutex<(failures: Int, tries: Int, taken: [String])>((0, 0, []))
    let name = "moody"
    let isSlow = true

    var failuresToCome: Int {
        get { state.withLock { $0.failures } }
        set { state.withLock { $0.failures = newValue } }
    }
    var tries: Int { state.withLock { $0.tries } }
    var taken: [String] { state.withLock { $0.taken } }

    struct Mood: Error {}

    func send(_ alert: KeptAlert) throws {
        try state.withLock { state in
            state.tries += 1
            guard state.failures == 0 else {
                state.failures -= 1
                throw Mood()
            }
            state.taken.append(alert.key)
        }
    }
}
