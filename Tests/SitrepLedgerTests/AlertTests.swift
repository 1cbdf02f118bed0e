// What rules tell of, and what they do not tell twice.

import SitrepLedger
import SitrepModel
import SitrepTestSupport
import Testing

private func alerts(
    _ subject: AlertRule.Subject, countries: Set<CountryCode> = [], places: Set<String> = [],
    from earlier: [Findings], adding later: [Findings]
) -> [Alert] {
    let rule = AlertRule(name: "rule", subject: subject, countries: countries, places: places)
    return AlertFinder(
        from: Ledger(reports: earlier.map(ReportEntries.init)),
        to: Ledger(reports: (earlier + later).map(ReportEntries.init))
    ).alerts(by: [rule])
}

@Suite struct AlertTests {
    private let cut = Findings.fixture(
        1, text: "Internet was cut in the country on Wednesday.", published: "2022-01-05"
    )
    .reporting(.internet, .cut, from: "2022-01-05")
    private let restored = Findings.fixture(2, text: "Internet is back everywhere.", published: "2022-01-06")
        .reporting(.internet, .restored, from: "2022-01-06")
    private let almaty = Place(
        id: LocalID(1), span: TextSpan(0, 6), name: "Almaty", country: "KAZ", confidence: 1, rule: "test")
    private let storm = "Crowds stormed the hall in Almaty while soldiers of the garrison looked on from the square."

    private func anyStatus(_ states: Set<StatusReport.State> = []) -> AlertRule.Subject {
        .status(systems: [.internet], states: states)
    }

    @Test func aChangedStateIsToldWithItsWords() throws {
        let found = alerts(anyStatus(), from: [cut], adding: [restored])
        let alert = try #require(found.first)
        #expect(found.count == 1 && alert.citation.quote == "Internet is back everywhere.")
        #expect(alert.rule == "rule" && alert.witnessCount == 1)
        guard case .status(let change) = alert.finding else {
            Issue.record("no status")
            return
        }
        #expect(change.before?.state == .cut && change.now.state == .restored)
    }

    @Test func aRuleHoldsForItsSystemsStatesAndCountriesOnly() {
        #expect(alerts(anyStatus([.cut]), from: [cut], adding: [restored]).isEmpty)
        #expect(alerts(anyStatus([.restored]), from: [cut], adding: [restored]).count == 1)
        #expect(alerts(.status(systems: [.curfew], states: []), from: [cut], adding: [restored]).isEmpty)
        #expect(alerts(anyStatus(), countries: ["UZB"], from: [cut], adding: [restored]).isEmpty)
        #expect(alerts(anyStatus(), countries: ["KAZ"], from: [cut], adding: [restored]).count == 1)
    }

    @Test func anotherReportOfTheSameStateIsNoNews() {
        let again = Findings.fixture(
            3, text: "The net is still down, a visitor to the capital wrote.", published: "2022-01-05"
        )
        .reporting(.internet, .cut, from: "2022-01-05")
        #expect(alerts(anyStatus(), from: [cut], adding: [again]).isEmpty)
    }

    @Test func aTermThatRunsOutIsTold() {
        let curfew = Findings.fixture(1, text: "A curfew holds.", published: "2022-01-05")
            .reporting(.curfew, .imposed, from: "2022-01-05", until: "2022-01-19")
        let later = Findings.fixture(2, text: "Shops are open.", published: "2022-01-20")
        let found = alerts(.status(systems: [.curfew], states: []), from: [curfew], adding: [later])
        #expect(found.map(\.citation.quote) == ["A curfew holds."])
    }

    @Test(
        arguments: [
            (nil, nil, 100.0, 101.0, true), (2, nil, 100, 199, false), (2, nil, 100, 200, true),
            (2, nil, nil, 200, false), (nil, 150, 100, 149, false), (nil, 150, 100, 150, true),
            (nil, 150, nil, 200, true),
            (nil, 150, 160, 200, false), (2, 150, 160, 320, true), (nil, nil, nil, 5, true),
        ] as [(Double?, Double?, Double?, Double, Bool)])
    func numbersJump(_ factor: Double?, _ bound: Double?, _ before: Double?, _ now: Double, _ isTold: Bool) {
        let earlier = before.map {
            Findings.fixture(1, text: "Some were hurt, doctors said.", published: "2022-01-05").counting(
                .injured, best: $0)
        }
        let later = Findings.fixture(2, text: "More were hurt at night.", published: "2022-01-06")
            .counting(.injured, best: now)
        let found = alerts(
            .figure(quantities: [.injured], factor: factor, bound: bound), from: [earlier].compactMap { $0 },
            adding: [later])
        #expect(found.count == (isTold ? 1 : 0))
    }

    @Test func aPlaceIsToldTheFirstTime() {
        let first = Findings.fixture(1, text: storm).telling("PROTEST", trigger: "stormed", place: almaty)
        #expect(alerts(.place(names: []), from: [], adding: [first]).map(\.citation.quote) == [storm])
        #expect(alerts(.place(names: ["almaty"]), from: [], adding: [first]).count == 1)
        #expect(alerts(.place(names: ["Aktau"]), from: [], adding: [first]).isEmpty)
        let second = Findings.fixture(2, text: "Police in Almaty fired.").telling(
            "ASSAULT", trigger: "fired", place: almaty)
        #expect(alerts(.place(names: []), from: [first], adding: [second]).isEmpty)
        #expect(alerts(.place(names: []), countries: ["UZB"], from: [], adding: [first]).isEmpty)
    }

    @Test(arguments: [
        ("Kassym-Jomart Tokayev", "Tokayev", true), ("Tokayev", "Kassym-Jomart Tokayev", false),
        ("Tokayeva", "Tokayev", false), ("the Interior Ministry", "interior ministry", true), ("Tokayev", "", false),
    ])
    func anActorIsKnownByPartOfTheName(_ name: String, _ wanted: String, _ isKnown: Bool) {
        var first = Findings.fixture(1, text: "He ordered troops to fire.").telling("ASSAULT", trigger: "fire")
        first.actors.append(
            Actor(id: LocalID(1), name: name, type: .person, firstMention: TextSpan(0, 2), rule: "test"))
        first.events[0].actors = [LocalID(1)]
        let found = alerts(.actor(names: [wanted]), from: [], adding: [first])
        #expect(found.count == (isKnown ? 1 : 0))
        #expect(alerts(.actor(names: [wanted]), from: [first], adding: [restored]).isEmpty)
    }

    @Test func whoeverHasNoNameIsNoNewsUnlessAskedFor() {
        let first = Findings.fixture(2, text: storm)
            .telling("PROTEST", trigger: "stormed", place: almaty, by: ["armed men", "Oyan"])
        let told = alerts(.actor(names: []), from: [cut], adding: [first]).map { alert in
            if case .actor(let name) = alert.finding { name } else { "another" }
        }
        #expect(told == ["Oyan"])
        #expect(alerts(.actor(names: ["armed men"]), from: [cut], adding: [first]).count == 1)
    }

    @Test func aHappeningOfATypeIsTold() {
        let first = Findings.fixture(2, text: storm).telling("PROTEST", trigger: "stormed", place: almaty)
        #expect(alerts(.event(types: ["PROTEST"]), countries: ["KAZ"], from: [cut], adding: [first]).count == 1)
        #expect(alerts(.event(types: ["ASSAULT"]), from: [cut], adding: [first]).isEmpty)
        #expect(alerts(.event(types: []), places: ["aktau"], from: [cut], adding: [first]).isEmpty)
    }

    @Test func copiesOfAWitnessAreNoNews() {
        let first = Findings.fixture(1, text: storm, publisher: "Steppe Wire")
            .telling("PROTEST", trigger: "stormed", place: almaty).reporting(.internet, .cut)
        let copy = Findings.fixture(2, text: storm, publisher: "Lakeside Observer")
            .telling("PROTEST", trigger: "stormed", place: almaty).reporting(.internet, .cut)
        for subject in [AlertRule.Subject.event(types: []), .place(names: []), .actor(names: []), anyStatus()] {
            #expect(alerts(subject, from: [first], adding: [copy]).isEmpty)
        }
        #expect(alerts(.event(types: []), from: [], adding: [first, copy]).count == 1)
    }

    @Test func nothingIsToldOfNothing() {
        for subject in [AlertRule.Subject.event(types: []), .place(names: []), .actor(names: []), anyStatus()] {
            #expect(alerts(subject, from: [cut], adding: []).isEmpty)
        }
    }

    @Test func theOrderOfArrivalDoesNotMatter() {
        let reports = [
            cut, restored, Findings.fixture(3, text: storm).telling("PROTEST", trigger: "stormed", place: almaty),
        ]
        let keys = alerts(.event(types: []), from: [], adding: reports).map(\.key)
        #expect(keys == alerts(.event(types: []), from: [], adding: reports.reversed()).map(\.key) && !keys.isEmpty)
    }
}
