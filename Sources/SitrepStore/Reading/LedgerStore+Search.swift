// Full-text search over titles and texts, and places within a frame of the map.

import GRDB
public import SitrepLedger
public import SitrepModel

/// A report that a search found.
public struct SearchHit: Sendable {
    /// A piece of the text around the words found.
    public struct SnippetPart: Sendable, Hashable {
        public let text: String
        public let isMatch: Bool
    }

    public let report: ReportID
    public let title: String?
    public let publisher: String?
    public let published: PublicationTime?
    public let snippet: [SnippetPart]
}

extension LedgerStore {
    // Control characters that no text carries, so that a snippet can be parted safely.
    private static let open: Character = "\u{2}"
    private static let close: Character = "\u{3}"

    /// Reports that a search ranks: the newest in the ledger that it finds, so that a common word costs no more.
    public static let rankedReports = 5000

    /// Reports that hold all words, best first, of the newest ``rankedReports``. What a person types is taken as words,
    /// never as query syntax; the last word may be unfinished. No words, no hits.
    public func search(
        _ query: String, filter: SearchFilter = SearchFilter(), limit: Int = 20, offset: Int = 0
    ) throws -> [SearchHit] {
        guard let pattern = FTS5Pattern(matchingAllPrefixesIn: query) else { return [] }
        return try pool.read { db in
            let oldest = try Int64.fetchOne(
                db,
                sql: """
                    SELECT report_text.rowid FROM report_text JOIN report ON report.number = report_text.rowid
                    WHERE report_text MATCH ?1 AND \(SearchFilter.condition)
                    ORDER BY report_text.rowid DESC LIMIT 1 OFFSET \(LedgerStore.rankedReports - 1)
                    """, arguments: [pattern] + filter.arguments)
            return try Row.fetchAll(
                db, sql: LedgerStore.searchQuery,
                arguments: [pattern] + filter.arguments + [limit, offset, oldest ?? 0]
            ).map { row in
                let published: String? = row["published"]
                return SearchHit(
                    report: ReportID(row["id"]), title: row["title"], publisher: row["publisher"],
                    published: published.flatMap { PublicationTime(iso8601: $0) },
                    snippet: LedgerStore.parts(of: row["snippet"]))
            }
        }
    }

    private static let searchQuery = """
        SELECT report.id, report.title, report.publisher, report.published,
            snippet(report_text, 1, char(2), char(3), '…', 24) AS snippet
        FROM report_text JOIN report ON report.number = report_text.rowid
        WHERE report_text MATCH ?1 AND report_text.rowid >= ?8 AND \(SearchFilter.condition)
        ORDER BY bm25(report_text, 4.0, 1.0), report.number LIMIT ?6 OFFSET ?7
        """

    /// Number of reports that a search finds in all.
    public func searchCount(_ query: String, filter: SearchFilter = SearchFilter()) throws -> Int {
        guard let pattern = FTS5Pattern(matchingAllPrefixesIn: query) else { return 0 }
        return try pool.read { db in
            guard !filter.isEmpty else {
                return try Int.fetchOne(
                    db, sql: "SELECT COUNT(*) FROM report_text WHERE report_text MATCH ?", arguments: [pattern]) ?? 0
            }
            return try Int.fetchOne(
                db,
                sql: """
                    SELECT COUNT(*) FROM report_text JOIN report ON report.number = report_text.rowid
                    WHERE report_text MATCH ?1 AND \(SearchFilter.condition)
                    """, arguments: [pattern] + filter.arguments) ?? 0
        }
    }

    static func parts(of marked: String) -> [SearchHit.SnippetPart] {
        var parts: [SearchHit.SnippetPart] = []
        var current = ""
        var inside = false
        func flush() {
            if !current.isEmpty { parts.append(.init(text: current, isMatch: inside)) }
            current = ""
        }
        for character in marked {
            switch character {
            case open:
                flush()
                inside = true
            case close:
                flush()
                inside = false
            default: current.append(character)
            }
        }
        flush()
        return parts
    }

    /// Reports that name a place within a frame, in degrees.
    public func reports(west: Double, south: Double, east: Double, north: Double) throws -> [ReportID] {
        try pool.read { db in
            try String.fetchAll(
                db,
                sql: """
                    SELECT DISTINCT report.id FROM place_area
                    JOIN place ON place.number = place_area.number JOIN report ON report.number = place.report
                    WHERE west >= ? AND east <= ? AND south >= ? AND north <= ? ORDER BY report.number
                    """,
                arguments: [west, east, south, north]
            ).map { ReportID($0) }
        }
    }
}
