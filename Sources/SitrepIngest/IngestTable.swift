// Reads the tab-separated tables of this module, which the build embeds as text.

/// A table: named columns, one fact a row. Comment lines and empty lines are passed over.
struct IngestTable {
    let columns: [String]
    let rows: [[String]]

    /// The embedded table of that name; without rows when there is none.
    init(named name: String) { self.init(text: EmbeddedTables.text(named: name) ?? "") }

    init(text: String) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: true).filter { !$0.hasPrefix("#") }
        let cells = lines.map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
        columns = cells.first ?? []
        rows = Array(cells.dropFirst())
    }

    /// A row's field; empty where the row is short or the column unknown.
    func field(_ column: String, of row: [String]) -> String {
        guard let index = columns.firstIndex(of: column), index < row.count else { return "" }
        return row[index]
    }
}
