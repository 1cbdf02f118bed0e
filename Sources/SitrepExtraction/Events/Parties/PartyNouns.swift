// Common nouns for people and bodies of people that are actors only where something happens to them or by them.

import SitrepLexicon
import SitrepModel
import SitrepText

/// The tables `party-nouns` and `actor-nouns`.
struct PartyNouns: Sendable {
    struct Noun: Sendable, Equatable {
        let type: Actor.Kind
        /// A PLOVER sector.
        let sector: String?
        /// The words before its last, for "hotel chain".
        fileprivate let before: [WordKey]
    }

    /// Nouns by their last word, the longest first.
    private let byHead: [WordKey: [Noun]]

    init(tables: TableSet) throws(LexiconError) {
        var nouns: [WordKey: [Noun]] = [:]
        try Self.read("en/party-nouns", type: "type", tables, into: &nouns) { Actor.Kind(rawValue: $0) }
        try Self.read("en/actor-nouns", type: "kind", tables, into: &nouns) { Self.kinds[$0] }
        byHead = nouns.mapValues { $0.sorted { $0.before.count > $1.before.count } }
    }

    /// What one of a kind of the table `actor-nouns` is.
    private static let kinds: [String: Actor.Kind] = ["person": .person, "force": .group, "body": .organization]

    private static func read(
        _ name: String, type column: String, _ tables: TableSet, into nouns: inout [WordKey: [Noun]],
        type: (String) -> Actor.Kind?
    ) throws(LexiconError) {
        let table = try tables.table(name)
        let (texts, types, sectors) = (
            try table.column("noun"), try table.column(column), try table.column("sector")
        )
        for row in table.rows {
            let words = row[texts].split(separator: " ").map { WordKey($0) }
            guard let type = type(row[types]), let head = words.last else {
                throw LexiconError(
                    .badValue, location: "\(name): \(row[texts])", hint: "unknown \(column) “\(row[types])”")
            }
            let sector = row[sectors].isEmpty ? nil : row[sectors]
            nouns[head, default: []].append(Noun(type: type, sector: sector, before: words.dropLast()))
        }
    }

    /// The noun whose last word a token is, in the singular or plural.
    func noun(endingAt token: Int, in tokens: [Token]) -> Noun? {
        byHead[tokens[token].lemma]?.first { noun in
            let start = token - noun.before.count
            return start >= 0 && zip(start..<token, noun.before).allSatisfy { tokens[$0].lemma == $1 }
        }
    }
}
