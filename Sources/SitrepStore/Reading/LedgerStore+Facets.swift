// How the reports that a search finds divide by publisher, country, kind of event and month.

import Foundation
import GRDB
import SitrepModel

/// What the reports found have in common, each value with the number of reports.
public struct SearchFacets: Sendable, Hashable {
    public enum Name: String, Sendable, CaseIterable {
        case publisher, country, kind, month
    }

    public struct Value: Sendable, Hashable {
        public let text: String
        public let count: Int
    }

    /// Those with most reports first; months in order.
    public let values: [Name: [Value]]
    /// Reports that were counted.
    public let counted: Int
    /// Whether there are more, so that counts are of the newest only.
    public let isPartial: Bool

    /// Nothing was found.
    public static let none = SearchFacets(values: [:], counted: 0, isPartial: false)
}

extension LedgerStore {
    private static let facetValues = 12
    private static let facetMonths = 36

    /// Counts over the reports that a search ranks.
    public func searchFacets(
        _ query: String, filter: SearchFilter = SearchFilter(), among limit: Int = LedgerStore.rankedReports
    ) throws -> SearchFacets {
        guard let pattern = FTS5Pattern(matchingAllPrefixesIn: query) else { return .none }
        return try pool.read { db in
            let found = try Int64.fetchAll(
                db,
                sql: """
                    SELECT report.number FROM report_text JOIN report ON report.number = report_text.rowid
                    WHERE report_text MATCH ?1 AND \(SearchFilter.condition)
                    ORDER BY report_text.rowid DESC LIMIT \(limit + 1)
                    """, arguments: [pattern] + filter.arguments)
            let counted = found.prefix(limit)
            let list = "[" + counted.map(String.init).joined(separator: ",") + "]"
            var values: [SearchFacets.Name: [SearchFacets.Value]] = [:]
            for name in SearchFacets.Name.allCases {
                values[name] = try LedgerStore.facet(db, name, of: list, filter)
            }
            return SearchFacets(values: values, counted: counted.count, isPartial: found.count > limit)
        }
    }

    /// Values of one facet among reports, which are given as a JSON list of their numbers.
    private static func facet(
        _ db: Database, _ name: SearchFacets.Name, of list: String, _ filter: SearchFilter
    ) throws -> [SearchFacets.Value] {
        let ofEvents = [SearchFacets.Name.country, .kind].contains(name)
        return try Row.fetchAll(
            db, sql: facetQuery(name), arguments: ofEvents ? [list, filter.country?.code, filter.kind] : [list]
        ).map { SearchFacets.Value(text: $0["value"], count: $0["count"]) }
    }

    /// `?1` the list, `?2` a country and `?3` a kind that events must have. Goes from reports to their own rows only.
    static func facetQuery(_ name: SearchFacets.Name) -> String {
        let reports = "FROM json_each(?1) AS found CROSS JOIN report ON report.number = found.value"
        let events = """
            FROM json_each(?1) AS found CROSS JOIN event ON event.report = found.value
            WHERE (?2 IS NULL OR event.country = ?2) AND (?3 IS NULL OR event.plover = ?3) AND
            """
        let (column, rows, order, limit) =
            switch name {
            case .publisher: ("report.publisher", reports + " WHERE", "count DESC, value", facetValues)
            case .month: ("substr(report.published, 1, 7)", reports + " WHERE", "value DESC", facetMonths)
            case .country: ("event.country", events, "count DESC, value", facetValues)
            case .kind: ("event.plover", events, "count DESC, value", facetValues)
            }
        return """
            SELECT \(column) AS value, COUNT(DISTINCT found.value) AS count
            \(rows) \(column) IS NOT NULL GROUP BY 1 ORDER BY \(order) LIMIT \(limit)
            """
    }
}
