// Search results as a page, with what narrows them.

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

    /// One way to divide the reports found.
    struct Facet: Encodable, Sendable {
        struct Value: Encodable, Sendable {
            let value: String
            let words: String
            let count: Int
            /// The search narrowed to it.
            let href: String
        }

        let name: String
        let label: String
        let values: [Value]
    }

    /// A facet that is narrowed to one value.
    struct Chosen: Encodable, Sendable {
        let name: String
        let label: String
        let value: String
        let words: String
        let without: String
    }

    let title: String
    let twin: String
    let query: String
    let hasMap = false
    let heading: String
    let hint: String?
    let total: Int
    let hits: [Hit]
    let chosen: [Chosen]
    let hasChosen: Bool
    let unfiltered: String
    let facets: [Facet]
    let hasFacets: Bool
    /// Said where not all of the reports found were counted.
    let partial: String?
    let previous: String?
    let next: String?

    init(_ request: SearchRequest, hits found: [SearchHit], total: Int, facets counted: SearchFacets) {
        query = request.words
        self.total = total
        title = query.isEmpty ? "Search" : "Search: \(query)"
        twin = request.address("/search.json")
        heading = query.isEmpty ? "Search" : "\(Wording.counted(total, "report", "reports")) with “\(query)”"
        hint = SearchPage.hint(request, total: total)
        hits = found.map(Hit.init)
        chosen = SearchFacets.Name.allCases.compactMap { name in
            request[name].map { Chosen(name, $0, request) }
        }
        hasChosen = !chosen.isEmpty
        unfiltered = SearchRequest(words: query).address()
        facets = SearchFacets.Name.allCases.filter { request[$0] == nil }.compactMap { name in
            let values = counted.values[name] ?? []
            return values.isEmpty ? nil : Facet(name, values, request)
        }
        hasFacets = !facets.isEmpty
        partial =
            counted.isPartial
            ? "Listed and counted are the newest \(Wording.counted(counted.counted, "report", "reports")) found." : nil
        let offset = request.offset
        previous = offset > 0 ? request.at(max(0, offset - Self.pageSize)).address() : nil
        let after = offset + found.count
        next = after < min(total, LedgerStore.rankedReports) && !found.isEmpty ? request.at(after).address() : nil
    }

    private static func hint(_ request: SearchRequest, total: Int) -> String? {
        if request.words.isEmpty { return "Type words that a report must hold; the last one may be unfinished." }
        guard total == 0 else { return nil }
        return request.filter.isEmpty
            ? "No report holds all of these words. Try fewer." : "No report of these holds all of the words."
    }

    fileprivate static func words(_ name: SearchFacets.Name, _ value: String) -> String {
        name == .kind ? value.lowercased() : value
    }

    fileprivate static func label(_ name: SearchFacets.Name) -> String {
        switch name {
        case .publisher: "publisher"
        case .country: "country of an event"
        case .kind: "kind of event"
        case .month: "month"
        }
    }
}

extension SearchPage.Hit {
    init(_ hit: SearchHit) {
        href = Address.report(hit.report)
        title = hit.title ?? "Untitled report"
        publisher = hit.publisher ?? "unnamed publisher"
        published = hit.published.map(ReportRow.short)
        snippet = hit.snippet.map { SearchPage.Part(text: $0.text, isMatch: $0.isMatch) }
    }
}

extension SearchPage.Facet {
    init(_ name: SearchFacets.Name, _ values: [SearchFacets.Value], _ request: SearchRequest) {
        self.name = name.rawValue
        label = SearchPage.label(name)
        self.values = values.map { value in
            Value(
                value: value.text, words: SearchPage.words(name, value.text), count: value.count,
                href: request.narrowed(name, to: value.text).address())
        }
    }
}

extension SearchPage.Chosen {
    init(_ name: SearchFacets.Name, _ value: String, _ request: SearchRequest) {
        self.name = name.rawValue
        label = SearchPage.label(name)
        self.value = value
        words = SearchPage.words(name, value)
        without = request.narrowed(name, to: nil).address()
    }
}
