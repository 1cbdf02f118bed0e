// What can be wrong with a request, in one shape: a page for people, problem+json for programs.

import Foundation
import Hummingbird
import Logging
import SitrepLedger

/// Names follow RFC 9457: a title that is always the same for the kind, a detail for this case.
struct PageError: Error, Sendable {
    let status: HTTPResponse.Status
    let title: String
    let detail: String

    static func noReport(_ name: String) -> PageError {
        PageError(
            status: .notFound, title: "No such report",
            detail: "The ledger holds no report “\(name)”. The list of reports names all of them.")
    }

    static let noModel = PageError(
        status: .serviceUnavailable, title: "No language model",
        detail: "The file reader.safetensors was not found when the server started; run “make deps” or “make install”.")

    static func noEntry(_ name: String) -> PageError {
        PageError(
            status: .notFound, title: "No such entry",
            detail: "The report has no entry “\(name)”. Its page shows all of them.")
    }

    static func noSource(_ name: String) -> PageError {
        PageError(
            status: .notFound, title: "No such source",
            detail: "Nothing in the ledger stands on the word of “\(name)”. The page of sources names all of them.")
    }

    static func noIncident(_ id: EntryID) -> PageError {
        PageError(
            status: .notFound, title: "No such incident",
            detail: "No event “\(id)” is known to have happened or to be announced as of this instant.")
    }

    static func badFilter(_ name: String, _ value: String, _ expected: String) -> PageError {
        PageError(
            status: .badRequest, title: "A filter cannot be read",
            detail: "“\(value)” is no value for \(name); expected: \(expected).")
    }
}

/// Turns errors into answers, and answers requests for pages that do not exist.
struct ErrorPages: RouterMiddleware {
    typealias Context = BasicRequestContext

    private struct Page: Encodable, Sendable {
        let title: String
        let twin = "/board.json"
        let query = ""
        let hasMap = false
        let heading: String
        let detail: String
    }

    private struct Problem: Encodable, Sendable {
        let type = "about:blank"
        let title: String
        let status: Int
        let detail: String
    }

    let renderer: PageRenderer

    func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch let error as PageError {
            return try answer(error, to: request)
        } catch let error as HTTPError {
            let title = error.status.reasonPhrase
            return try answer(
                PageError(status: error.status, title: title, detail: "Nothing is at \(request.uri.path)."), to: request
            )
        } catch {
            // The cause may hold paths and texts: it goes to the log, not to the page.
            context.logger.error("a page failed", metadata: ["path": "\(request.uri.path)", "error": "\(error)"])
            return try answer(
                PageError(
                    status: .internalServerError, title: "The page cannot be made",
                    detail: "The server's log says why. Try again; if it stays so, run “sitrep board” on the database."),
                to: request)
        }
    }

    private func answer(_ error: PageError, to request: Request) throws -> Response {
        if [".json", ".csv"].contains(where: request.uri.path.hasSuffix) {
            let problem = Problem(title: error.title, status: error.status.code, detail: error.detail)
            return Response(
                status: error.status, headers: [.contentType: "application/problem+json"],
                body: .init(byteBuffer: ByteBuffer(bytes: try renderer.json(problem))))
        }
        let page = Page(title: error.title, heading: error.title, detail: error.detail)
        return Response(
            status: error.status, headers: [.contentType: "text/html; charset=utf-8"],
            body: .init(byteBuffer: ByteBuffer(string: renderer.html(page, template: "error"))))
    }
}
