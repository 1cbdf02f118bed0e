// A tab-separated table as rows with named columns.

/// A parsed table; rows keep the file's order.
public struct Table: Sendable {
    public let name: String
    public let columns: [String]
    /// Fields of each row, as many as there are columns.
    public let rows: [[String]]
    /// Where each row stands in the text, from 1.
    public let lines: [Int]

    /// Reads the format of `Tables/README.md`.
    public init(name: String, text: String) throws(LexiconError) {
        var columns: [String] = []
        var rows: [[String]] = []
        var lines: [Int] = []
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if line.isEmpty || line.hasPrefix("#") { continue }
            var fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            if columns.isEmpty {
                columns = fields
                continue
            }
            guard fields.count <= columns.count else {
                throw LexiconError(
                    .malformedTable, location: "\(name):\(number + 1)",
                    hint: "a row has \(fields.count) fields, the header names \(columns.count)")
            }
            while fields.count < columns.count { fields.append("") }
            rows.append(fields)
            lines.append(number + 1)
        }
        guard !columns.isEmpty else {
            throw LexiconError(.malformedTable, location: name, hint: "the table names no columns")
        }
        self.name = name
        self.columns = columns
        self.rows = rows
        self.lines = lines
    }

    /// Position of a column.
    public func column(_ title: String) throws(LexiconError) -> Int {
        guard let index = columns.firstIndex(of: title) else {
            throw LexiconError(
                .missingColumn, location: name,
                hint: "expected a column “\(title)” among \(columns.joined(separator: ", "))")
        }
        return index
    }
}
