// Dates of publication in the data of a page's programs: the last resort of pages that are drawn by them.

import SitrepModel

/// Looks for `"publishedAt":"2022-01-06…"` and the like in scripts.
enum ScriptDates {
    private static let keys: [[UInt8]] = {
        let table = IngestTable(named: "date-keys")
        return table.rows.map { Array(table.field("key", of: $0).utf8) }
    }()
    private static let longestValue = 40
    private static let mostTries = 20
    private static let mostBytes = 2 << 20

    /// The first date of the best key.
    static func published(_ tree: HTMLTree) -> PublicationTime? {
        let scripts = tree.nodes.indices.filter { tree.nodes[$0].tag == .text && isScript(tree, tree.parent(of: $0)) }
        for key in keys {
            for script in scripts {
                if let time = date(after: key, in: tree.ownText(script).prefix(mostBytes)) { return time }
            }
        }
        return nil
    }

    private static func isScript(_ tree: HTMLTree, _ index: Int) -> Bool { tree.nodes[index].tag == .script }

    /// The first value of the key that is a date, in JSON whose quotation marks are bare or escaped.
    private static func date(after key: [UInt8], in text: ArraySlice<UInt8>) -> PublicationTime? {
        var rest = text
        for _ in 0..<mostTries {
            guard let found = rest.firstRange(of: key) else { return nil }
            rest = rest[found.upperBound...]
            let value = rest.prefix(longestValue)
                .drop { !$0.isDigit && !$0.isSpace && $0 != UInt8(ascii: ",") && !$0.isLetter }
            guard value.first?.isDigit == true else { continue }
            if let time = DateReader.read(startOf: value, monthFirst: false) { return time }
        }
        return nil
    }
}
