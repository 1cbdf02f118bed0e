// What two codings of one report find differently.

import SitrepLedger
import SitrepModel
import SitrepTestSupport
import Testing

@Suite struct DifferenceTests {
    private let text = "The attack cut the internet in the city and 12 died."

    private var base: Findings { Findings.fixture(1, text: text) }

    @Test func theSameCodingHasNoDifference() {
        let one = base.reporting(.internet, .cut).telling("ASSAULT", trigger: "attack")
        #expect(ReportDifference(from: one, to: one).isEmpty)
    }

    @Test func entriesComeAndGo() {
        let before = base.telling("ASSAULT", trigger: "attack")
        let after = base.telling("COERCE", trigger: "cut").counting(.killed, best: 12)
        let difference = ReportDifference(from: before, to: after)
        #expect(difference.went.map(\.anchor.words) == ["attack"])
        #expect(difference.came.map(\.anchor.kind) == [.figure, .event])
        #expect(difference.changed.isEmpty)
    }

    @Test func anEntryOnTheSameWordsIsChanged() throws {
        let before = base.telling("ASSAULT", trigger: "attack", from: "2022-01-05")
        let after = base.telling("ASSAULT", trigger: "attack", from: "2022-01-06")
        let change = try #require(ReportDifference(from: before, to: after).changed.first)
        #expect(!change.hasMoved)
        #expect(change.facts.map(\.name) == ["from"])
        #expect(change.facts[0].before == "2022-01-05" && change.facts[0].after == "2022-01-06")
    }

    @Test func anEntryOnWordsThatOverlapHasMoved() throws {
        let before = base.telling("ASSAULT", trigger: "The attack")
        let after = base.telling("ASSAULT", trigger: "attack")
        let difference = ReportDifference(from: before, to: after)
        #expect(difference.came.isEmpty && difference.went.isEmpty)
        #expect(try #require(difference.changed.first).hasMoved)
    }

    @Test func numbersOfEntriesAreNoDifference() {
        let before = base.telling("ASSAULT", trigger: "attack").telling("COERCE", trigger: "cut")
        let after = base.telling("COERCE", trigger: "cut").telling("ASSAULT", trigger: "attack")
        #expect(ReportDifference(from: before, to: after).isEmpty)
    }

    @Test func twoEntriesOnTheSameWordsAreToldApartByWhatTheySay() {
        let before = base.telling("ASSAULT", trigger: "attack").telling("COERCE", trigger: "attack")
        let after = base.telling("COERCE", trigger: "attack")
        let difference = ReportDifference(from: before, to: after)
        #expect(difference.went.flatMap(\.facts).contains { $0.value == "ASSAULT" })
        #expect(difference.changed.isEmpty)
    }
}
