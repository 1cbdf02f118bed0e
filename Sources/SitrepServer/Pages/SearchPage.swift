// Search results as a page.

import SitrepLedger
import SitrepStore

struct SearchPage: Encodable, Sendable {
    static let pageSize = 20

    struct Part: Encodable, Sendable {
        let text: String
        let isMatch: Bool
    }

    struct Hit: Encodable, Sendable {
        let href: String
        let title: String
        let publisher: String
        let published: String?
        let snippet: [Part]
    }

    let title: String
    let twin: String
    let query: String
    let hasMap = false
    let heading: String
    let hint: String?
    let total: Int
    let hits: [Hit]
    let previous: String?
    let next: String?

    init(query: String, hits found: [SearchHit], total: Int, offset: Int) {
        self.query = query
        self.total = total
        title = query.isEmpty ? "Search" : "Search: \(query)"
        twin = SearchPage.address("/search.json", query, offset)
        heading = query.isEmpty ? "Search" : "\(Wording.counted(total, "report", "reports")) with “\(query)”"
        hint =
            if query.isEmpty {
                "Type words that a report must hold; the last one may be unfinished."
            } else if total == 0 {
                "No report holds all of these words. Try fewer."
            } else { nil }
        hits = found.map { hit in
            Hit(
                href: Address.report(hit.report), title: hit.title ?? "Untitled report",
                publisher: hit.publisher ?? "unnamed publisher", published: hit.published.map(ReportRow.short),
                snippet: hit.snippet.map { Part(text: $0.text, isMatch: $0.isMatch) })
        }
        previous = offset > 0 ? SearchPage.address("/search", query, max(0, offset - Self.pageSize)) : nil
        let after = offset + found.count
        next = after < total && !found.isEmpty ? SearchPage.address("/search", query, after) : nil
    }

    private static func address(_ path: String, _ query: String, _ offset: Int) -> String {
        Address.page(path, [("q", query), ("offset", offset == 0 ? nil : String(offset))])
    }
}
