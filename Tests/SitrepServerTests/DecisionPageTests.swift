// Forms by which analysts decide: whose are heeded, what they ask for, and that nothing written in them runs.

import Foundation
import SitrepFormats
import SitrepLedger
import SitrepModel
@testable import SitrepServer
import SitrepTestSupport
import Testing

@Suite struct FormGuardTests {
    private let guarding = FormGuard()

    @Test(arguments: cases("server/forms"))
    func admits(_ row: Case) {
        func header(_ name: String) -> String? { row[name] == "-" ? nil : row[name] }
        let token = row["token"] == "own" ? guarding.token : header("token")
        let admitted = guarding.admits(
            origin: header("origin"), site: header("site"), authority: header("authority"), token: token)
        #expect(admitted == (row["admitted"] == "yes"))
    }

    @Test func everyServerHasItsOwnWord() {
        #expect(guarding.token.count == 64)
        #expect(guarding.token != FormGuard().token)
    }

    @Test(arguments: [("127.0.0.1", true), ("localhost", true), ("0.0.0.0", false), ("192.168.1.4", false)])
    func decisionsAreTakenOnThisMachineOnly(host: String, isTaken: Bool) {
        #expect(ServerOptions(host: host).takesDecisions == isTaken)
        #expect(!ServerOptions(host: host, isReadOnly: true).takesDecisions)
    }
}

@Suite struct DecisionPageTests {
    private let hostile = "<script>window.sitrepBreached = 1</script>{{{x}}}\"' onmouseover=alert(1)"
    private let credentials = FormCredentials(token: "t0ken", analyst: "Ann")

    private func review(of findings: Findings, _ actions: [Decision.Action]) -> Review {
        let found = FoundEntry.all(in: findings)
        let decisions = actions.enumerated().map { at, action in
            Decision(
                id: DecisionID(at + 1), analyst: hostile, made: DecisionTime(secondsSinceEpoch: at),
                subject: .init(.entry, found[0].anchor), action: action, reason: hostile)
        }
        return Review(decisions, index: EntryIndex(found))
    }

    @Test func whatAnAnalystWritesIsEscapedOnEveryPage() throws {
        let renderer = try PageRenderer()
        let findings = Findings.fixture(1, text: hostile).telling("PROTEST", trigger: "script")
        let review = review(
            of: findings, [.note(hostile), .correctPlace(CorrectedPlace(name: hostile, country: nil)), .accept])
        let ledger = Ledger(reports: [ReportEntries(findings)]).reviewed(by: review)
        let board = BoardBuilder.board(of: ledger)
        let incident = try #require(board.events.first)
        let panel = ReviewPanel(
            incident: incident, board: board, review: review, credentials: credentials, asOf: nil)
        let filter = DecisionFilter()
        let pages = [
            renderer.html(
                DecisionsPage(review, filter: filter, form: credentials, isOpen: true), template: "decisions"),
            renderer.html(
                IncidentPage(
                    incident, figures: [], board: board, filter: BoardFilter(), review: panel, isEngineView: false),
                template: "incident"),
            renderer.html(BoardPage(board, changes: nil, filter: BoardFilter(), decided: 3), template: "board"),
        ]
        for page in pages {
            #expect(page.contains("&lt;script&gt;"))
            #expect(!page.contains("<script>window"))
            #expect(!page.contains("\" onmouseover"))
            #expect(page.contains("</html>"))
        }
    }

    @Test func theWordThatProvesAFormIsInNoTwin() throws {
        let renderer = try PageRenderer()
        let findings = Findings.fixture(1, text: "A protest.").telling("PROTEST", trigger: "protest")
        let review = review(of: findings, [.accept])
        let panel = try #require(
            ReviewPanel(entry: FoundEntry.all(in: findings)[0].id, review: review, credentials: credentials))
        let filter = DecisionFilter()
        let page = DecisionsPage(review, filter: filter, form: credentials, isOpen: true)
        for twin in [try renderer.json(panel), try renderer.json(page)] {
            #expect(!String(decoding: twin, as: UTF8.self).contains("t0ken"))
        }
        #expect(renderer.html(page, template: "decisions").contains("t0ken"))
    }

    @Test func withoutFormsThePageStillShowsDecisions() throws {
        let renderer = try PageRenderer()
        let findings = Findings.fixture(1, text: "A protest.").telling("PROTEST", trigger: "protest")
        let page = DecisionsPage(
            review(of: findings, [.accept]), filter: DecisionFilter(), form: nil, isOpen: false)
        let html = renderer.html(page, template: "decisions")
        #expect(html.contains("accepted") && html.contains("takes none") && !html.contains("method=\"post\""))
    }

    @Test func theBoardSaysInWordsWhatWasDecided() throws {
        let findings = Findings.fixture(1, text: "A protest.").telling("PROTEST", trigger: "protest")
        let ledger = Ledger(reports: [ReportEntries(findings)]).reviewed(
            by: review(of: findings, [.accept, .note("x")]))
        let page = BoardPage(BoardBuilder.board(of: ledger), changes: nil, filter: BoardFilter(), decided: 2)
        #expect(page.events.first?.signs.map(\.words) == ["accepted", "note"])
        let html = try PageRenderer().html(page, template: "board")
        #expect(html.contains("accepted") && html.contains("With 2 decisions"))
    }

    @Test(arguments: cases("server/wishes"))
    func formsAskFor(_ row: Case) throws {
        let fields = row["fields"].split(separator: "&").map { $0.split(separator: "=", maxSplits: 1).map(String.init) }
        let values = Dictionary(fields.map { ($0[0], $0.count > 1 ? $0[1] : "") }) { first, _ in first }
        let form = try JSONDecoder().decode(DecisionForm.self, from: JSONEncoder().encode(values))
        let wish = (try? form.wish()).map { "\($0)" } ?? "refused"
        #expect(wish.contains(row["wish"]), "\(wish)")
    }
}
