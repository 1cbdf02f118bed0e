// Loads tables of test cases: one case a row, read by one loop.

public import Foundation
public import Testing

/// One row of a case table.
public struct Case: Sendable, CustomStringConvertible, CustomTestStringConvertible {
    /// `stage/file:line`, for messages.
    public let place: String
    private let fields: [String: String]

    /// A field by its column's name; `\n` in the file is a line feed. Empty when the row has none.
    public subscript(_ column: String) -> String { fields[column] ?? "" }

    public var description: String { place }
    public var testDescription: String { place }

    init(place: String, fields: [String: String]) {
        self.place = place
        self.fields = fields
    }
}

/// Rows of `Tests/Cases/<name>.tsv`; a missing or empty table stops the test run.
public func cases(_ name: String, file: StaticString = #filePath) -> [Case] {
    let url = testsFolder(of: "\(file)").appendingPathComponent("Cases/\(name).tsv")
    guard let text = try? String(contentsOf: url, encoding: .utf8) else {
        preconditionFailure("no case table at \(url.path)")
    }
    var columns: [String] = []
    var rows: [Case] = []
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
        if line.isEmpty || line.hasPrefix("#") { continue }
        let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
            .map { $0.replacingOccurrences(of: "\\n", with: "\n") }
        if columns.isEmpty {
            columns = fields
            continue
        }
        rows.append(
            Case(place: "\(name):\(number + 1)", fields: Dictionary(zip(columns, fields)) { first, _ in first }))
    }
    precondition(!rows.isEmpty, "the case table \(name) has no rows")
    return rows
}

/// The `Tests` folder above a source file.
public func testsFolder(of file: String) -> URL {
    var url = URL(fileURLWithPath: file).deletingLastPathComponent()
    while url.lastPathComponent != "Tests", url.path != "/" { url.deleteLastPathComponent() }
    return url
}
