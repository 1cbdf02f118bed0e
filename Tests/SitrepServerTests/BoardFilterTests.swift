// Filters of the board: what each keeps, how they are read, shown and taken off.

import Hummingbird
import SitrepLedger
import SitrepModel
@testable import SitrepServer
import SitrepTestSupport
import Testing

@Suite struct BoardFilterTests {
    private static let almaty = Place(
        id: LocalID(1), span: TextSpan(0, 3), name: "Almaty", country: "KAZ", lat: 43.25, lon: 76.92, feature: "PPLA",
        confidence: 0.9, rule: "test")
    private static let oldName = Place(
        id: LocalID(1), span: TextSpan(0, 3), name: "Alma-Ata", country: "KAZ", lat: 43.25, lon: 76.92,
        feature: "PPLA", confidence: 0.9, rule: "test")

    private let board = BoardBuilder.board(
        of: Ledger(
            reports: [
                Findings.fixture(1, text: "The crowd began a protest in Almaty.", published: "2022-01-05")
                    .telling("PROTEST", trigger: "protest", place: almaty, from: "2022-01-04")
                    .counting(.killed, best: 3),
                Findings.fixture(2, text: "Gunmen led an attack in Alma-Ata.", published: "2022-01-08")
                    .telling("ASSAULT", trigger: "attack", place: oldName, from: "2022-01-07")
                    .counting(.killed, best: 8),
                Findings.fixture(3, text: "The internet was cut. Talks went on.", published: "2022-01-09")
                    .reporting(.internet, .cut, from: "2022-01-06", until: "2022-01-07")
                    .telling("CONSULT", trigger: "Talks"),
            ].map(ReportEntries.init)))

    private func filter(_ query: String) throws -> BoardFilter {
        let items = query.split(separator: "&").map { $0.split(separator: "=", omittingEmptySubsequences: false) }
        return try BoardFilter(Parameters(items.map { (key: $0[0], value: $0[1]) }))
    }

    @Test(arguments: cases("server/filters"))
    func keeps(_ row: Case) throws {
        let matcher = BoardMatcher(try filter(row["query"]), on: board)
        let kinds = matcher.kept(board.events).map(\.event.plover.event).sorted().joined(separator: " ")
        #expect(kinds == row["kinds"])
        #expect(matcher.kept(board.statuses).count == Int(row["states"]))
        let latest = matcher.kept(board.figures).first?.latest?.best.map { String(Int($0)) } ?? ""
        #expect(latest == row["killed"])
    }

    @Test(arguments: cases("server/filter-errors"))
    func refuses(_ row: Case) {
        #expect(throws: PageError.self) { try filter(row["query"]) }
    }

    @Test func eachFilterIsTakenOffAlone() throws {
        let chosen = try filter("country=KAZ&from=2022-01-04&until=2022-01-05&place=Almaty&events=80").chosen
        #expect(chosen.map(\.label) == ["country", "place", "from", "until"])
        #expect(chosen[1].without == "/?country=KAZ&from=2022-01-04&until=2022-01-05&events=80")
        #expect(chosen[3].without == "/?country=KAZ&from=2022-01-04&place=Almaty&events=80")
    }

    @Test func oneDayIsOneFilter() throws {
        let chosen = try filter("from=2022-01-05&until=2022-01-05&kind=PROTEST").chosen
        #expect(chosen.map(\.label) == ["kind", "on"])
        #expect(chosen.last?.without == "/?kind=PROTEST")
    }

    @Test func formsCarryWhatTheyDoNotAsk() throws {
        let filter = try filter("as-of=2022-01-09&country=KAZ&from=2022-01-04&view=engine")
        #expect(filter.fields(besides: ["as-of"]).map(\.name) == ["country", "from", "view"])
        #expect(filter.fields(besides: ["from", "until"]).map(\.name) == ["as-of", "country", "view"])
    }

    @Test func everyLinkOfThePageKeepsTheFilters() throws {
        let filter = try filter("country=KAZ&place=Almaty&from=2022-01-01")
        let page = BoardPage(board, changes: nil, filter: filter)
        let links = [page.twin, page.mapHref, page.previousDay, page.nextDay] + page.tables.values
        for link in links + [page.events[0].kindHref] {
            #expect(link.contains("country=KAZ") && link.contains("place=Almaty") && link.contains("from=2022-01-01"))
        }
        #expect(page.unfiltered == "/")
    }

    @Test func changesAreFilteredToo() throws {
        let before = BoardBuilder.board(of: Ledger(reports: []))
        let changes = BoardChanges(from: before, to: board)
        let page = BoardPage(board, changes: changes, filter: try filter("kind=ASSAULT"))
        #expect(page.changes.map(\.text) == ["Assault in Alma-Ata on 2022-01-07."])
    }

    @Test func reportsAreThoseThatTellWhatIsKept() throws {
        let page = BoardPage(board, changes: nil, filter: try filter("kind=ASSAULT"))
        #expect(page.reports.map(\.published) == ["2022-01-08"])
        #expect(page.moreReports == "All 3 reports")
        #expect(BoardPage(board, changes: nil, filter: try filter("place=Nowhere")).reports.isEmpty)
    }
}
