// Decisions in a file: added and never changed, kept when reports are coded anew, made room for in older files.

import Foundation
import GRDB
import SitrepLedger
import SitrepModel
import SitrepStore
import SitrepTestSupport
import Testing

@Suite struct DecisionStoreTests {
    private let folder: URL
    private var path: String { folder.appendingPathComponent("ledger.sqlite").path }
    private let text = "The attack cut the internet and 12 died."
    private let now = DecisionTime(secondsSinceEpoch: 1_800_000_000)

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("sitrep-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    private var report: Findings {
        Findings.fixture(1, text: text).reporting(.internet, .cut).counting(.killed, best: 12)
            .telling("ASSAULT", trigger: "attack")
    }

    private func entry(_ local: String) -> EntryID {
        EntryID(report: ReportID(digest: report.document.digest), local: local)
    }

    private func filled() throws -> LedgerStore {
        let store = try LedgerStore(path: path)
        try store.add(report)
        return store
    }

    @discardableResult
    private func decide(_ store: LedgerStore, _ wish: DecisionRequest.Wish, _ local: String) throws -> Decision {
        let request = try DecisionRequest(analyst: "Ann", entry: entry(local), scope: .entry, wish: wish, reason: "why")
        return try store.decide(request, at: now) { BoardBuilder.board(of: try store.reviewedLedger()) }
    }

    @Test func decisionsReadBackAsTheyWereMade() throws {
        let store = try filled()
        let days = try #require(CalendarDate(iso8601: "2022-01-05").flatMap { CorrectedDays(from: $0, until: $0) })
        let made = [
            try decide(store, .accept, "e1"), try decide(store, .reject, "f1"),
            try decide(store, .note("a “note”"), "s1"),
            try decide(store, .correctDays(days), "e1"),
            try decide(
                store, .correctPlace(CorrectedPlace(name: "Almaty", country: "KAZ", lat: 43.25, lon: 76.92)), "e1"),
            try store.undo(DecisionID(2), by: "Ben", at: now),
        ]
        #expect(made.map(\.id.number) == Array(1...6))
        #expect(try LedgerStore(path: path).decisions() == made)
        #expect(try store.version().decisions == 6)
        #expect(try store.reviewedLedger().reports[0].figures.count == 1)
        #expect(try store.ledger().reports[0].events[0].place == nil)
    }

    @Test func nothingChangesOrDeletesADecision() throws {
        try decide(try filled(), .reject, "e1")
        let queue = try DatabaseQueue(path: path)
        for sql in ["DELETE FROM decision", "UPDATE decision SET analyst = 'Eve'"] {
            #expect(throws: DatabaseError.self) { try queue.write { try $0.execute(sql: sql) } }
        }
    }

    @Test func whatIsNotThereIsRefused() throws {
        let store = try filled()
        #expect(throws: ReviewError.self) { try decide(store, .accept, "e9") }
        #expect(throws: ReviewError.self) { try store.undo(DecisionID(7), by: "Ann", at: now) }
        try decide(store, .accept, "e1")
        try store.undo(DecisionID(1), by: "Ann", at: now)
        let error = #expect(throws: ReviewError.self) { try store.undo(DecisionID(1), by: "Ann", at: now) }
        #expect(error?.kind == .conflict)
        #expect(try store.decisions().count == 2)
    }

    @Test func aPlaceIsFoundWhereReportsPutIt() throws {
        let store = try LedgerStore(path: path)
        let place = Place(
            id: LocalID(1), span: TextSpan(0, 3), name: "Almaty", country: "KAZ", lat: 43.25, lon: 76.92,
            feature: "PPLA", confidence: 0.9, rule: "test")
        try store.add(report.telling("PROTEST", trigger: "died", place: place))
        try decide(store, .correctPlace(CorrectedPlace(name: "almaty", country: nil)), "e1")
        let event = try #require(try store.reviewedLedger().reports[0].events.first)
        #expect(event.place == "Almaty" && event.country == "KAZ" && event.lat == 43.25 && event.feature == "PPLA")
    }

    // MARK: Coding anew

    @Test func aNewCodingTakesThePlaceOfTheOldOneAndDecisionsStay() throws {
        let store = try filled()
        try decide(store, .reject, "e1")
        try decide(store, .accept, "f1")
        let newer = Findings.fixture(1, text: text).telling("COERCE", trigger: "cut").telling(
            "ASSAULT", trigger: "attack")
        #expect(try store.replace(newer))
        #expect(try !store.replace(newer))
        #expect(try store.ledger().reports[0].events == ReportEntries(newer).events)
        #expect(try store.findings(of: entry("e1").report) == newer)
        #expect(try store.review().items.map(\.state) == [.standing, .orphaned])
        #expect(try store.reviewedLedger().reports[0].events.map(\.plover.event) == ["COERCE"])
        let version = try store.version()
        #expect(version.reports == 1 && version.recodings == 1 && version.decisions == 2)
        #expect(try store.searchCount("attack") == 1)
    }

    @Test func aReportThatIsNotKeptIsNotReplaced() throws {
        #expect(try !filled().replace(Findings.fixture(2, text: text)))
    }

    @Test func copiesAreLinkedAnewOnlyWhereTheirKeysDiffer() throws {
        let store = try LedgerStore(path: path)
        let words = (0..<60).map { "Word\($0)" }.joined(separator: " ")
        let all = [words + " more.", words].enumerated().map { Findings.fixture($0 + 1, text: $1) }
        for one in all { try store.add(one) }
        #expect(try !store.relinkCopies())
        var parted = all[1]
        parted.sentences = [TextSpan(0, 20), TextSpan(20, parted.text.utf8Count)]
        try store.replace(parted)
        let links = try store.ledger().links
        let isStale = ReportEntries(parted).copyProfile != ReportEntries(all[1]).copyProfile
        let isRelinked = try store.relinkCopies()
        #expect(isRelinked == isStale)
        #expect(try store.ledger().links == links)
    }

    @Test func twoLedgersAreComparedReportByReport() throws {
        let old = try filled()
        try decide(old, .accept, "f1")
        try old.add(Findings.fixture(2, text: "Nothing."))
        let new = try LedgerStore(path: folder.appendingPathComponent("new.sqlite").path)
        try new.add(Findings.fixture(1, text: text).telling("ASSAULT", trigger: "attack"))
        try new.add(Findings.fixture(3, text: "Something."))
        var came = 0, went = 0, onlyOld = 0, onlyNew = 0
        let comparison = LedgerComparison(old: old, new: new)
        try comparison.run { outcome in
            switch outcome {
            case .both(let difference): (came, went) = (difference.came.count, difference.went.count)
            case .onlyOld: onlyOld += 1
            case .onlyNew: onlyNew += 1
            }
        }
        #expect(came == 0 && went == 2 && onlyOld == 1 && onlyNew == 1)
        #expect(try comparison.lostDecisions().map(\.id) == [DecisionID(1)])
    }

    // MARK: Older files

    @Test func aFileOfAnEarlierVersionGetsRoomForDecisions() throws {
        _ = try filled()
        let queue = try DatabaseQueue(path: path)
        try queue.write { db in
            try db.execute(
                sql: """
                    DROP TABLE decision; DROP TABLE recoding;
                    DELETE FROM grdb_migrations WHERE identifier LIKE '5 %'
                    """)
        }
        try queue.close()
        let store = try LedgerStore(path: path)
        #expect(try store.ledger().reports.count == 1)
        try decide(store, .accept, "e1")
        #expect(try store.decisions().count == 1)
    }
}
