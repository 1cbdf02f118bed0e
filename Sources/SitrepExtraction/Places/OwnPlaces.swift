// Places that no gazetteer has: rows of a user's tables of places and countries.

import SitrepLexicon
import SitrepModel
import SitrepText

/// Finds the names of listed places as they stand.
struct OwnPlaces: Sendable {
    private struct Row: Sendable {
        let country: CountryCode
        let admin1: String?
        let lat: Double?
        let lon: Double?
        let feature: String?
    }

    private enum PlaceColumn: String, CaseIterable { case name, alternates, country, admin1, lat, lon, feature }
    private enum CountryColumn: String, CaseIterable { case iso3, name, alternates, geonames }

    private var rows: [Row] = []
    private var matcher = PhraseMatcher<Int>()

    /// A name stands for the place that the user listed, but may be a person's.
    private static let confidence = 0.9

    init(tables: TableSet) throws(LexiconError) {
        for row in try tables.rows(of: "en/places", by: PlaceColumn.self) {
            insert(
                [row[.name]] + row.list(.alternates),
                Row(
                    country: CountryCode(row[.country]), admin1: row.optional(.admin1),
                    lat: try Self.degrees(row[.lat], row[.name]), lon: try Self.degrees(row[.lon], row[.name]),
                    feature: row.optional(.feature)))
        }
        let known = try tables.rows(of: "en/countries", by: CountryColumn.self)
        let mapped = Set(known.filter { $0.optional(.geonames) != nil }.map { $0[.iso3] })
        for row in known where row.optional(.geonames) == nil && !mapped.contains(row[.iso3]) {
            insert(
                [row[.name]] + row.list(.alternates),
                Row(country: CountryCode(row[.iso3]), admin1: nil, lat: nil, lon: nil, feature: "PCLI"))
        }
    }

    private static func degrees(_ text: String, _ name: String) throws(LexiconError) -> Double? {
        if text.isEmpty { return nil }
        guard let value = Double(text), abs(value) <= 180 else {
            throw LexiconError(.badValue, location: "en/places", hint: "“\(text)” of “\(name)” is no degrees")
        }
        return value
    }

    private mutating func insert(_ names: [String], _ row: Row) {
        for name in names { matcher.insert(name, rows.count) }
        rows.append(row)
    }

    /// Listed places beside those found already, which win where they overlap.
    func adding(to found: [Place], in draft: Draft) -> [Place] {
        guard !rows.isEmpty else { return found }
        let analysis = draft.analysis
        var result = found
        for sentence in analysis.sentences {
            for match in matcher.matches(in: sentence.tokens, of: analysis.tokens) {
                let span = analysis.span(of: match.tokens)
                guard let first = match.tokens.first, analysis.tokens[first].shape.contains(.capitalized),
                    !found.contains(where: { $0.span.overlaps(span) })
                else { continue }
                let row = rows[match.value]
                result.append(
                    Place(
                        span: span, name: analysis.string(of: match.tokens), country: row.country, admin1: row.admin1,
                        lat: row.lat, lon: row.lon, feature: row.feature, confidence: Self.confidence,
                        rule: "place/own"))
            }
        }
        return result
    }
}
