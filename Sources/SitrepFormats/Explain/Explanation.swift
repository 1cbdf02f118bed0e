// Why an entry stands in the ledger: its words, its rule, and everything it refers to.

import Foundation
public import SitrepModel

/// The chain from an entry to the words and the rule.
public struct Explanation: Sendable {
    /// One property of the entry in the record's own terms.
    public struct Fact: Sendable, Hashable {
        public let name: String
        public let value: String
    }

    /// Words of the text that the entry rests on.
    public struct Words: Sendable, Hashable {
        /// What the words are to the entry: `span`, `trigger`, `content`, `cue`, `source`.
        public let role: String
        public let span: TextSpan
        public let quote: String
    }

    /// Another entry that this one refers to.
    public struct Reference: Sendable, Hashable {
        public let role: String
        public let id: String
        public let summary: String
    }

    public let id: String
    /// The record's list that holds it: `events`, `claims`, …
    public let kind: String
    public let rule: String
    public let facts: [Fact]
    public let words: [Words]
    public let references: [Reference]
    /// How what is not in the words was found: days counted from a day, names that a pronoun or a short form stands for.
    public let steps: [String]
    /// The sentence of the first words.
    public let sentence: String
}

extension Explanation {
    /// The lists of a record whose entries have identifiers.
    static let kinds = ["times", "places", "actors", "figures", "claims", "events", "deployments", "status"]

    /// Explains the entry of an identifier; absent when the record has none of that name.
    public init?(of id: String, in findings: Findings) {
        let record = RecordTree(findings)
        guard let (kind, entry) = record.entries[id] else { return nil }
        var facts: [Fact] = []
        var words: [Words] = []
        var references: [Reference] = []
        for key in entry.keys.sorted() where key != "id" && key != "rule" {
            guard let value = entry[key] else { continue }
            for span in RecordTree.spans(value) {
                words.append(Words(role: key, span: span, quote: findings.text.string(in: span)))
            }
            for name in RecordTree.strings(value) {
                if let target = record.entries[name], key != "name" {
                    references.append(Reference(role: key, id: name, summary: record.summary(target.entry)))
                } else {
                    facts.append(Fact(name: key, value: name))
                }
            }
        }
        let ordered = words.sorted { $0.span < $1.span }
        let first = ordered.first?.span ?? TextSpan(0, 0)
        self.id = id
        self.kind = kind
        rule = entry["rule"] as? String ?? ""
        steps =
            findings.times.filter { "\($0.id)" == id }.compactMap(TimeArithmetic.text)
            + findings.claims.filter { "\($0.id)" == id }.flatMap { CoreferenceChain.texts(of: $0, in: findings) }
        self.facts = facts
        self.words = ordered
        self.references = references
        sentence = findings.text.string(in: findings.sentences.first { $0.overlaps(first) } ?? first)
    }
}

/// A record as nested dictionaries, so that one walk explains every kind of entry.
private struct RecordTree {
    typealias Entry = [String: Any]

    private(set) var entries: [String: (kind: String, entry: Entry)] = [:]
    private let text: ArticleText

    init(_ findings: Findings) {
        text = findings.text
        let line = Data(RecordWriter().line(findings))
        guard let tree = try? JSONSerialization.jsonObject(with: line) as? Entry else { return }
        for kind in Explanation.kinds {
            for entry in tree[kind] as? [Entry] ?? [] {
                if let id = entry["id"] as? String { entries[id] = (kind, entry) }
            }
        }
    }

    /// A name, a value or the words themselves.
    func summary(_ entry: Entry) -> String {
        if let name = entry["name"] as? String { return name }
        let words = ["span", "trigger", "content"].compactMap { entry[$0] }.flatMap(RecordTree.spans)
        let quote = words.first.map { text.string(in: $0) } ?? ""
        guard let value = entry["value"] as? String else { return "“\(quote)”" }
        return "“\(quote)” = \(value)"
    }

    /// The spans in a value: a pair of whole numbers, or such pairs anywhere below.
    static func spans(_ value: Any) -> [TextSpan] {
        if let pair = value as? [Int], pair.count == 2 { return [TextSpan(pair[0], pair[1])] }
        if let list = value as? [Any] { return list.flatMap(spans) }
        if let object = value as? Entry { return object.keys.sorted().flatMap { spans(object[$0] as Any) } }
        return []
    }

    /// The words and numbers in a value that are no spans.
    static func strings(_ value: Any) -> [String] {
        if let text = value as? String { return [text] }
        if let number = value as? NSNumber { return ["\(number)"] }
        if let object = value as? Entry { return object.keys.sorted().flatMap { strings(object[$0] as Any) } }
        if let pair = value as? [Int], pair.count == 2 { return [] }
        if let list = value as? [Any] { return list.flatMap(strings) }
        return []
    }
}
