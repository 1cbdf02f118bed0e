// Which reports tell one happening, and which do not.

import SitrepLedger
import SitrepModel
import SitrepTestSupport
import Testing

private func place(_ name: String, in text: String, _ lat: Double, _ lon: Double, _ country: CountryCode = "TUR")
    -> Place
{
    Place(
        id: LocalID(1), span: span(of: name, in: text), name: name, country: country, lat: lat, lon: lon,
        feature: "PPL",
        confidence: 0.9, rule: "test")
}

private let bombing = [
    "A suicide bomber killed ten German tourists in Istanbul's Sultanahmet square on Tuesday.",
    "Ten German tourists were killed by the suicide bomber in Sultanahmet, Istanbul, officials said.",
    "The bomber who killed German tourists in Sultanahmet square had registered in Istanbul, police said.",
]

/// Text that has nothing to do with the event, so that words have rarities.
private let others = (0..<12).map { number in
    "Farmers of district \(number) asked the ministry for \(number + 3) new wells and a road to market \(number)."
}

private func report(
    _ number: Int, _ text: String, published: String = "2016-01-13", from: String? = nil, at place: Place? = nil
)
    -> Findings
{
    Findings.fixture(number, text: text, published: published, title: "Report \(number)")
        .telling("ASSAULT", trigger: "killed", place: place, from: from)
}

private func background() -> [Findings] {
    others.enumerated().map { index, text in
        Findings.fixture(100 + index, text: text, published: "2016-01-13", title: nil)
            .telling("REQUEST", trigger: "asked")
    }
}

private func incidents(_ findings: [Findings]) -> [Incident] {
    BoardBuilder.board(of: Ledger(reports: (findings + background()).map(ReportEntries.init))).events
        .filter { $0.event.plover.event == "ASSAULT" }
}

@Suite struct IncidentTests {
    private func istanbul(_ number: Int, published: String = "2016-01-13", from: String? = "2016-01-12") -> Findings {
        let text = bombing[number - 1]
        return report(number, text, published: published, from: from, at: place("Istanbul", in: text, 41.01, 28.95))
    }

    @Test func reportsOfOneHappeningAreOneIncident() throws {
        let found = incidents((1...3).map { istanbul($0) })
        #expect(found.count == 1)
        let incident = try #require(found.first)
        #expect(incident.witnessCount == 3 && incident.tellings.count == 3)
        #expect(incident.days?.lowerBound.description == "2016-01-12")
        #expect(incident.links.count == 2)
        #expect(incident.links.allSatisfy { $0.grounds.contains(.words) && $0.grounds.contains(.place) })
    }

    @Test func theOrderOfArrivalDoesNotMatter() {
        let reports = (1...3).map { istanbul($0) }
        let one = incidents(reports)
        let other = incidents(reports.reversed())
        #expect(one.map(\.id) == other.map(\.id))
        #expect(one.map { $0.tellings.map(\.report) } == other.map { $0.tellings.map(\.report) })
        #expect(one.map { $0.event.citation } == other.map { $0.event.citation })
    }

    @Test func placesFarApartAreNeverJoined() {
        let text = bombing[1].replacing("Istanbul", with: "Ankara")
        let ankara = report(2, text, from: "2016-01-12", at: place("Ankara", in: text, 39.92, 32.85))
        #expect(incidents([istanbul(1), ankara]).count == 2)
    }

    @Test func differentDaysAreNeverJoined() {
        #expect(incidents([istanbul(1), istanbul(2, from: "2016-01-10")]).count == 2)
    }

    @Test func aDayThatIsNotNamedMayBeAnyOfTheLast() {
        #expect(incidents([istanbul(1), istanbul(2, from: nil)]).count == 1)
        #expect(incidents([istanbul(1), istanbul(2, published: "2016-02-20", from: nil)]).count == 2)
    }

    @Test func aReprintIsNoWitness() throws {
        let reprint = report(
            4, bombing[0], from: "2016-01-12", at: place("Istanbul", in: bombing[0], 41.01, 28.95))
        let incident = try #require(incidents([istanbul(1), istanbul(2), reprint]).first)
        #expect(incident.tellings.count == 3 && incident.witnessCount == 2)
    }

    @Test func anIncidentIsAsSureAsItsSurestWords() throws {
        var surer = istanbul(2)
        surer.events[0].confidence = 0.9
        let incident = try #require(incidents([istanbul(1), surer, istanbul(3)]).first)
        #expect(incident.witnessCount == 3 && incident.confidence == 0.9)
    }

    @Test func theHeadingHasThePartiesThatOtherReportsHaveToo() throws {
        let parties = [(["tourists"], ["square"]), (["bomber"], ["tourists"]), (["bomber"], ["police"])]
        let reports = zip(1...3, parties).map { number, parties in
            let text = bombing[number - 1]
            return Findings.fixture(number, text: text, published: "2016-01-13", title: "Report \(number)")
                .telling(
                    "ASSAULT", trigger: "killed", place: place("Istanbul", in: text, 41.01, 28.95), from: "2016-01-12",
                    by: parties.0, to: parties.1)
        }
        let incident = try #require(incidents(reports).first)
        #expect(incident.tellings.count == 3)
        #expect(incident.event.actors == ["bomber"])
        #expect(incident.event.recipients == ["tourists"] || incident.event.recipients == ["police"])
    }

    @Test func actorsCalledAlikeAreNamedOnce() throws {
        let report = Findings.fixture(1, text: bombing[0], published: "2016-01-13", title: "Report")
            .telling("ASSAULT", trigger: "killed", by: ["men", "men"], to: ["tourists"])
        let event = try #require(ReportEntries(report).events.first)
        #expect(event.actors == ["men"] && event.recipients == ["tourists"])
    }

    @Test func unsureWordsAreLeftToTheirReport() {
        var unsure = istanbul(1)
        unsure.events[0].confidence = 0.29
        #expect(incidents([unsure]).isEmpty)
        unsure.events[0].confidence = 0.3
        #expect(incidents([unsure]).count == 1)
    }

    @Test func aLinkSaysHowLikelyTwoReportsTellOneHappening() throws {
        let incident = try #require(incidents((1...3).map { istanbul($0) }).first)
        #expect(incident.links.count == 2)
        for link in incident.links { #expect(link.likelihood > 0.5 && link.likelihood < 1) }
        let ordered = incident.links.sorted { $0.score < $1.score }
        #expect(ordered[0].likelihood <= ordered[1].likelihood)
    }

    @Test func whatTwoSpeakersSayIsTwoThings() {
        func accusing(_ number: Int, _ name: String, _ country: CountryCode) -> Findings {
            let text = "\(name) blamed the militia for the shelling of the border town on Tuesday night."
            var findings = Findings.fixture(number, text: text, published: "2016-01-13")
            findings.actors = [
                Actor(
                    id: LocalID(1), name: name, type: .state, country: country, firstMention: span(of: name, in: text),
                    rule: "test")
            ]
            findings = findings.telling("ACCUSE", trigger: "blamed")
            findings.events[0].actors = [LocalID(1)]
            return findings
        }
        let found = BoardBuilder.board(
            of: Ledger(
                reports: ([accusing(1, "France", "FRA"), accusing(2, "Jordan", "JOR")] + background())
                    .map(ReportEntries.init))
        ).events.filter { $0.event.plover.event == "ACCUSE" }
        #expect(found.count == 2)
    }

    @Test func eventsOfOneReportAtOnePlaceAreOneTelling() throws {
        let text = "A bomber killed ten people in Istanbul. He wounded fifteen others near the mosque."
        var findings = report(1, text, at: place("Istanbul", in: text, 41.01, 28.95))
        findings = findings.telling("ASSAULT", trigger: "wounded")
        findings.events[1].place = LocalID(1)
        let found = incidents([findings])
        #expect(found.count == 1 && found.first?.tellings.first?.events.count == 2)
    }

    @Test func theFiguresOfItsSentencesAreItsOwn() throws {
        let reports = [istanbul(1).counting(.killed, best: 10), istanbul(2).counting(.killed, best: 11)]
        let ledger = Ledger(reports: (reports + background()).map(ReportEntries.init))
        let incident = try #require(
            BoardBuilder.board(of: ledger).events.first { $0.event.plover.event == "ASSAULT" })
        let series = incident.figures(in: ledger, board: BoardBuilder.board(of: ledger))
        #expect(series.count == 1 && series.first?.conflicts.count == 2)
    }
}
