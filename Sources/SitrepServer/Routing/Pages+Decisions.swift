// The routes by which analysts decide, and the page that lists what they decided.

import Foundation
import HTTPTypes
import Hummingbird
import SitrepFormats
import SitrepLedger
import SitrepModel
import SitrepStore

/// Who decides on this server, and what proves that a form is its own.
struct DecisionDesk: Sendable {
    let guarding = FormGuard()
    /// Whether decisions are taken at all.
    let isOpen: Bool

    private static let cookieName = "analyst"
    private static let cookieAge = 365 * 24 * 60 * 60

    /// The name that the browser remembers.
    func analyst(of request: Request) -> String {
        let value = request.cookies[Self.cookieName]?.value.removingPercentEncoding ?? ""
        return (try? DecisionText.analyst(value)) ?? ""
    }

    /// What forms of a page carry; absent where no decisions are taken.
    func credentials(for request: Request) -> FormCredentials? {
        isOpen ? FormCredentials(token: guarding.token, analyst: analyst(of: request)) : nil
    }

    func cookie(remembering analyst: String) -> Cookie {
        Cookie(
            name: Self.cookieName, value: Address.escaped(analyst), maxAge: Self.cookieAge, path: "/", secure: false,
            httpOnly: true, sameSite: .strict)
    }
}

/// What every form carries.
struct FormCredentials: Sendable {
    let token: String
    /// The name that the browser remembers, or nothing.
    let analyst: String
}

extension Pages {
    private static let longestForm = 64 * 1024
    private static let formMediaType = "application/x-www-form-urlencoded"

    func addDecisionRoutes(to router: Router<BasicRequestContext>) {
        router.get("/decisions") { request, _ in try await decisions(request, .html) }
        router.get("/decisions.json") { request, _ in try await decisions(request, .json) }
        router.get("/decisions.csv") { request, _ in try await decisionTable(request) }
        router.post("/decisions") { request, _ in try await decide(request) }
    }

    // MARK: Reading

    private func decisions(_ request: Request, _ form: Form) async throws -> Answer {
        let filter = try DecisionFilter(request.uri.queryParameters)
        let page = DecisionsPage(
            try await desk.review(), filter: filter, form: decisionDesk.credentials(for: request),
            isOpen: decisionDesk.isOpen)
        return try answer(page, "decisions", form)
    }

    private func decisionTable(_ request: Request) async throws -> Response {
        let filter = try DecisionFilter(request.uri.queryParameters)
        let rows = try await desk.review().items.filter(filter.keeps)
        return Response(
            status: .ok, headers: [.contentType: CSVFormat.mediaType],
            body: .init(byteBuffer: ByteBuffer(bytes: DecisionFormat().table(rows))))
    }

    // MARK: Deciding

    private func decide(_ request: Request) async throws -> Response {
        guard decisionDesk.isOpen else { throw PageError.noDecisions }
        let form = try await self.form(of: request)
        let isOwn = decisionDesk.guarding.admits(
            origin: request.headers[.origin], site: Self.site(of: request),
            authority: request.head.authority, token: form.token)
        guard isOwn else { throw PageError.foreignForm }
        do {
            try await take(form)
            var response = Response(status: .seeOther, headers: [.location: form.destination])
            response.setCookie(decisionDesk.cookie(remembering: try DecisionText.analyst(form.analyst ?? "")))
            return response
        } catch let error as ReviewError {
            throw PageError(error)
        }
    }

    /// Where a request comes from, as the browser sees it (W3C, Fetch Metadata).
    private static func site(of request: Request) -> String? {
        HTTPField.Name("Sec-Fetch-Site").flatMap { request.headers[$0] }
    }

    private func take(_ form: DecisionForm) async throws {
        let now = DecisionTime(secondsSinceEpoch: Int(Date().timeIntervalSince1970))
        switch try form.wish() {
        case .remember: break
        case .undo(let id): try desk.store.undo(id, by: form.analyst ?? "", at: now, reason: form.reason)
        case .decide(let wish):
            let instant = form.asOf.flatMap { PublicationTime(iso8601: $0) }
            let board = wish.scope == .incident ? try await desk.board(asOf: instant) : nil
            try desk.store.decide(wish, at: now) { try board ?? BoardBuilder.board(of: desk.store.reviewedLedger()) }
        }
    }

    private func form(of request: Request) async throws -> DecisionForm {
        guard request.headers[.contentType]?.lowercased().hasPrefix(Self.formMediaType) ?? false else {
            throw PageError.otherMediaType
        }
        var request = request
        guard let body = try? await request.collectBody(upTo: Self.longestForm) else { throw PageError.formTooLong }
        do {
            return try URLEncodedFormDecoder().decode(DecisionForm.self, from: String(buffer: body))
        } catch {
            throw PageError.badForm("the form", "")
        }
    }
}

extension DecisionForm {
    /// The page on which the decision was made; made of checked parts only, so it leads nowhere else.
    fileprivate var destination: String {
        guard back != "decisions", let entry else { return "/decisions" }
        guard scope == Decision.Subject.Scope.incident.rawValue else { return Address.entry(entry) + "#review" }
        return Address.page(Address.incident(entry), [("as-of", asOf.flatMap { $0.isEmpty ? nil : $0 })]) + "#review"
    }
}
