// The ledger in a file: all of a report or nothing, a report once, found again by words and by place.

import Foundation
import GRDB
import SitrepLedger
import SitrepModel
import SitrepStore
import SitrepTestSupport
import Testing

@Suite struct StoreTests {
    private let folder: URL
    private var path: String { folder.appendingPathComponent("ledger.sqlite").path }

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("sitrep-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    private func report(_ number: Int, _ text: String) -> Findings {
        let place = Place(
            id: LocalID(1), span: TextSpan(0, 3), name: "Almaty", country: "KAZ", lat: 43.25, lon: 76.92,
            feature: "PPLA", confidence: 0.9, rule: "test")
        return Findings.fixture(number, text: text).reporting(.internet, .cut, from: "2022-01-05")
            .counting(.killed, low: 24, high: nil).telling("ASSAULT", trigger: "attack", place: place)
    }

    @Test func aReportIsKeptOnce() throws {
        let store = try LedgerStore(path: path)
        let one = report(1, "The attack cut the internet.")
        #expect(try store.add(one))
        #expect(try !store.add(one))
        #expect(try store.contains(digest: one.document.digest))
        #expect(try store.ledger().reports.count == 1)
        #expect(try store.revision() == 1)
    }

    @Test func theLedgerReadsBackAsItWasWritten() throws {
        let store = try LedgerStore(path: path)
        let one = report(1, "The attack cut the internet.")
        try store.add(one)
        let again = try #require(try LedgerStore(path: path).ledger().reports.first)
        let entries = ReportEntries(one)
        #expect(again.statuses == entries.statuses)
        #expect(again.figures == entries.figures)
        #expect(again.events == entries.events)
        #expect(again.info == entries.info)
        #expect(try store.findings(of: entries.id) == one)
    }

    @Test func reportsThatComeLaterAreReadAlone() throws {
        let store = try LedgerStore(path: path)
        let text = (0..<60).map { "word\($0)" }.joined(separator: " ")
        try store.add(report(1, "The attack cut the internet."))
        try store.add(Findings.fixture(2, text: text))
        let (before, revision) = (try store.ledger(), try store.revision())
        try store.add(report(3, "Another attack was told."))
        try store.add(Findings.fixture(4, text: text + " more."))
        let (grown, whole) = (try store.ledger(adding: revision + 1...revision + 2, to: before), try store.ledger())
        #expect(grown.reports.map(\.id) == whole.reports.map(\.id))
        #expect(grown.reports.map(\.events) == whole.reports.map(\.events))
        #expect(grown.links == whole.links && whole.links.count == 1)
        #expect(whole.report(ReportID(digest: report(3, "An attack.").document.digest))?.events.count == 1)
    }

    @Test func aFileOfAnEarlierVersionKnowsTheDaysThatReportsName() throws {
        var one = report(1, "The attack cut the internet on Tuesday.")
        one.times = [
            TimeMention(
                id: LocalID(1), span: TextSpan(31, 38), type: .date, value: "2022-01-04",
                from: CalendarDate(iso8601: "2022-01-04"),
                until: CalendarDate(iso8601: "2022-01-04"), rule: "test")
        ]
        try LedgerStore(path: path).add(one)
        let before = try days()
        let queue = try DatabaseQueue(path: path)
        try queue.write { db in
            try db.execute(
                sql: "DROP TABLE named_day; DELETE FROM grdb_migrations WHERE identifier LIKE '7 %'")
        }
        try queue.close()
        #expect(try days() == before && before.contains("2022-01-06 1"))
    }

    /// The timeline's days with the numbers of their reports.
    private func days() throws -> [String] {
        let store = try LedgerStore(path: path)
        return try store.timeline(of: store.ledger(), dayLimit: 10, sentenceLimit: 1).chronicle.map {
            "\($0.date) \($0.reportCount)"
        }
    }

    @Test func copiesAreLinkedAsTheyComeIn() throws {
        let store = try LedgerStore(path: path)
        let text = (0..<60).map { "word\($0)" }.joined(separator: " ")
        let all = [text + " more.", "Quite another text.", text].enumerated().map { Findings.fixture($0 + 1, text: $1) }
        for one in all { try store.add(one) }
        let kept = try store.ledger()
        #expect(kept.links.count == 1)
        #expect(CopyGroups(kept).origins == CopyGroups(Ledger(reports: all.map(ReportEntries.init))).origins)
    }

    @Test func wordsAreFound() throws {
        let store = try LedgerStore(path: path)
        try store.add(report(1, "The attack cut the internet in the city."))
        try store.add(report(2, "An attack on the bridge."))
        #expect(try store.searchCount("attack") == 2)
        let hits = try store.search("inter")
        #expect(hits.count == 1)
        #expect(hits.first?.snippet.contains { $0.isMatch && $0.text == "internet" } == true)
    }

    @Test(arguments: ["", "   ", "\"", "*", "AND", "(", "a\" OR \"b", "'; DROP TABLE report; --", "NEAR(", "{title}:x"])
    func anySearchTextIsSafe(_ query: String) throws {
        let store = try LedgerStore(path: path)
        try store.add(report(1, "The attack."))
        _ = try store.search(query)
        #expect(try store.ledger().reports.count == 1)
    }

    @Test func placesAreFoundInAFrame() throws {
        let store = try LedgerStore(path: path)
        let one = report(1, "The attack.")
        try store.add(one)
        let id = ReportID(digest: one.document.digest)
        #expect(try store.reports(west: 70, south: 40, east: 80, north: 50) == [id])
        #expect(try store.reports(west: 0, south: 40, east: 10, north: 50).isEmpty)
    }

    @Test func aFileThatIsNoDatabaseIsRefusedWithItsName() throws {
        try Data("not a database, only words and more words".utf8).write(to: URL(fileURLWithPath: path))
        let error = #expect(throws: StoreError.self) { try LedgerStore(path: path) }
        #expect(error?.description.contains(path) == true)
    }

    @Test func aFolderThatIsNotThereIsRefused() {
        #expect(throws: StoreError.self) { try LedgerStore(path: path + "/missing/ledger.sqlite") }
    }
}
