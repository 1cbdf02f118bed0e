// What a search page is asked for: words, what narrows them, and which page of hits; all in the address.

import Hummingbird
import SitrepModel
import SitrepStore

struct SearchRequest: Sendable {
    var words: String
    var filter = SearchFilter()
    var offset = 0

    init(words: String, filter: SearchFilter = SearchFilter(), offset: Int = 0) {
        (self.words, self.filter, self.offset) = (words, filter, offset)
    }

    /// Reads a request from an address; says which part is wrong.
    init(_ parameters: Parameters) throws {
        words = String((parameters["q"].map { String($0) } ?? "").prefix(Self.longestQuery))
        offset = try parameters.count("offset") ?? 0
        filter = SearchFilter(
            publisher: try parameters.text("publisher", atMost: Self.longestQuery),
            country: try parameters.text("country", atMost: Self.longestQuery).map { CountryCode($0) },
            kind: try parameters.text("kind", atMost: Self.longestQuery), month: try Self.month(parameters))
    }

    private static let longestQuery = 200

    private static func month(_ parameters: Parameters) throws -> String? {
        guard let text = parameters.text("month") else { return nil }
        guard text.utf8.count == 7, CalendarDate(iso8601: text + "-01") != nil else {
            throw PageError.badFilter("month", text, "a month such as 2022-01")
        }
        return text
    }

    /// The value that a facet is narrowed to.
    subscript(name: SearchFacets.Name) -> String? {
        get {
            switch name {
            case .publisher: filter.publisher
            case .country: filter.country?.code
            case .kind: filter.kind
            case .month: filter.month
            }
        }
        set {
            switch name {
            case .publisher: filter.publisher = newValue
            case .country: filter.country = newValue.map { CountryCode($0) }
            case .kind: filter.kind = newValue
            case .month: filter.month = newValue
            }
        }
    }

    func address(_ path: String = "/search") -> String {
        let facets = SearchFacets.Name.allCases.map { (name: $0.rawValue, value: self[$0]) }
        return Address.page(
            path, [(name: "q", value: words)] + facets + [("offset", offset == 0 ? nil : String(offset))])
    }

    func at(_ offset: Int) -> SearchRequest { SearchRequest(words: words, filter: filter, offset: offset) }

    /// From the first hit on, with a facet narrowed to a value or to none.
    func narrowed(_ name: SearchFacets.Name, to value: String?) -> SearchRequest {
        var other = at(0)
        other[name] = value
        return other
    }
}
