// Strings that have no place in a report, found in one pass over its bytes.

import SitrepLexicon
import SitrepModel

/// Patterns by their first byte; the longest that fits counts.
struct BytePatterns: Sendable {
    private struct Pattern: Sendable {
        let bytes: [UInt8]
        let kind: String
    }

    private var byFirst: [[Pattern]] = Array(repeating: [], count: 256)

    init(table: Table) throws(LexiconError) {
        let pattern = try table.column("pattern")
        let kind = try table.column("kind")
        for row in table.rows {
            let bytes = Array(row[pattern].utf8)
            guard let first = bytes.first else { continue }
            byFirst[Int(first)].append(Pattern(bytes: bytes, kind: row[kind]))
        }
        for first in byFirst.indices { byFirst[first].sort { $0.bytes.count > $1.bytes.count } }
    }

    func marks(in text: ArticleText) -> [DamageMark] {
        let bytes = text.bytes
        var found: [DamageMark] = []
        var at = 0
        while at < bytes.count {
            let list = byFirst[Int(bytes[at])]
            guard !list.isEmpty, let hit = list.first(where: { fits($0.bytes, at, bytes) }) else {
                at += 1
                continue
            }
            found.append(DamageMark(kind: hit.kind, span: TextSpan(at, at + hit.bytes.count)))
            at += hit.bytes.count
        }
        return found
    }

    private func fits(_ pattern: [UInt8], _ at: Int, _ bytes: [UInt8]) -> Bool {
        guard at + pattern.count <= bytes.count else { return false }
        for index in pattern.indices where bytes[at + index] != pattern[index] { return false }
        return true
    }
}
