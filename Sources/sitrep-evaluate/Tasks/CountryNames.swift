// Names of countries by their codes.

import SitrepLexicon
import SitrepModel

/// The name that the table of countries gives each code.
struct CountryNames: Sendable {
    private let names: [CountryCode: String]

    init(tables: TableSet) throws(LexiconError) {
        let table = try tables.table("en/countries")
        let (code, name) = (try table.column("iso3"), try table.column("name"))
        names = Dictionary(table.rows.map { (CountryCode($0[code]), $0[name]) }) { first, _ in first }
    }

    subscript(_ code: CountryCode) -> String? { names[code] }
}
