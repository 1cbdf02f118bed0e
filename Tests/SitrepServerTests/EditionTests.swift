// What pages are made from, and what is kept of them.

import Foundation
import Hummingbird
@testable import SitrepServer
import SitrepLedger
import SitrepModel
import SitrepStore
import SitrepTestSupport
import Testing

@Suite struct EditionTests {
    private func store() throws -> LedgerStore {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("sitrep-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return try LedgerStore(path: folder.appendingPathComponent("ledger.sqlite").path)
    }

    private func report(_ number: Int) -> Findings {
        Findings.fixture(number, text: "Police fired at crowd \(number).").telling("ASSAULT", trigger: "fired")
    }

    @Test func aPageShowsWhatHasArrived() async throws {
        let store = try store()
        let desk = Desk(store: store)
        #expect(try await desk.board().reportCount == 0)
        try store.add(report(1))
        #expect(try await desk.board().reportCount == 1)
        try store.add(report(2))
        let edition = try await desk.edition()
        #expect(edition.version.reports == 2 && edition.found.reports.count == 2)
        #expect(try await desk.shownRevision() == 2)
    }

    @Test func anAnswerIsKeptWithItsEditionOnly() async throws {
        let store = try store()
        let desk = Desk(store: store)
        let answer = Answer(mediaType: "text/plain", body: ByteBuffer(string: "1"))
        let edition = try await desk.edition()
        await edition.keep(answer, for: "/")
        #expect(await edition.answer(to: "/")?.body == answer.body)
        try store.add(report(1))
        #expect(try await desk.edition().answer(to: "/") == nil)
    }

    @Test func keptAnswersHaveABound() {
        var kept = KeptAnswers()
        let large = Answer(mediaType: "", body: ByteBuffer(bytes: [UInt8](repeating: 0, count: 40 << 20)))
        kept.keep(large, for: "/a")
        kept.keep(large, for: "/b")
        #expect(kept["/a"] == nil && kept["/b"] != nil)
    }

    @Test func aReflectedPageHasItsValuesOnce() throws {
        struct Inner { let name: String; let note: String? }
        struct Page { let count: Int; let isOpen: Bool; let inner: Inner?; let all: [Inner]; let none: Inner? }
        let inner = Inner(name: "a", note: nil)
        let page = Page(count: 2, isOpen: false, inner: inner, all: [inner, inner], none: nil)
        let value = try #require(ReflectedPage.value(of: page) as? [String: Any])
        #expect(value["count"] as? Int == 2 && value["isOpen"] as? Bool == false)
        #expect((value["inner"] as? [String: Any])?["name"] as? String == "a")
        #expect((value["all"] as? [Any])?.count == 2)
        #expect(value["none"] == nil && (value["inner"] as? [String: Any])?["note"] == nil)
    }

    @Test func linesLastSpokenOfAreShownInTheirOrder() throws {
        let systems: [StatusReport.System] = [.internet, .flights, .banking, .border]
        let reports = systems.enumerated().map { number, system in
            Findings.fixture(number, text: "A state \(number).", published: "2022-01-0\(number + 1)")
                .reporting(system, .cut)
        }
        let lines = BoardBuilder.board(of: Ledger(reports: reports.map(ReportEntries.init))).statuses
        let newest = lines.newest(2)
        #expect(Set(newest.map(\.system)) == [.banking, .border])
        #expect(newest.map(\.system) == lines.map(\.system).filter { [.banking, .border].contains($0) })
        #expect(lines.newest(9).count == 4)
    }
}
