// What sources have said, and how it held.

import SitrepLedger
import SitrepModel
import SitrepTestSupport
import Testing

private func records(_ findings: [Findings]) -> [SourceRecord] {
    let ledger = Ledger(reports: findings.map(ReportEntries.init))
    return SourceRecords.records(of: ledger, board: BoardBuilder.board(of: ledger))
}

@Suite struct SourceTests {
    private let cut = Findings.fixture(1, text: "Internet was cut.", published: "2022-01-05", publisher: "Steppe Wire")
        .reporting(.internet, .cut, from: "2022-01-05")
    private let back = Findings.fixture(
        2, text: "Internet is back.", published: "2022-01-07", publisher: "Caspian Desk"
    )
    .reporting(.internet, .restored, from: "2022-01-07")

    @Test func theLaterWordStandsAndTheEarlierIsSuperseded() throws {
        let found = records([cut, back])
        #expect(found.map(\.name) == ["Caspian Desk", "Steppe Wire"])
        #expect(found.map { $0.entries.map(\.fate) } == [[.stands], [.superseded]])
    }

    @Test func theOrderOfArrivalDoesNotMatter() {
        #expect(records([cut, back]).map(\.name) == records([back, cut]).map(\.name))
    }

    @Test func numbersThatCannotBothBeRightAreContradicted() {
        let one = Findings.fixture(1, text: "Some 4,353 were hurt.", publisher: "A").counting(.injured, best: 4353)
        let other = Findings.fixture(2, text: "Some 4,578 were hurt.", publisher: "B").counting(.injured, best: 4578)
        #expect(records([one, other]).allSatisfy { $0.count(.contradicted) == 1 })
    }

    @Test func anEmptyLedgerHasNoSources() { #expect(records([]).isEmpty) }
}
