// The brief on paper and the pages of sources.

import Foundation
import Hummingbird
import SitrepFormats
import SitrepLedger

extension Pages {
    func brief(_ request: Request, _ form: Form) async throws -> Answer {
        let (brief, filter) = try await footnotedBrief(request)
        return try answer(BriefPage(brief, filter: filter), "brief", form)
    }

    func markdownBrief(_ request: Request) async throws -> Answer {
        let (brief, _) = try await footnotedBrief(request)
        return Answer(
            mediaType: "text/markdown; charset=utf-8", body: ByteBuffer(string: MarkdownBrief.text(of: brief)))
    }

    /// With what has changed since the day before.
    private func footnotedBrief(_ request: Request) async throws -> (FootnotedBrief, BoardFilter) {
        let filter = try BoardFilter(request.uri.queryParameters)
        let dated = try await desk.edition().page(asOf: filter.asOf, view: filter.view)
        return (
            FootnotedBrief(of: dated.board, changes: dated.changes, eventLimit: filter.events, rowLimit: filter.rows),
            filter
        )
    }

    func sources(_ request: Request, _ form: Form) async throws -> Answer {
        let offset = try request.uri.queryParameters.count("offset") ?? 0
        return try answer(SourcesPage(try await desk.sources(), offset: offset), "sources", form)
    }

    func source(_ request: Request, _ context: BasicRequestContext) async throws -> Answer {
        let raw = try context.parameters.require("name")
        let (name, form) = Pages.twin(raw.removingPercentEncoding ?? raw)
        guard let record = try await desk.sources().first(where: { $0.name == name }) else {
            throw PageError.noSource(name)
        }
        return try answer(SourcePage(record), "source", form)
    }
}
