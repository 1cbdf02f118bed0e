// Facets of a search: counts over what is found, narrowing, bounds, and queries that touch only the reports found.

import Foundation
import GRDB
import SitrepModel
@testable import SitrepStore
import SitrepTestSupport
import Testing

@Suite struct FacetTests {
    private let store: LedgerStore

    init() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("sitrep-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        store = try LedgerStore(path: folder.appendingPathComponent("ledger.sqlite").path)
        let rows: [(String, String, String, CountryCode)] = [
            ("Steppe Wire", "2022-01-05", "PROTEST", "KAZ"), ("Steppe Wire", "2022-01-06", "ASSAULT", "KAZ"),
            ("Volga Post", "2022-02-01", "PROTEST", "RUS"), ("O'Hara; DROP TABLE report", "2022-02-03", "AID", "KAZ"),
        ]
        for (index, row) in rows.enumerated() {
            let place = Place(
                id: LocalID(1), span: TextSpan(0, 3), name: "There", country: row.3, lat: 43, lon: 76,
                feature: "PPL", confidence: 0.9, rule: "test")
            try store.add(
                Findings.fixture(index + 1, text: "The crowd \(index) saw it.", published: row.1, publisher: row.0)
                    .telling(row.2, trigger: "saw", place: place).telling(row.2, trigger: "crowd"))
        }
    }

    private func text(_ facets: SearchFacets, _ name: SearchFacets.Name) -> String {
        (facets.values[name] ?? []).map { "\($0.text) \($0.count)" }.joined(separator: ", ")
    }

    @Test func countsReportsByValue() throws {
        let facets = try store.searchFacets("crowd")
        #expect(text(facets, .publisher) == "Steppe Wire 2, O'Hara; DROP TABLE report 1, Volga Post 1")
        #expect(text(facets, .country) == "KAZ 3, RUS 1")
        #expect(text(facets, .kind) == "PROTEST 2, AID 1, ASSAULT 1")
        #expect(text(facets, .month) == "2022-02 2, 2022-01 2")
        #expect(facets.counted == 4 && !facets.isPartial)
    }

    @Test(arguments: [
        (SearchFilter(publisher: "Steppe Wire"), 2), (SearchFilter(country: "KAZ"), 3),
        (SearchFilter(kind: "PROTEST"), 2), (SearchFilter(month: "2022-02"), 2),
        (SearchFilter(country: "KAZ", kind: "PROTEST"), 1), (SearchFilter(country: "RUS", month: "2022-01"), 0),
        (SearchFilter(publisher: "O'Hara; DROP TABLE report"), 1), (SearchFilter(publisher: "' OR 1=1 --"), 0),
    ])
    func narrows(_ filter: SearchFilter, _ count: Int) throws {
        #expect(try store.searchCount("crowd", filter: filter) == count)
        #expect(try store.search("crowd", filter: filter).count == count)
        #expect(try store.searchFacets("crowd", filter: filter).counted == count)
    }

    @Test func whatANarrowedFacetCountsIsWhatNarrowingFinds() throws {
        let narrowed = SearchFilter(country: "KAZ")
        for value in try store.searchFacets("crowd", filter: narrowed).values[.kind] ?? [] {
            let both = SearchFilter(country: "KAZ", kind: value.text)
            #expect(try store.searchCount("crowd", filter: both) == value.count)
        }
    }

    @Test func countsAreBoundedAndSaySo() throws {
        let facets = try store.searchFacets("crowd", among: 3)
        #expect(facets.counted == 3 && facets.isPartial)
        #expect(try store.searchFacets("").counted == 0)
    }

    @Test(arguments: SearchFacets.Name.allCases)
    func onlyRowsOfTheReportsFoundAreRead(_ name: SearchFacets.Name) throws {
        let sql = "EXPLAIN QUERY PLAN " + LedgerStore.facetQuery(name)
        let plan = try store.pool.read { db in
            let arguments: StatementArguments = sql.contains("?2") ? ["[1]", nil, nil] : ["[1]"]
            return try Row.fetchAll(db, sql: sql, arguments: arguments).map { row -> String in row["detail"] }
        }
        #expect(!plan.contains { $0.hasPrefix("SCAN report") || $0.hasPrefix("SCAN event") }, "\(plan)")
    }
}
