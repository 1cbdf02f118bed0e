// Which comings of forces are one happening.

import Foundation
import SitrepLedger
import SitrepModel
import SitrepTestSupport
import Testing

/// A report of forces of a country that come to Kazakhstan.
private func report(
    _ number: Int, from country: CountryCode, on day: String, state: Deployment.State = .arrived,
    modality: Modality = .actual, to host: CountryCode = "KAZ", counted: Double? = nil
) -> Findings {
    let text = "Soldiers of company \(number) were seen at field \(number * 7) by reporter \(number)."
    var findings = Findings.fixture(number, text: text, published: day)
    findings.actors.append(
        Actor(
            id: LocalID(1), name: "\(country.code) soldiers", type: .group, country: country,
            firstMention: TextSpan(0, 8), rule: "test"))
    if let counted { findings = findings.counting(.troops, best: counted) }
    findings.deployments.append(
        Deployment(
            id: LocalID(1), span: findings.text.fullSpan, contributor: LocalID(1), host: host,
            personnel: counted == nil ? nil : LocalID(1), state: state, modality: modality, rule: "test"))
    return findings
}

private func comings(_ reports: [Findings]) -> [Incident] {
    BoardBuilder.board(of: Ledger(reports: reports.map(ReportEntries.init))).events
}

@Suite struct ForceCourseTests {
    private let arrival = [
        report(1, from: "RUS", on: "2022-01-06"), report(2, from: "ARM", on: "2022-01-07"),
        report(3, from: "BLR", on: "2022-01-08"),
    ]

    @Test func forcesThatComeWithinDaysAreOneIncident() throws {
        let found = comings(arrival)
        #expect(found.count == 1)
        let incident = try #require(found.first)
        #expect(incident.tellings.count == 3 && incident.witnessCount == 3)
        #expect(incident.event.plover.event == "MOBILIZE")
        #expect(incident.days.map { "\($0.lowerBound) \($0.upperBound)" } == "2022-01-06 2022-01-08")
        #expect(incident.links.allSatisfy { $0.grounds == [.course] })
        #expect(incident.comingForces?.contributors == ["ARM", "BLR", "RUS"] && incident.comingForces?.host == "KAZ")
    }

    @Test func aContingentIsNoNumberOfTheWholeOfThemAll() throws {
        let counted = [
            report(1, from: "RUS", on: "2022-01-06"), report(2, from: "ARM", on: "2022-01-07", counted: 70),
            report(3, from: "BLR", on: "2022-01-08").counting(.troops, best: 2500),
        ]
        let ledger = Ledger(reports: counted.map(ReportEntries.init))
        let board = BoardBuilder.board(of: ledger)
        let series = try #require(board.events.first).figures(in: ledger, board: board)
        let numbers = Dictionary(
            uniqueKeysWithValues: series.map { ($0.side?.code ?? "all", ($0.points + $0.parts).map(\.best)) })
        #expect(numbers == ["all": [2500], "ARM": [70]])
    }

    @Test func theOrderOfArrivalChangesNothing() {
        #expect(comings(arrival.reversed()).map(\.id) == comings(arrival).map(\.id))
    }

    @Test func whatIsOnlyAnnouncedIsNoComing() {
        let announced = report(
            4, from: "UZB", on: "2022-01-07", state: .announced, modality: .planned)
        #expect(comings(arrival + [announced]).first?.tellings.count == 3)
        let kept = report(5, from: "ARM", on: "2022-01-06", state: .announced, modality: .planned)
        #expect(comings(arrival + [kept]).first?.tellings.count == 4)
        let denied = report(6, from: "UZB", on: "2022-01-07", modality: .negated)
        #expect(comings(arrival + [denied]).first?.tellings.count == 3)
    }

    @Test func twoReportsOrALongSilenceMakeNoCourse() {
        #expect(comings(Array(arrival.prefix(2))).isEmpty)
        let late = report(7, from: "TJK", on: "2022-01-12")
        #expect(comings(arrival + [late]).first?.tellings.count == 3)
    }

    @Test func whatGoesOnForLongIsNoSingleHappening() {
        let war = (1...12).map { report($0, from: "RUS", on: String(format: "2022-03-%02d", $0), to: "UKR") }
        #expect(comings(war).isEmpty)
    }

    @Test func aCountrysOwnForcesAndThoseThatLeaveDoNotCount() {
        let own = (1...3).map { report($0, from: "KAZ", on: "2022-01-0\($0)") }
        #expect(comings(own).isEmpty)
        let leaving = (1...3).map { report($0, from: "RUS", on: "2022-01-1\($0)", state: .withdrawn) }
        #expect(comings(leaving).isEmpty)
    }
}
