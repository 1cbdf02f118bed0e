// The routes of the pages and of their twins in JSON.

import Foundation
import Hummingbird
import Sitrep
import SitrepFormats
import SitrepLedger
import SitrepModel
import SitrepStore

struct Pages: Sendable {
    let desk: Desk
    let renderer: PageRenderer
    /// Absent where no language model is installed.
    let parser: TreeParser?
    let decisionDesk: DecisionDesk

    /// Every page, as the documentation lists them.
    static let paths = [
        "/", "/reports", "/reports/{id}", "/grammar/{id}", "/entries/{report}/{local}",
        "/incidents/{report}/{local}", "/timeline", "/brief", "/sources", "/sources/{name}", "/search",
        "/about", "/decisions",
    ]

    func addRoutes(to router: Router<BasicRequestContext>) {
        router.get("/") { request, _ in try await kept(request) { try await board(request, .html) } }
        router.get("/board.json") { request, _ in try await kept(request) { try await board(request, .json) } }
        router.get("/board.csv") { request, _ in try await kept(request) { try await boardTable(request) } }
        router.get("/map/features.json") { request, _ in try await kept(request) { try await features(request) } }
        router.get("/reports") { request, _ in try await kept(request) { try await reports(request, .html) } }
        router.get("/reports.json") { request, _ in try await kept(request) { try await reports(request, .json) } }
        router.get("/reports/{id}") { request, context in try await report(request, context) }
        router.get("/grammar/{id}") { request, context in try grammar(request, context) }
        router.get("/entries/{report}/{local}") { request, context in try await entry(request, context) }
        router.get("/incidents/{report}/{local}") { request, context in try await incident(request, context) }
        router.get("/timeline") { request, _ in try await kept(request) { try await timeline(request, .html) } }
        router.get("/timeline.json") { request, _ in try await kept(request) { try await timeline(request, .json) } }
        router.get("/brief") { request, _ in try await kept(request) { try await brief(request, .html) } }
        router.get("/brief.json") { request, _ in try await kept(request) { try await brief(request, .json) } }
        router.get("/brief.md") { request, _ in try await kept(request) { try await markdownBrief(request) } }
        router.get("/sources") { request, _ in try await kept(request) { try await sources(request, .html) } }
        router.get("/sources.json") { request, _ in try await kept(request) { try await sources(request, .json) } }
        router.get("/sources/{name}") { request, context in
            try await kept(request) { try await source(request, context) }
        }
        router.get("/search") { request, _ in try await kept(request) { try search(request, .html) } }
        router.get("/search.json") { request, _ in try await kept(request) { try search(request, .json) } }
        router.get("/about") { _, _ in try answer(AboutPage(), "about", .html) }
        router.get("/about.json") { _, _ in try answer(AboutPage(), "about", .json) }
        router.get("/live") { _, _ in LiveUpdates(desk: desk).response() }
        router.get("/healthz") { _, _ in
            _ = try desk.store.revision()
            return Response(
                status: .ok, headers: [.contentType: "text/plain"], body: .init(byteBuffer: .init(string: "ok\n")))
        }
    }

    enum Form: Sendable { case html, json }

    private func board(_ request: Request, _ form: Form) async throws -> Answer {
        let filter = try BoardFilter(request.uri.queryParameters)
        let edition = try await desk.edition()
        let dated = await edition.page(asOf: filter.asOf, view: filter.view)
        let page = BoardPage(
            dated.board, changes: dated.changes, filter: filter, decided: edition.version.decisions)
        return try answer(page, "board", form)
    }

    private func features(_ request: Request) async throws -> Answer {
        let filter = try BoardFilter(request.uri.queryParameters)
        let board = try await desk.board(asOf: filter.asOf, view: filter.view)
        return try answer(MapFeatures(board, filter: filter), "", .json)
    }

    private func reports(_ request: Request, _ form: Form) async throws -> Answer {
        let offset = try request.uri.queryParameters.count("offset") ?? 0
        return try answer(ReportsPage(try await desk.board(), offset: offset), "reports", form)
    }

    private func report(_ request: Request, _ context: BasicRequestContext) async throws -> Answer {
        let (name, form) = Pages.twin(try context.parameters.require("id"))
        let id = ReportID(name)
        guard let findings = try desk.store.findings(of: id) else { throw PageError.noReport(name) }
        let chosen = request.uri.queryParameters.getAll("kinds").flatMap { $0.split(separator: ",").map(String.init) }
        let page = ReportPage(
            findings, id: id, board: try await desk.board(), kinds: chosen.isEmpty ? nil : Set(chosen))
        return try answer(page, "report", form)
    }

    private func grammar(_ request: Request, _ context: BasicRequestContext) throws -> Answer {
        let (name, form) = Pages.twin(try context.parameters.require("id"))
        let id = ReportID(name)
        guard let parser else { throw PageError.noModel }
        guard let findings = try desk.store.findings(of: id) else { throw PageError.noReport(name) }
        return try answer(GrammarPage(parser.parse(findings.text), of: findings, id: id), "grammar", form)
    }

    private func entry(_ request: Request, _ context: BasicRequestContext) async throws -> Answer {
        let report = ReportID(try context.parameters.require("report"))
        let (local, form) = Pages.twin(try context.parameters.require("local"))
        guard let findings = try desk.store.findings(of: report) else { throw PageError.noReport(report.name) }
        guard let explanation = Explanation(of: local, in: findings) else { throw PageError.noEntry(local) }
        let review = ReviewPanel(
            entry: EntryID(report: report, local: local), review: try await desk.review(),
            credentials: decisionDesk.credentials(for: request))
        return try answer(
            EntryPage(explanation, findings: findings, report: report, review: review), "entry", form)
    }

    /// An incident by any of the events that tell it.
    private func incident(_ request: Request, _ context: BasicRequestContext) async throws -> Answer {
        let (local, form) = Pages.twin(try context.parameters.require("local"))
        let id = EntryID(report: ReportID(try context.parameters.require("report")), local: local)
        let filter = try BoardFilter(request.uri.queryParameters)
        // What analysts rejected is still shown as the engine found it.
        let edition = try await desk.edition()
        for view in filter.view == .engine ? [Desk.View.engine] : [.reviewed, .engine] {
            let board = await edition.page(asOf: filter.asOf, view: view).board
            guard let incident = board.incident(toldBy: id) else { continue }
            let review = ReviewPanel(
                incident: incident, board: board, review: try await desk.review(),
                credentials: decisionDesk.credentials(for: request), asOf: filter.asOf)
            let page = IncidentPage(
                incident, figures: edition.figures(of: incident, on: board, view: view), board: board, filter: filter,
                review: review, isEngineView: view == .engine)
            return try answer(page, "incident", form)
        }
        throw PageError.noIncident(id)
    }

    private func timeline(_ request: Request, _ form: Form) async throws -> Answer {
        let days = try request.uri.queryParameters.count("days") ?? TimelinePage.defaultDays
        let limit = min(max(1, days), Pages.dayLimit)
        return try answer(TimelinePage(try await desk.timeline(days: limit), dayLimit: limit), "timeline", form)
    }

    private func search(_ request: Request, _ form: Form) throws -> Answer {
        let search = try SearchRequest(request.uri.queryParameters)
        let hits = try desk.store.search(
            search.words, filter: search.filter, limit: SearchPage.pageSize, offset: search.offset)
        let facets = try desk.store.searchFacets(search.words, filter: search.filter)
        // All are counted already where the facets hold all.
        let total =
            facets.isPartial
            ? try desk.store.searchCount(search.words, filter: search.filter) : facets.counted
        let page = SearchPage(search, hits: hits, total: total, facets: facets)
        return try answer(page, "search", form)
    }

    private static let dayLimit = 1000

    /// `ID.json` asks for the twin of `ID`.
    static func twin(_ name: String) -> (String, Form) {
        let suffix = ".json"
        return name.hasSuffix(suffix) ? (String(name.dropLast(suffix.count)), .json) : (name, .html)
    }

    func answer(_ page: some Encodable & Sendable, _ template: String, _ form: Form) throws -> Answer {
        switch form {
        case .html:
            Answer(
                mediaType: "text/html; charset=utf-8",
                body: ByteBuffer(string: renderer.html(page, template: template)))
        case .json: Answer(mediaType: "application/json", body: ByteBuffer(bytes: try renderer.json(page)))
        }
    }

    /// An answer that only the edition and the address decide, kept with the edition.
    func kept(_ request: Request, _ make: () async throws -> Answer) async throws -> Answer {
        let edition = try await desk.edition()
        let address = request.uri.description
        if let known = await edition.answer(to: address) { return known }
        let answer = try await make()
        await edition.keep(answer, for: address)
        return answer
    }
}

struct AboutPage: Encodable, Sendable {
    let title = "About"
    let twin = "/about.json"
    let query = ""
    let hasMap = false
}
