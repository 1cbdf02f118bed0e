// The rules that recognise lines which are not the article, from the tables `lines`, `markers` and `agencies`.

import SitrepModel

/// A line's place in its article, which some rules depend on.
struct LinePosition: OptionSet {
    let rawValue: UInt8
    static let head = LinePosition(rawValue: 1)
    static let tail = LinePosition(rawValue: 2)

    /// A rule's column; empty means anywhere.
    init(column: String) {
        switch column {
        case "head": self = .head
        case "tail": self = .tail
        default: self = []
        }
    }

    init(rawValue: UInt8) { self.rawValue = rawValue }
}

/// All rules on lines.
struct LineRules: Sendable {
    struct Rule: Sendable {
        let kind: RemovedSegment.Kind
        let pattern: LinePattern
        let position: LinePosition
        /// Lines of more words are left alone.
        let mostWords: Int
        /// The line must be mostly link.
        let linked: Bool
        /// Following link lines belong to it, as a list does to its heading.
        let leadsLinks: Bool
    }

    let rules: [Rule]
    /// No rule is for longer lines.
    private let mostWords: Int
    /// By a line's first byte: the rules that it may meet, in order.
    private let byFirst: [[Int]]
    /// Markers in lower case, the longest first; they are cut out wherever they stand.
    let markers: [[UInt8]]
    /// Agencies' names in lower case.
    let agencies: Set<[UInt8]>

    static let shared = LineRules(
        lines: IngestTable(named: "lines"), markers: IngestTable(named: "markers"),
        agencies: IngestTable(named: "agencies"))

    init(lines: IngestTable, markers: IngestTable, agencies: IngestTable) {
        rules = lines.rows.compactMap { row in
            guard let kind = RemovedSegment.Kind(rawValue: lines.field("kind", of: row)) else { return nil }
            let flags = lines.field("flags", of: row).split(separator: "|")
            return Rule(
                kind: kind, pattern: LinePattern(lines.field("pattern", of: row)),
                position: LinePosition(column: lines.field("position", of: row)),
                mostWords: Int(lines.field("words", of: row)) ?? Self.usualMostWords,
                linked: flags.contains("linked"), leadsLinks: flags.contains("leads"))
        }
        mostWords = rules.map(\.mostWords).max() ?? 0
        byFirst = Self.byFirst(rules)
        self.markers = markers.rows.map { Array(markers.field("marker", of: $0).utf8).map(\.lowered) }
            .sorted { $0.count > $1.count }
        self.agencies = Set(agencies.rows.map { Array(agencies.field("name", of: $0).utf8).map(\.lowered) })
    }

    private static let usualMostWords = 40

    private static func byFirst(_ rules: [Rule]) -> [[Int]] {
        (0..<256).map { byte in
            rules.indices.filter { rules[$0].pattern.firstByte.map { Int($0) == byte } ?? true }
        }
    }

    /// The first rule that the line meets.
    func rule(for line: [UInt8], words: Int, linkShare: Double, position: LinePosition) -> Rule? {
        guard words <= mostWords else { return nil }
        let lower = line.folded
        guard let first = lower.first else { return nil }
        for index in byFirst[Int(first)] where words <= rules[index].mostWords {
            let rule = rules[index]
            if rule.linked, linkShare < Self.mostlyLink { continue }
            guard position.isSuperset(of: rule.position) else { continue }
            if rule.pattern.matches(lower) { return rule }
        }
        return nil
    }

    static let mostlyLink = 0.8
}
