// Pages without a server: cuts, addresses, charts, filters, escaping.

import Foundation
import SitrepLedger
import SitrepModel
@testable import SitrepServer
import SitrepStore
import SitrepTestSupport
import Testing

@Suite struct HighlighterTests {
    @Test func piecesCoverTheTextWithoutGapOrOverlap() {
        let whole = TextSpan(0, 30)
        for start in stride(from: 0, to: 30, by: 3) {
            for length in 0...12 {
                let highlights = [
                    Highlight(span: TextSpan(start, start + length), kind: "time", id: "t1", note: ""),
                    Highlight(span: TextSpan(5, 20), kind: "claim", id: "c1", note: ""),
                    Highlight(span: TextSpan(18, 40), kind: "event", id: "e1", note: ""),
                ]
                let pieces = Highlighter.pieces(of: whole, highlights: highlights)
                #expect(pieces.first?.span.start == 0 && pieces.last?.span.end == 30)
                for (one, next) in zip(pieces, pieces.dropFirst()) { #expect(one.span.end == next.span.start) }
            }
        }
    }

    @Test func theNarrowestFindComesFirst() {
        let pieces = Highlighter.pieces(
            of: TextSpan(0, 10),
            highlights: [
                Highlight(span: TextSpan(0, 10), kind: "claim", id: "c1", note: ""),
                Highlight(span: TextSpan(2, 5), kind: "place", id: "p1", note: ""),
            ])
        #expect(pieces.map(\.span) == [TextSpan(0, 2), TextSpan(2, 5), TextSpan(5, 10)])
        #expect(pieces[1].highlights.map(\.kind) == ["place", "claim"])
    }
}

@Suite struct AddressTests {
    @Test(arguments: cases("server/escapes"))
    func escapes(_ row: Case) { #expect(Address.escaped(row["text"]) == row["escaped"]) }

    @Test(arguments: cases("server/outside"))
    func outside(_ row: Case) { #expect((Address.outside(row["url"]) ?? "") == row["link"]) }

    @Test(arguments: cases("server/hosts"))
    func host(_ row: Case) { #expect(HostGuard.name(of: row["authority"]) == row["host"]) }

    @Test func filtersStandInTheAddress() {
        var filter = BoardFilter()
        filter.country = "KAZ"
        #expect(filter.address() == "/?country=KAZ")
        #expect(filter.address { $0.kind = "PROTEST" } == "/?country=KAZ&kind=PROTEST")
    }
}

@Suite struct RenderingTests {
    private let hostile =
        "<script>window.sitrepBreached = 1</script>{{{x}}}\"' onmouseover=alert(1) javascript:alert(2)"

    @Test func whatAnArticleWritesIsEscapedOnEveryPage() throws {
        let renderer = try PageRenderer()
        var findings = Findings.fixture(1, text: hostile, publisher: hostile, title: hostile)
            .reporting(.internet, .cut).counting(.killed, best: 3).telling("PROTEST", trigger: "script")
        findings.document.url = "javascript:alert(3)"
        findings.document.byline = hostile
        findings.integrity.removed = [RemovedSegment(kind: .caption, text: hostile)]
        let board = BoardBuilder.board(of: Ledger(reports: [ReportEntries(findings)]))
        let id = ReportID(digest: findings.document.digest)
        let pages = [
            renderer.html(BoardPage(board, changes: nil, filter: BoardFilter()), template: "board"),
            renderer.html(ReportPage(findings, id: id, board: board, kinds: nil), template: "report"),
            renderer.html(ReportsPage(board, offset: 0), template: "reports"),
            renderer.html(
                SearchPage(
                    SearchRequest(
                        words: hostile, filter: SearchFilter(publisher: hostile, kind: hostile), offset: 0), hits: [],
                    total: 0, facets: .none), template: "search"),
        ]
        for page in pages {
            #expect(page.contains("&lt;script&gt;"))
            #expect(!page.contains("<script>window"))
            #expect(!page.contains("href=\"javascript:"))
            #expect(!page.contains("style=\""))
            #expect(page.contains("</html>"))
        }
    }

    @Test func everyTemplateIsComplete() throws {
        let renderer = try PageRenderer()
        #expect(renderer.html(AboutPage(), template: "about").contains("About this board"))
    }

    @Test func theReportPageShowsEveryKindInItsLegend() throws {
        let findings = Findings.fixture(1, text: "Police cut the internet.").reporting(.internet, .cut)
        let board = BoardBuilder.board(of: Ledger(reports: [ReportEntries(findings)]))
        let page = ReportPage(
            findings, id: ReportID(digest: findings.document.digest), board: board, kinds: ["status"])
        #expect(page.legend.filter(\.on).map(\.kind) == ["status"])
        #expect(page.paragraphs.count == 1)
        #expect(page.paragraphs.first?.notes.first?.text == "internet cut")
    }

    @Test func aChartHoldsNumbersOnly() throws {
        let reports = (1...4).map {
            Findings.fixture($0, text: "<b>\($0)</b>", published: "2022-01-0\($0)").counting(.killed, best: Double($0))
        }
        let board = BoardBuilder.board(of: Ledger(reports: reports.map(ReportEntries.init)))
        let svg = StepChart(try #require(board.figures.first)).svg
        #expect(svg.hasPrefix("<svg") && svg.hasSuffix("</svg>"))
        #expect(!svg.contains("<b>"))
    }

    @Test func thePolicyAllowsNothingInline() {
        #expect(!SecurityHeaders.contentSecurityPolicy.contains("unsafe"))
        #expect(SecurityHeaders.contentSecurityPolicy.contains("default-src 'none'"))
    }
}

@Suite struct RouteDocumentationTests {
    @Test(arguments: Pages.paths)
    func everyPageIsDocumented(_ path: String) throws {
        let page = try String(
            contentsOf: testsFolder(of: #filePath).deletingLastPathComponent().appendingPathComponent(
                "Documentation/web.md"),
            encoding: .utf8)
        #expect(page.contains("`\(path)`"))
    }
}
