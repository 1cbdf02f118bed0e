// What is new between two instants.

import SitrepLedger
import SitrepModel
import SitrepTestSupport
import Testing

private func changes(_ findings: [Findings], since: String, asOf: String) -> BoardChanges? {
    let ledger = Ledger(reports: findings.map(ReportEntries.init))
    guard let before = PublicationTime(iso8601: since), let now = PublicationTime(iso8601: asOf) else { return nil }
    return BoardChanges(
        from: BoardBuilder.board(of: ledger, asOf: before), to: BoardBuilder.board(of: ledger, asOf: now))
}

@Suite struct ChangesTests {
    private let reports = [
        Findings.fixture(1, text: "Internet was cut.", published: "2022-01-05")
            .reporting(.internet, .cut, from: "2022-01-05"),
        Findings.fixture(2, text: "Internet is back.", published: "2022-01-06")
            .reporting(.internet, .restored, from: "2022-01-06"),
        Findings.fixture(3, text: "Some 317 were hurt.", published: "2022-01-05").counting(.injured, best: 317),
        Findings.fixture(4, text: "Now 1,000 are hurt.", published: "2022-01-06").counting(.injured, best: 1000),
        Findings.fixture(5, text: "Crowds stormed the hall.", published: "2022-01-06")
            .telling("PROTEST", trigger: "stormed"),
    ]

    @Test func whatIsNewIsSaidWithWhatWasBefore() throws {
        let found = try #require(changes(reports, since: "2022-01-05", asOf: "2022-01-06"))
        #expect(found.statuses.map(\.now.state) == [.restored] && found.statuses.first?.before?.state == .cut)
        #expect(found.figures.first?.latest.best == 1000 && found.figures.first?.before?.best == 317)
        #expect(found.incidents.map(\.event.plover.event) == ["PROTEST"])
    }

    @Test func betweenOneInstantAndItselfNothingChanges() throws {
        #expect(try #require(changes(reports, since: "2022-01-06", asOf: "2022-01-06")).isEmpty)
    }

    @Test func aTermThatRunsOutIsAChange() throws {
        let curfew = Findings.fixture(1, text: "A curfew holds.", published: "2022-01-05")
            .reporting(.curfew, .imposed, from: "2022-01-05", until: "2022-01-19")
        let found = try #require(changes([curfew], since: "2022-01-19", asOf: "2022-01-20"))
        #expect(found.statuses.map(\.now.hasExpired) == [true])
    }

    @Test func whatWasOverBeforeIsNoChange() throws {
        let curfew = Findings.fixture(1, text: "A curfew holds.", published: "2022-01-05")
            .reporting(.curfew, .imposed, from: "2022-01-05", until: "2022-01-19")
        #expect(try #require(changes([curfew], since: "2022-02-01", asOf: "2022-02-02")).isEmpty)
    }
}
