// The brief on paper and the pages of sources.

import Foundation
import Hummingbird
import SitrepFormats
import SitrepLedger

extension Pages {
    func brief(_ request: Request, _ form: Form) async throws -> Response {
        let (brief, filter) = try await footnotedBrief(request)
        return try answer(BriefPage(brief, filter: filter), "brief", form)
    }

    func markdownBrief(_ request: Request) async throws -> Response {
        let (brief, _) = try await footnotedBrief(request)
        return Response(
            status: .ok, headers: [.contentType: "text/markdown; charset=utf-8"],
            body: .init(byteBuffer: ByteBuffer(string: MarkdownBrief.text(of: brief))))
    }

    /// With what has changed since the day before.
    private func footnotedBrief(_ request: Request) async throws -> (FootnotedBrief, BoardFilter) {
        let filter = try BoardFilter(request.uri.queryParameters)
        let board = try await desk.board(asOf: filter.asOf, view: filter.view)
        let changes = try await desk.changes(to: board, view: filter.view)
        return (FootnotedBrief(of: board, changes: changes, eventLimit: filter.events), filter)
    }

    func sources(_ request: Request, _ form: Form) async throws -> Response {
        let offset = try request.uri.queryParameters.count("offset") ?? 0
        return try answer(SourcesPage(try await desk.sources(), offset: offset), "sources", form)
    }

    func source(_ request: Request, _ context: BasicRequestContext) async throws -> Response {
        let raw = try context.parameters.require("name")
        let (name, form) = Pages.twin(raw.removingPercentEncoding ?? raw)
        guard let record = try await desk.sources().first(where: { $0.name == name }) else {
            throw PageError.noSource(name)
        }
        return try answer(SourcePage(record), "source", form)
    }
}
