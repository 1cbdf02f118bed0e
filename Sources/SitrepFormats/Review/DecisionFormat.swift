// Decisions for other programs: JSON, a decision a line, and a table.

import Foundation
public import SitrepLedger
import SitrepModel

/// Writes all decisions of a review, the oldest first, with what has become of each.
public struct DecisionFormat: Sendable {
    public static let name = "decisions"
    public static let mediaType = "application/x-ndjson"

    public init() {}

    private struct Line: Encodable {
        let item: Review.Item

        private enum CodingKeys: String, CodingKey {
            case state, by, entry
        }

        func encode(to encoder: any Encoder) throws {
            try item.decision.encode(to: encoder)
            var fields = encoder.container(keyedBy: CodingKeys.self)
            try fields.encode(item.state.name.rawValue, forKey: .state)
            try fields.encodeIfPresent(item.state.by, forKey: .by)
            try fields.encodeIfPresent(item.entry?.description, forKey: .entry)
        }
    }

    /// One line without its line feed.
    public func line(_ item: Review.Item) throws -> [UInt8] { try DecisionFormat.bytes(of: Line(item: item)) }

    /// The decision alone, as the store keeps it.
    public static func content(of decision: Decision) throws -> String {
        String(decoding: try bytes(of: decision), as: UTF8.self)
    }

    /// Reads what `content(of:)` wrote.
    public static func decision(in content: String) throws -> Decision {
        try JSONDecoder().decode(Decision.self, from: Data(content.utf8))
    }

    private static func bytes(of value: some Encodable) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return [UInt8](try encoder.encode(value))
    }

    // MARK: Table

    public static let columns = [
        "decision", "made", "analyst", "action", "scope", "kind", "report", "entry", "utf8_start", "utf8_end", "words",
        "details", "reason", "state", "by",
    ]

    /// A header and a row a decision (RFC 4180).
    public func table(_ items: [Review.Item]) -> [UInt8] {
        CSVFormat.line(DecisionFormat.columns) + items.flatMap { CSVFormat.line(row($0)) }
    }

    private func row(_ item: Review.Item) -> [String] {
        let decision = item.decision
        let anchor = decision.subject.anchor
        return [
            decision.id.description, decision.made.description, decision.analyst, decision.action.name.rawValue,
            decision.subject.scope.rawValue, anchor.kind.rawValue, anchor.entry.report.name,
            item.entry?.description ?? "", String(anchor.span.start), String(anchor.span.end), anchor.words,
            DecisionSentence.action(of: decision), decision.reason ?? "", item.state.name.rawValue,
            item.state.by?.description ?? "",
        ]
    }
}

extension Review.State {
    /// The decision that undid or replaced it.
    public var by: DecisionID? {
        switch self {
        case .undone(let id), .replaced(let id): id
        case .standing, .orphaned: nil
        }
    }
}
