// What holds as of an instant, which numbers disagree, and who is a copy of whom.

import SitrepLedger
import SitrepModel
import SitrepTestSupport
import Testing

private func board(_ findings: [Findings], asOf: String? = nil) -> Board {
    BoardBuilder.board(
        of: Ledger(reports: findings.map(ReportEntries.init)), asOf: asOf.flatMap { PublicationTime(iso8601: $0) })
}

@Suite struct BoardTests {
    @Test func theLaterStateHolds() {
        let cut = Findings.fixture(1, text: "Internet was cut.", published: "2022-01-05")
            .reporting(.internet, .cut, from: "2022-01-05")
        let back = Findings.fixture(2, text: "Internet is back.", published: "2022-01-06")
            .reporting(.internet, .restored, from: "2022-01-06")
        #expect(board([back, cut]).statuses.map(\.state) == [.restored])
        #expect(board([back, cut], asOf: "2022-01-05").statuses.map(\.state) == [.cut])
    }

    @Test func aTermThatIsOverIsExpired() {
        let ban = Findings.fixture(1, text: "A curfew holds until 19 January.")
            .reporting(.curfew, .imposed, from: "2022-01-05", until: "2022-01-19")
        #expect(board([ban], asOf: "2022-01-19").statuses.map(\.hasExpired) == [false])
        #expect(board([ban], asOf: "2022-01-20").statuses.map(\.hasExpired) == [true])
    }

    @Test(arguments: [Modality.planned, .possible, .conditional, .negated, .past])
    func whatIsNotActualDoesNotHold(_ modality: Modality) {
        let report = Findings.fixture(1, text: "Banks may close.").reporting(.banking, .closed, modality: modality)
        #expect(board([report]).statuses.isEmpty)
    }

    @Test func aStateOfTomorrowDoesNotHoldToday() {
        let report = Findings.fixture(1, text: "Schools close on Monday.").reporting(
            .schools, .closed, from: "2022-01-10")
        #expect(board([report], asOf: "2022-01-06").statuses.isEmpty)
    }

    @Test func aRuleInForceBeganWhenItWasFirstDeclared() {
        let declared = Findings.fixture(1, text: "Emergency rule began.", published: "2022-01-05")
            .reporting(.emergencyRule, .declared, from: "2022-01-05")
        let extended = Findings.fixture(2, text: "Emergency rule was extended.", published: "2022-01-06")
            .reporting(.emergencyRule, .extended, from: "2022-01-06", until: "2022-01-19")
        let line = board([declared, extended]).statuses.first
        #expect(line?.state == .extended)
        #expect(line?.from?.description == "2022-01-05")
    }

    @Test func whatCameBackAndFailedAgainFailedThen() {
        let days = ["2022-01-05", "2022-01-06", "2022-01-07"]
        let states: [StatusReport.State] = [.cut, .restored, .cut]
        let reports = zip(days, states).enumerated().map { index, day in
            Findings.fixture(index + 1, text: "Report \(index) of the internet.", published: day.0)
                .reporting(.internet, day.1, from: day.0)
        }
        let line = board(reports).statuses.first
        #expect(line?.state == .cut)
        #expect(line?.from?.description == "2022-01-07")
        #expect(line?.citations.count == 1)
    }

    @Test func twoStatesOfOneDayConflict() {
        let open = Findings.fixture(1, text: "The airport works.").reporting(.airport, .open, from: "2022-01-06")
        let closed = Findings.fixture(2, text: "The airport is shut.").reporting(.airport, .closed, from: "2022-01-06")
        let lines = board([open, closed]).statuses
        #expect(lines.count == 1)
        #expect(lines.first?.conflicts.count == 1)
    }

    @Test func numbersThatCannotBothBeRightConflict() {
        let one = Findings.fixture(1, text: "Some 4,353 were hurt.").counting(.injured, best: 4353)
        let other = Findings.fixture(2, text: "Some 4,578 were hurt.").counting(.injured, best: 4578)
        let series = board([one, other]).figures
        #expect(series.count == 1)
        #expect(series.first?.conflicts.count == 2)
    }

    @Test func atLeastDoesNotContradictMore() {
        let one = Findings.fixture(1, text: "At least 1,000 hurt.").counting(.injured, low: 1000)
        let other = Findings.fixture(2, text: "Some 1,200 hurt.").counting(.injured, best: 1200)
        #expect(board([one, other]).figures.first?.conflicts.isEmpty == true)
    }

    @Test func theBoardDoesNotDependOnTheOrderOfArrival() {
        let reports = (1...6).map { number in
            Findings.fixture(number, text: "Report \(number) says so.", published: "2022-01-0\(number)")
                .reporting(.internet, number % 2 == 0 ? .cut : .restored, from: "2022-01-0\(number)")
                .counting(.killed, best: Double(number)).telling("PROTEST", trigger: "says")
        }
        let forward = board(reports)
        let backward = board(reports.reversed())
        #expect(forward.statuses.map(\.state) == backward.statuses.map(\.state))
        #expect(forward.figures.first?.points == backward.figures.first?.points)
        #expect(forward.events.map(\.event) == backward.events.map(\.event))
    }

    @Test func aReprintIsNoSecondWitness() {
        let text = "Paratroopers from six countries landed at the airport on Thursday morning."
        let first = Findings.fixture(1, text: text, published: "2022-01-06T10:00Z").telling(
            "MOBILIZE", trigger: "landed")
        let copy = Findings.fixture(2, text: text, published: "2022-01-06T12:00Z", publisher: "The Lakeside Observer")
            .telling("MOBILIZE", trigger: "landed")
        let result = board([copy, first])
        #expect(result.reportCount == 2)
        #expect(result.witnessCount == 1)
        #expect(result.copyCount == 1)
        #expect(result.events.map(\.witnessCount) == [1])
        #expect(result.reports.first?.copyOf == ReportID(digest: first.document.digest))
    }

    @Test func anEmptyLedgerGivesAnEmptyBoard() {
        let result = board([])
        #expect(result.reportCount == 0 && result.statuses.isEmpty && result.events.isEmpty)
    }

    @Test(arguments: ["0a1b2c3d4e5f/s2", "000000000000/e10"])
    func entryNamesRoundTrip(_ name: String) { #expect(EntryID(name)?.description == name) }

    @Test(arguments: ["", "s2", "short/s2", "0a1b2c3d4e5f", "0a1b2c3d4e5f/s2/x"])
    func otherNamesAreRefused(_ name: String) { #expect(EntryID(name) == nil) }
}

@Suite struct FigureSeriesTests {
    @Test func theTotalOfAReportStandsForItAndItsPartsAreKept() throws {
        let report = Findings.fixture(1, text: "164 died, 103 of them in the city.").counting(.killed, best: 103)
            .counting(.killed, best: 164)
        let series = try #require(board([report]).figures.first)
        #expect(series.points.map(\.best) == [164])
        #expect(series.parts.map(\.best) == [103])
    }

    @Test func theNewestReportGivesTheLatestNumber() throws {
        let old = Findings.fixture(1, text: "A toll.", published: "2022-01-09").counting(.killed, best: 164)
        let new = Findings.fixture(2, text: "A toll.", published: "2022-01-15").counting(.killed, best: 225)
        #expect(try #require(board([new, old]).figures.first).latest?.best == 225)
    }
}

@Suite struct ConflictWindowTests {
    @Test func numbersGivenWeeksApartDoNotConflict() throws {
        let old = Findings.fixture(1, text: "A count.", published: "2022-01-06").counting(.detained, best: 2000)
        let new = Findings.fixture(2, text: "A count.", published: "2022-01-11").counting(.detained, best: 9900)
        #expect(try #require(board([old, new]).figures.first).conflicts.isEmpty)
    }
}

@Suite struct WithdrawalTests {
    private let first = Findings.fixture(1, text: "At least 164 people were killed.", published: "2022-01-09")
        .counting(.killed, low: 164)
    private let correction = Findings.fixture(2, text: "The toll of 164 has been withdrawn.", published: "2022-01-10")
        .counting(.killed, best: 164).withdrawingItsFigures()

    @Test func aWithdrawnNumberStaysAndIsNotTheLatest() throws {
        let older = Findings.fixture(3, text: "Some 26 died.", published: "2022-01-07").counting(.killed, best: 26)
        let series = try #require(board([first, correction, older]).figures.first)
        #expect(series.points.compactMap { $0.low ?? $0.best } == [26, 164, 164])
        #expect(series.latest?.best == 26)
        let withdrawal = try #require(series.withdrawnPoints.first)
        #expect(series.withdrawnPoints.count == 1)
        #expect(withdrawal.figure.low == 164)
        #expect(withdrawal.by.entry.report == ReportID(digest: correction.document.digest))
        #expect(withdrawal.by.quote == "The toll of 164 has been withdrawn.")
    }

    @Test func beforeItIsTakenBackANumberStands() throws {
        let series = try #require(board([first, correction], asOf: "2022-01-09").figures.first)
        #expect(series.latest?.low == 164 && series.withdrawals.isEmpty)
    }

    @Test func nothingStandsWhereAllIsWithdrawn() throws {
        let series = try #require(board([first, correction]).figures.first)
        #expect(series.latest == nil && series.conflicts.isEmpty)
    }

    @Test func theSameNumberOfAnotherPublisherStands() throws {
        let other = Findings.fixture(
            3, text: "At least 164 people died.", published: "2022-01-09", publisher: "Caspian Desk"
        ).counting(.killed, low: 164)
        let series = try #require(board([first, correction, other]).figures.first)
        #expect(series.latest?.citation.publisher == "Caspian Desk")
    }

    @Test func aNumberGivenAgainLaterStands() throws {
        let later = Findings.fixture(3, text: "The toll is 164.", published: "2022-01-12").counting(.killed, best: 164)
        #expect(try #require(board([first, correction, later]).figures.first).latest?.best == 164)
    }
}

@Suite struct AnnouncementTests {
    @Test func whatIsAheadOfItsReportHasNotHappened() {
        let report = Findings.fixture(1, text: "The curfew ends on 19 January.", published: "2022-01-06")
            .telling("COERCE", trigger: "ends", from: "2022-01-19")
        let before = board([report], asOf: "2022-01-06")
        #expect(before.events.isEmpty && before.announced.count == 1)
        let after = board([report], asOf: "2022-01-20")
        #expect(after.events.isEmpty && after.announced.isEmpty)
    }

    @Test func aPlanIsAnnouncedUntilItsDayIsOver() {
        let plan = Findings.fixture(1, text: "Flights will resume.", published: "2022-01-06")
            .telling("CONCEDE", trigger: "resume", modality: .planned)
        #expect(board([plan], asOf: "2022-01-08").announced.count == 1)
        #expect(board([plan], asOf: "2022-02-08").announced.isEmpty)
    }
}

@Suite struct ParaphraseTests {
    private func report(_ number: Int, _ row: Case, _ column: String) -> Findings {
        let text = row[column]
        var findings = Findings.fixture(number, text: text, published: "2022-01-06T1\(number):00Z")
        findings.sentences = sentences(of: text)
        return findings
    }

    /// Cut after full stops that a blank follows; enough for the cases.
    private func sentences(of text: String) -> [TextSpan] {
        var spans: [TextSpan] = []
        var start = 0
        let bytes = Array(text.utf8)
        for at in bytes.indices where bytes[at] == 0x2E && (at + 1 == bytes.count || bytes[at + 1] == 0x20) {
            spans.append(TextSpan(start, at + 1))
            start = at + 2
        }
        return spans
    }

    @Test(arguments: cases("ledger/paraphrases"))
    func otherWordsForTheSameAreOneWitness(_ row: Case) {
        let groups = CopyGroups(
            Ledger(reports: [report(1, row, "original"), report(2, row, "other")].map(ReportEntries.init)))
        #expect(groups.origins.count == (row["kind"] == "paraphrase" ? 1 : 0))
    }
}

@Suite struct StatusOfPlacesTests {
    private func rule(_ number: Int, _ state: StatusReport.State, from day: String, in place: String? = nil) -> Findings
    {
        let text = "Emergency rule in \(place ?? "the country")."
        let town = place.map { name in
            Place(
                id: LocalID(1), span: span(of: name, in: text), name: name, country: "KAZ", lat: 43, lon: 77,
                feature: "PPL", confidence: 0.9, rule: "test")
        }
        return Findings.fixture(number, text: text, published: day)
            .reporting(.emergencyRule, state, place: town, from: day)
    }

    @Test func whatIsLiftedForACountryIsLiftedInItsPlaces() {
        let declared = rule(1, .declared, from: "2022-01-05", in: "Almaty")
        let lifted = rule(2, .lifted, from: "2022-01-19")
        #expect(board([declared, lifted]).statuses.map(\.state) == [.lifted])
        #expect(board([declared]).statuses.map(\.state) == [.declared])
    }

    @Test func whatIsExtendedBeganWhenItWasDeclared() {
        let declared = rule(1, .declared, from: "2022-01-05", in: "Almaty")
        let extended = Findings.fixture(2, text: "The rule is extended.", published: "2022-01-06")
            .reporting(.emergencyRule, .extended, until: "2022-01-19")
        let line = board([declared, extended]).statuses.first { $0.state == .extended }
        #expect(line?.from?.description == "2022-01-05")
    }

    @Test func whatIsImposedInAPlaceLaterHoldsThere() {
        let lifted = rule(1, .lifted, from: "2022-01-05")
        let declared = rule(2, .declared, from: "2022-01-19", in: "Almaty")
        #expect(Set(board([lifted, declared]).statuses.map(\.state)) == [.lifted, .declared])
    }
}

@Suite struct SideTests {
    private let report = Findings.fixture(1, text: "Fighting went on.")

    private func actor(_ country: CountryCode, basis: Actor.CountryBasis? = nil) -> Actor {
        Actor(
            id: LocalID(1), name: "soldiers", type: .group, country: country, countryBasis: basis,
            firstMention: TextSpan(0, 8), rule: "test")
    }

    private func series(_ findings: Findings) -> [String] {
        board([findings]).figures.map { "\($0.side?.code ?? "all"):\($0.points.map { Int($0.best ?? 0) })" }
    }

    @Test func theSidesOfAFightAreCountedApart() {
        let report = report.counting(.killed, best: 164).counting(.killed, best: 18, side: .stateForces)
            .counting(.killed, best: 26, side: .armedGroups).counting(.killed, best: 12, side: .civilians)
        #expect(Set(series(report)) == ["all:[164]", "state_forces:[18]", "armed_groups:[26]", "civilians:[12]"])
    }

    @Test func foreignersAreOfTheirCountry() {
        let killed = report.counting(.killed, best: 2, side: .stateForces, of: actor("RUS"))
        let place = Place(
            id: LocalID(1), span: TextSpan(0, 8), name: "Aleppo", country: "SYR", confidence: 1, rule: "test")
        var there = killed
        there.places = [place]
        there.figures[0].place = place.id
        #expect(series(there) == ["RUS:[2]"])
    }

    @Test func aCountryOfTheContextTellsNoForeigner() {
        let killed = report.counting(.killed, best: 2, side: .stateForces, of: actor("RUS", basis: .context))
        #expect(series(killed) == ["state_forces:[2]"])
    }

    @Test func aMuchSmallerNumberSoonAfterIsAPart() {
        let whole = Findings.fixture(2, text: "18 died.", published: "2022-01-07").counting(.killed, best: 18)
        let part = Findings.fixture(3, text: "Two died.", published: "2022-01-09").counting(.killed, best: 2)
        let later = Findings.fixture(4, text: "Two died.", published: "2022-02-09").counting(.killed, best: 2)
        #expect(board([whole, part]).figures.map { $0.latest?.best } == [18])
        #expect(board([whole, part]).figures.map { $0.parts.map(\.best) } == [[2]])
        #expect(board([whole, later]).figures.map { $0.latest?.best } == [2])
    }

    @Test func anEarlierNumberIsNotTheLatest() {
        let report = report.counting(.killed, best: 164, isEarlier: true).counting(.killed, best: 150)
        let figures = board([report]).figures
        #expect(figures.map { $0.latest?.best } == [150] && figures.map { $0.parts.map(\.best) } == [[164]])
    }
}

@Suite struct DeploymentLedgerTests {
    private func forces(
        _ number: Int, _ state: Deployment.State, published: String, personnel: Double? = nil,
        modality: Modality = .actual
    ) -> Findings {
        let text = "Armenian soldiers in Kazakhstan."
        var findings = Findings.fixture(number, text: text, published: published)
        findings.actors = [
            Actor(
                id: LocalID(1), name: "Armenian soldiers", type: .group, country: "ARM",
                firstMention: span(of: "Armenian soldiers", in: text), rule: "test")
        ]
        if let personnel { findings = findings.counting(.troops, best: personnel) }
        findings.deployments = [
            Deployment(
                id: LocalID(1), span: TextSpan(0, 17), contributor: LocalID(1),
                host: "KAZ", personnel: personnel == nil ? nil : LocalID(1), state: state, modality: modality,
                rule: "test")
        ]
        return findings
    }

    @Test func aContingentHasASeriesOfItsOwn() {
        let whole = Findings.fixture(3, text: "The force has 2,500 soldiers.", published: "2022-01-06")
            .counting(.troops, best: 2500)
        let part = forces(1, .arrived, published: "2022-01-07", personnel: 70)
        let series = board([whole, part]).figures
        #expect(series.map { $0.points.map(\.best) } == [[70], [2500]])
        #expect(series.map { $0.side?.code } == ["ARM", nil] && series.map(\.country) == ["KAZ", nil])
    }

    @Test func forcesThatAreNotSentAreInNoSeries() {
        let denied = forces(1, .underWay, published: "2022-01-07", personnel: 300, modality: .negated)
        #expect(board([denied]).figures.isEmpty)
    }

    @Test func forcesHaveTheDaysOfTheirComingAndGoing() throws {
        let came = forces(1, .arrived, published: "2022-01-07", personnel: 70)
        let went = forces(2, .withdrawn, published: "2022-01-14")
        let there = try #require(board([came]).deployments.first)
        #expect(there.arrived?.description == "2022-01-07" && there.left == nil && there.state == .arrived)
        let gone = try #require(board([went, came]).deployments.first)
        #expect(gone.left?.description == "2022-01-14" && gone.arrived?.description == "2022-01-07")
        #expect(gone.state == .withdrawn && gone.deployment.best == 70)
    }
}
