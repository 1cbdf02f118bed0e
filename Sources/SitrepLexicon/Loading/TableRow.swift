// A row of a table with its fields by column: a reader names its columns once, as the cases of an enumeration.

/// A row whose columns were all found in the table's header.
public struct TableRow<Column: RawRepresentable & CaseIterable & Hashable & Sendable>: Sendable
where Column.RawValue == String {
    private let fields: [String]
    private let positions: [Column: Int]

    fileprivate init(fields: [String], positions: [Column: Int]) {
        self.fields = fields
        self.positions = positions
    }

    public subscript(column: Column) -> String { positions[column].map { fields[$0] } ?? "" }

    /// The field, absent where it is empty.
    public func optional(_ column: Column) -> String? { self[column].isEmpty ? nil : self[column] }

    /// The values of a field, parted by `|`.
    public func list(_ column: Column) -> [String] { self[column].split(separator: "|").map(String.init) }
}

extension TableSet {
    /// The rows of a table by the columns of a reader; throws where one of them is not in the header.
    public func rows<Column>(of name: String, by columns: Column.Type) throws(LexiconError) -> [TableRow<Column>] {
        let table = try table(name)
        var positions: [Column: Int] = [:]
        for column in Column.allCases { positions[column] = try table.column(column.rawValue) }
        return table.rows.map { TableRow(fields: $0, positions: positions) }
    }
}
