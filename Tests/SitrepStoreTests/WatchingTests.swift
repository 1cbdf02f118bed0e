// What the ledger remembers of watching, and that its steps are whole.

import Foundation
import SitrepLedger
import SitrepModel
import SitrepStore
import SitrepTestSupport
import Testing

@Suite final class WatchingTests {
    private let path = FileManager.default.temporaryDirectory.appendingPathComponent(
        "sitrep-\(UUID().uuidString).sqlite"
    ).path
    private let store: LedgerStore
    private let now = Date(timeIntervalSince1970: 1_000_000)

    init() throws { store = try LedgerStore(path: path) }

    deinit { for ending in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + ending) } }

    private func item(_ key: String, version: String = "1", entry: String = "{}") -> WatchedItem {
        WatchedItem(key: key, source: "feed", version: version, entry: entry)
    }

    @Test func aSourceIsRemembered() throws {
        #expect(try store.watchedSource("feed") == nil)
        let source = WatchedSource(address: "feed", validators: "{}", next: now, failures: 2)
        try store.keep(source)
        #expect(try store.watchedSource("feed") == source)
        #expect(try LedgerStore(path: path).watchedSource("feed") == source)
    }

    @Test func anItemWaitsUntilItsReportIsKept() throws {
        let source = WatchedSource(address: "feed")
        #expect(try store.keep(source, items: [item("a"), item("b")]) == 2)
        #expect(try store.keep(source, items: [item("a"), item("b"), item("c")]) == 1)
        #expect(try store.waitingItems(of: ["feed"]).map(\.key) == ["a", "b", "c"])
        #expect(try store.waitingItems(of: ["other"]).isEmpty)
        let report = Findings.fixture(1, text: "Internet was cut.")
        #expect(try store.keep([report], of: item("a")) == 1)
        #expect(try store.keep([report], of: item("b")) == 0)
        #expect(try store.waitingItems(of: ["feed"]).map(\.key) == ["c"])
        #expect(try store.keep(source, items: [item("a")]) == 0)
        #expect(try store.revision() == 1)
    }

    @Test func aPageThatTwoSourcesNameIsKeptOnce() throws {
        func named(by source: String, _ version: String = "1") -> WatchedItem {
            WatchedItem(key: "a", source: source, version: version, entry: "{}")
        }
        let (one, two, three) = (WatchedSource(address: "1"), WatchedSource(address: "2"), WatchedSource(address: "3"))
        #expect(try store.keep(one, items: [named(by: "1")]) == 1)
        #expect(try store.keep(two, items: [named(by: "2")]) == 1)
        _ = try store.keep([], of: named(by: "1"))
        #expect(try store.waitingItems(of: ["1", "2"]).isEmpty)
        #expect(try store.keep(three, items: [named(by: "3")]) == 0)
        // Each source's own versions count, so that two that differ do not make each other's page new.
        #expect(try store.keep(two, items: [named(by: "2", "other")]) == 1)
        _ = try store.keep([], of: named(by: "2", "other"))
        #expect(try store.keep(one, items: [named(by: "1")]) == 0)
        #expect(try store.keep(two, items: [named(by: "2", "other")]) == 0)
    }

    @Test func anItemThatChangedWaitsAgain() throws {
        let source = WatchedSource(address: "feed")
        try store.keep(source, items: [item("a")])
        _ = try store.keep([], of: item("a"))
        #expect(try store.keep(source, items: [item("a", version: "2", entry: "new")]) == 1)
        #expect(try store.waitingItems(of: ["feed"]).map(\.entry) == ["new"])
        // What was fetched of the version before does not end the wait for this one.
        _ = try store.keep([], of: item("a"))
        #expect(try store.waitingItems(of: ["feed"]).count == 1)
    }

    @Test func anItemIsPutOff() throws {
        try store.keep(WatchedSource(address: "feed"), items: [item("a"), item("b")])
        var later = item("a")
        (later.attempts, later.next) = (1, now)
        try store.postpone(later)
        let waiting = try store.waitingItems(of: ["feed"])
        #expect(waiting.map(\.key) == ["b", "a"] && waiting.last?.attempts == 1 && waiting.last?.next == now)
    }

    @Test func filesAndHostsAreRemembered() throws {
        let stamp = FileStamp(bytes: 7, modified: 1.5)
        try store.keep(file: "a.txt", stamp)
        try store.keep(hosts: ["https://a.example": "{}"])
        #expect(try store.watchedFiles() == ["a.txt": stamp])
        #expect(try store.watchedHosts() == ["https://a.example": "{}"])
    }

    @Test func aRuleBeginsWithWhatComesNext() throws {
        try store.add(Findings.fixture(1, text: "Internet was cut."))
        #expect(try store.marks(of: ["rule"]) == ["rule": 1])
        try store.add(Findings.fixture(2, text: "Internet is back."))
        #expect(try store.marks(of: ["rule", "new"]) == ["rule": 1, "new": 2])
        let pair = try store.ledgers(through: 1)
        #expect(pair.earlier.reports.count == 1 && pair.later.reports.count == 2 && pair.revision == 2)
    }

    @Test func anAlertIsKeptOnceUntilEachChannelHasIt() throws {
        _ = try store.marks(of: ["rule"])
        let alert = KeptAlert(key: "k", line: "line", body: "{}")
        func keep(_ mark: Int, _ revision: Int) throws -> Int {
            try store.keep(
                [alert], channels: ["stderr", "hook"], rules: ["rule"], from: mark, through: revision, now: now)
        }
        #expect(try keep(0, 5) == 1)
        #expect(try keep(5, 6) == 0)
        #expect(throws: LedgerStore.OvertakenError.self) { try keep(5, 7) }
        #expect(try store.marks(of: ["rule"]) == ["rule": 6])
        let delivery = try #require(try store.deliveries(to: "hook", due: now).first)
        #expect(delivery.alert == alert && delivery.attempts == 0)
        try store.postpone(delivery, until: now.addingTimeInterval(60))
        #expect(try store.deliveries(to: "hook", due: now).isEmpty)
        #expect(try store.deliveries(to: "hook", due: now.addingTimeInterval(60)).map(\.attempts) == [1])
        #expect(try store.undelivered() == ["stderr": 1, "hook": 1])
        try store.settle(delivery)
        #expect(try store.undelivered() == ["stderr": 1])
    }
}
