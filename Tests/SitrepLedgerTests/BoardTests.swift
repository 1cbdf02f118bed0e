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
        #expect(try #require(board([new, old]).figures.first).latest.best == 225)
    }
}

@Suite struct ConflictWindowTests {
    @Test func numbersGivenWeeksApartDoNotConflict() throws {
        let old = Findings.fixture(1, text: "A count.", published: "2022-01-06").counting(.detained, best: 2000)
        let new = Findings.fixture(2, text: "A count.", published: "2022-01-11").counting(.detained, best: 9900)
        #expect(try #require(board([old, new]).figures.first).conflicts.isEmpty)
    }
}
