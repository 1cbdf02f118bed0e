// What analysts decide: found again by words, the last word counts, an undo is a decision, no order of arrival matters.

import SitrepLedger
import SitrepModel
import SitrepTestSupport
import Testing

/// Decisions over some records, made one after the other by one analyst.
private struct Desk {
    var findings: [Findings]
    var decisions: [Decision] = []

    init(_ findings: [Findings]) { self.findings = findings }

    var index: EntryIndex { EntryIndex(findings.flatMap(FoundEntry.all)) }
    var review: Review { Review(decisions, index: index) }
    var ledger: Ledger { Ledger(reports: findings.map(ReportEntries.init)).reviewed(by: review) }
    var board: Board { BoardBuilder.board(of: ledger) }

    func anchor(_ number: Int, _ local: String) -> EntryAnchor {
        let found = findings.flatMap(FoundEntry.all).first { $0.id == entry(number, local) }
        return found?.anchor ?? EntryAnchor(entry: entry(number, local), kind: .event, span: TextSpan(0, 0), words: "")
    }

    @discardableResult
    mutating func decide(
        _ action: Decision.Action, _ number: Int, _ local: String, _ scope: Decision.Subject.Scope = .entry
    ) -> DecisionID {
        let id = DecisionID(decisions.count + 1)
        decisions.append(
            Decision(
                id: id, analyst: "Ann", made: DecisionTime(secondsSinceEpoch: id.number),
                subject: .init(scope, anchor(number, local)), action: action))
        return id
    }

    mutating func undo(_ id: DecisionID) { decide(.undo(id), 1, "e1") }
}

private func entry(_ number: Int, _ local: String) -> EntryID {
    EntryID(
        report: ReportID(digest: Findings.fixture(number, text: "").document.digest), local: local)
}

private func day(_ text: String) -> CalendarDate? { CalendarDate(iso8601: text) }

private func report(_ number: Int) -> Findings {
    Findings.fixture(number, text: "The attack cut the internet and 12 died.").reporting(.internet, .cut)
        .counting(.killed, best: 12).telling("ASSAULT", trigger: "attack", from: "2022-01-05")
}

@Suite struct ReviewTests {
    @Test(arguments: ["e1", "f1", "s1"])
    func whatIsRejectedLeavesTheBoardAndAnUndoBringsItBack(_ local: String) {
        var desk = Desk([report(1)])
        let whole = counts(desk.board)
        let rejection = desk.decide(.reject, 1, local)
        #expect(counts(desk.board).reduce(0, +) == whole.reduce(0, +) - 1)
        desk.undo(rejection)
        #expect(counts(desk.board) == whole)
        #expect(desk.review.items[0].state == .undone(by: DecisionID(2)))
        desk.undo(DecisionID(2))
        #expect(counts(desk.board).reduce(0, +) == whole.reduce(0, +) - 1)
    }

    private func counts(_ board: Board) -> [Int] { [board.events.count, board.figures.count, board.statuses.count] }

    @Test func theLastVerdictCounts() {
        var desk = Desk([report(1)])
        desk.decide(.reject, 1, "e1")
        let later = desk.decide(.accept, 1, "e1")
        #expect(desk.review.items.map(\.state) == [.replaced(by: later), .standing])
        #expect(desk.board.marks.marks(of: entry(1, "e1")).isAccepted)
        desk.undo(later)
        #expect(desk.board.events.isEmpty)
    }

    @Test func unsureWordsThatAnAnalystAcceptsAreShown() {
        var unsure = report(1)
        unsure.events[0].confidence = 0.2
        var desk = Desk([unsure])
        #expect(desk.board.events.isEmpty)
        let accepted = desk.decide(.accept, 1, "e1")
        #expect(desk.board.events.count == 1)
        desk.undo(accepted)
        #expect(desk.board.events.isEmpty)
    }

    @Test func whatIsDecidedAboutTheEngineStaysAsTheEngineFoundIt() {
        var desk = Desk([report(1)])
        desk.decide(
            .correctPlace(CorrectedPlace(name: "Almaty", country: "KAZ", lat: 43.25, lon: 76.92, feature: "PPLA")), 1,
            "e1")
        if let days = day("2022-01-04").flatMap({ CorrectedDays(from: $0, until: nil) }) {
            desk.decide(.correctDays(days), 1, "e1")
        }
        desk.decide(.note("Ask twice."), 1, "e1")
        let event = desk.board.events[0].event
        #expect(event.place == "Almaty" && event.country == "KAZ" && event.lat == 43.25)
        #expect(event.from == day("2022-01-04") && event.until == day("2022-01-04"))
        #expect(desk.board.marks.marks(of: entry(1, "e1")).noteCount == 1)
        #expect(ReportEntries(desk.findings[0]).events[0].place == nil)
        #expect(ReportEntries(desk.findings[0]).events[0].from == day("2022-01-05"))
    }

    @Test func aCountryIsNoPlaceOfAState() {
        var desk = Desk([report(1)])
        desk.decide(.correctPlace(CorrectedPlace(name: "Kyrgyzstan", country: "KGZ", feature: "PCLI")), 1, "s1")
        #expect(desk.board.statuses[0].country == "KGZ" && desk.board.statuses[0].place == nil)
    }

    @Test func whatOnlyARejectedClaimReportsIsLeftOutWithIt() throws {
        var findings = report(1)
        findings.claims = [
            try #require(
                Claim(
                    id: LocalID(1), content: [findings.text.fullSpan], cue: [], mode: .indirect, source: [],
                    stance: .asserted, rule: "test"))
        ]
        findings.figures[0].claim = LocalID(1)
        var desk = Desk([findings])
        desk.decide(.reject, 1, "c1")
        #expect(desk.board.figures.isEmpty && desk.board.statuses.count == 1)
    }

    // MARK: Coding anew

    @Test func anEntryIsFoundAgainByItsWordsWhateverItIsCalledNow() {
        var desk = Desk([report(1)])
        desk.decide(.reject, 1, "e1")
        desk.findings = [
            Findings.fixture(1, text: "The attack cut the internet and 12 died.")
                .telling("PROTEST", trigger: "internet").telling("ASSAULT", trigger: "attack")
        ]
        #expect(desk.review.items[0].entry == entry(1, "e2"))
        #expect(desk.board.events.map(\.event.plover.event) == ["PROTEST"])
    }

    @Test func aTextThatHasMovedKeepsItsDecisions() {
        var desk = Desk([report(1)])
        desk.decide(.reject, 1, "e1")
        desk.findings = [
            Findings.fixture(1, text: "By our desk. The attack cut the internet and 12 died.")
                .telling("ASSAULT", trigger: "attack")
        ]
        #expect(desk.board.events.isEmpty)
    }

    @Test func aDecisionThatLosesItsEntryIsKeptAndHoldsAgainLater() {
        var desk = Desk([report(1)])
        desk.decide(.reject, 1, "e1")
        let before = desk.review
        let kept = desk.findings
        desk.findings = [
            Findings.fixture(1, text: "The attack cut the internet and 12 died.").reporting(.internet, .cut)
        ]
        #expect(desk.review.items.map(\.state) == [.orphaned])
        #expect(before.lost(in: desk.review).map(\.id) == [DecisionID(1)])
        #expect(desk.board.statuses.count == 1)
        desk.findings = kept
        #expect(desk.review.items.map(\.state) == [.standing])
    }

    @Test func anotherKindOnTheSameWordsIsAnotherEntry() {
        let index = EntryIndex(FoundEntry.all(in: report(1)))
        let text = report(1).text
        let status = EntryAnchor(entry: entry(1, "s1"), kind: .status, span: text.fullSpan, words: text.string)
        let claim = EntryAnchor(entry: entry(1, "s1"), kind: .claim, span: text.fullSpan, words: text.string)
        #expect(index.entry(of: status) == entry(1, "s1"))
        #expect(index.entry(of: claim) == nil)
    }
}

@Suite struct ReviewedIncidentTests {
    private let texts = [
        "Gunmen attacked a checkpoint near the river bridge on Tuesday.",
        "A checkpoint near the river bridge was attacked by gunmen on Tuesday.",
        "Farmers attacked the water office over unpaid bills.",
    ]

    private func desk() -> Desk {
        let told = texts.enumerated().map { at, text in
            Findings.fixture(at + 1, text: text, title: "Report \(at)").telling(
                "ASSAULT", trigger: "attacked", from: "2022-01-04")
        }
        let others = (0..<12).map { number in
            Findings.fixture(
                41 + number, text: "District \(number) asked for \(number + 3) wells and a road \(number)."
            )
            .telling("REQUEST", trigger: "asked")
        }
        return Desk(told + others)
    }

    private func assaults(_ desk: Desk) -> [[String]] {
        desk.board.events.filter { $0.event.plover.event == "ASSAULT" }
            .map { $0.tellings.map { "\($0.report.name.prefix(1))" }.sorted() }.sorted {
                $0.first ?? "" < $1.first ?? ""
            }
    }

    private func sides(_ desk: Desk, _ one: [Int], _ other: [Int]) -> TellingSides {
        TellingSides(tellings: one.map { desk.anchor($0, "e1") }, others: other.map { desk.anchor($0, "e1") })
    }

    @Test func incidentsAreMergedAndParted() {
        var desk = desk()
        #expect(assaults(desk) == [["1", "2"], ["3"]])
        desk.decide(.merge(sides(desk, [1, 2], [3])), 1, "e1", .incident)
        #expect(assaults(desk) == [["1", "2", "3"]])
        #expect(
            desk.board.incident(toldBy: entry(3, "e1"))?.links.contains {
                $0.grounds == [.analyst] && $0.likelihood == 1
            } == true)
        desk.decide(.split(sides(desk, [2], [1, 3])), 2, "e1", .incident)
        #expect(assaults(desk) == [["1", "3"], ["2"]])
        desk.undo(DecisionID(1))
        #expect(assaults(desk) == [["1"], ["2"], ["3"]])
        desk.undo(DecisionID(2))
        #expect(assaults(desk) == [["1", "2"], ["3"]])
    }

    @Test func aRejectedIncidentLeavesTheBoardWithAllWhoTellIt() {
        var desk = desk()
        desk.decide(.reject, 2, "e1", .incident)
        #expect(assaults(desk) == [["3"]])
    }

    @Test func anAcceptedIncidentIsMarkedByWhicheverEventTellsIt() throws {
        var desk = desk()
        desk.decide(.accept, 2, "e1", .incident)
        let board = desk.board
        let incident = try #require(board.incident(toldBy: entry(1, "e1")))
        #expect(board.marks.marks(of: incident).isAccepted)
    }

    @Test func theOrderOfArrivalDoesNotMatter() {
        var desk = desk()
        desk.decide(.merge(sides(desk, [1, 2], [3])), 1, "e1", .incident)
        desk.decide(.split(sides(desk, [2], [1, 3])), 2, "e1", .incident)
        desk.decide(.accept, 3, "e1", .incident)
        let expected = assaults(desk)
        for shift in 1..<desk.findings.count {
            var other = desk
            other.findings = Array(desk.findings[shift...] + desk.findings[..<shift])
            other.decisions = desk.decisions.reversed()
            #expect(assaults(other) == expected)
        }
    }

    @Test func wishesThatDoNotFitAreRefused() throws {
        let desk = desk()
        func sides(_ wish: DecisionRequest.Wish, _ number: Int) throws {
            _ = try DecisionRequest(analyst: "Ann", entry: entry(number, "e1"), scope: .incident, wish: wish)
                .sides(on: desk.board)
        }
        #expect(throws: ReviewError.self) { try sides(.merge(entry(2, "e1")), 1) }
        #expect(throws: ReviewError.self) { try sides(.merge(entry(9, "e1")), 1) }
        #expect(throws: ReviewError.self) { try sides(.split, 3) }
        try sides(.split, 2)
    }
}

@Suite struct DecisionTextTests {
    @Test(arguments: cases("ledger/decisions"))
    func requests(_ row: Case) {
        let entry = EntryID(report: ReportID("000000000001"), local: row["entry"])
        let error = #expect(throws: ReviewError.self) {
            let scope: Decision.Subject.Scope = row["scope"] == "incident" ? .incident : .entry
            let wish: DecisionRequest.Wish =
                switch row["wish"] {
                case "note": .note(row["text"])
                case "place":
                    .correctPlace(
                        try CorrectedPlace(name: row["text"], country: row["country"], coordinates: row["at"]))
                default: .accept
                }
            _ = try DecisionRequest(analyst: row["analyst"], entry: entry, scope: scope, wish: wish)
        }
        #expect(error?.description.contains(row["message"]) == true, "\(error?.description ?? "")")
    }

    @Test func namesAreOneLineOfWords() throws {
        #expect(try DecisionText.analyst("  Ann\r\n\u{0}Lee\t ") == "Ann Lee")
        #expect(try DecisionText.reason(" \n ") == nil)
    }

    @Test(arguments: [0, 1, 59, 60, 86_399, 86_400, 1_795_810_733, -1, -86_401])
    func instantsReadBackAsTheyArePrinted(_ seconds: Int) {
        let time = DecisionTime(secondsSinceEpoch: seconds)
        #expect(DecisionTime(iso8601: time.description) == time)
    }

    @Test(arguments: ["", "2026-11-27", "2026-11-27T20:18Z", "2026-11-27T20:18:60Z", "2026-11-27T20:18:53+01"])
    func otherInstantsAreRefused(_ text: String) { #expect(DecisionTime(iso8601: text) == nil) }
}
