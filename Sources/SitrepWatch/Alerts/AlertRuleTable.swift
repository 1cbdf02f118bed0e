// A person's rules for alerts: a tab-separated table, a rule a row.

import Foundation
public import SitrepLedger
public import SitrepLexicon
import SitrepModel

/// Reads and checks a table of rules.
public struct AlertRuleTable: Sendable {
    /// A rule with the text of its row, by which it is known again on the next run.
    public struct Row: Sendable, Hashable {
        public let rule: AlertRule
        public let text: String
    }

    public let rows: [Row]

    enum Column: String, CaseIterable { case rule, kind, what, state, country, place, factor, reaches }
    enum Kind: String, CaseIterable { case status, figure, place, actor, event }

    public init(path: String) throws(LexiconError) {
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
            throw LexiconError(.unreadable, location: path, hint: "give a file of rules, UTF-8 text")
        }
        try self.init(text: text, name: path)
    }

    public init(text: String, name: String) throws(LexiconError) {
        let table = try Table(name: name, text: text)
        let positions = try AlertRuleTable.positions(in: table)
        var rows: [Row] = []
        for (fields, line) in zip(table.rows, table.lines) {
            let row = AlertRuleRow(fields: fields, positions: positions, location: "\(name):\(line)")
            let rule = try row.rule()
            guard !rows.contains(where: { $0.rule.name == rule.name }) else {
                throw row.bad(.rule, "two rules have the name “\(rule.name)”: give each its own")
            }
            rows.append(Row(rule: rule, text: Column.allCases.map { row[$0] }.joined(separator: "\t")))
        }
        guard !rows.isEmpty else {
            throw LexiconError(.malformedTable, location: name, hint: "the table has no rule")
        }
        self.rows = rows
    }

    /// `rule` and `kind` must be there; a column that no rule needs may be left out, an unknown one may not stand.
    private static func positions(in table: Table) throws(LexiconError) -> [Column: Int] {
        var positions: [Column: Int] = [:]
        for (index, title) in table.columns.enumerated() {
            guard let column = Column(rawValue: title) else {
                throw LexiconError(
                    .malformedTable, location: table.name,
                    hint: "there is no column “\(title)”; columns: "
                        + Column.allCases.map(\.rawValue).joined(separator: ", "))
            }
            positions[column] = index
        }
        for column in [Column.rule, .kind] { positions[column] = try table.column(column.rawValue) }
        return positions
    }
}

/// One row on its way to a rule.
private struct AlertRuleRow {
    typealias Column = AlertRuleTable.Column
    let fields: [String]
    let positions: [Column: Int]
    let location: String

    subscript(_ column: Column) -> String {
        positions[column].map { fields[$0].trimmingCharacters(in: .whitespaces) } ?? ""
    }

    private func list(_ column: Column) -> [String] {
        self[column].split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
    }

    func bad(_ column: Column, _ hint: String) -> LexiconError {
        LexiconError(.badValue, location: "\(location), column \(column.rawValue)", hint: hint)
    }

    func rule() throws(LexiconError) -> AlertRule {
        guard !self[.rule].isEmpty else { throw bad(.rule, "give the rule a name") }
        guard let kind = AlertRuleTable.Kind(rawValue: self[.kind]) else {
            throw bad(.kind, hint(self[.kind], AlertRuleTable.Kind.allCases.map(\.rawValue)))
        }
        try checkEmpty(columns(without: kind), of: kind)
        return AlertRule(
            name: self[.rule], subject: try subject(kind), countries: Set(try countries()), places: Set(list(.place)))
    }

    private func subject(_ kind: AlertRuleTable.Kind) throws(LexiconError) -> AlertRule.Subject {
        switch kind {
        case .status: .status(systems: Set(try words(.what)), states: Set(try words(.state)))
        case .figure:
            .figure(
                quantities: Set(try words(.what)), factor: try number(.factor, above: 1),
                bound: try number(.reaches, above: 0))
        case .place: .place(names: Set(list(.what)))
        case .actor: .actor(names: Set(list(.what)))
        case .event: .event(types: Set(try events()))
        }
    }

    /// Columns that mean nothing for a kind.
    private func columns(without kind: AlertRuleTable.Kind) -> [Column] {
        switch kind {
        case .status: [.factor, .reaches]
        case .figure: [.state]
        case .place, .actor: [.state, .place, .factor, .reaches]
        case .event: [.state, .factor, .reaches]
        }
    }

    private func checkEmpty(_ columns: [Column], of kind: AlertRuleTable.Kind) throws(LexiconError) {
        for column in columns where !self[column].isEmpty {
            throw bad(column, "leave it empty: it means nothing for a rule of the kind \(kind.rawValue)")
        }
    }

    /// Words of one of the record format's vocabularies.
    private func words<Word>(_ column: Column) throws(LexiconError) -> [Word]
    where Word: RawRepresentable<String> & CaseIterable {
        var words: [Word] = []
        for text in list(column) {
            guard let word = Word(rawValue: text) else {
                throw bad(column, hint(text, Word.allCases.map(\.rawValue)))
            }
            words.append(word)
        }
        return words
    }

    private func events() throws(LexiconError) -> [String] {
        let table = try TableSet().table("en/plover-events")
        let column = try table.column("event")
        let known = table.rows.map { $0[column] }
        let types = list(.what)
        for type in types where !known.contains(type) { throw bad(.what, hint(type, known)) }
        return types
    }

    private func countries() throws(LexiconError) -> [CountryCode] {
        let codes = list(.country)
        for code in codes where !Self.isCode(code) {
            throw bad(.country, "“\(code)” is no code of ISO 3166-1 such as KAZ")
        }
        return codes.map { CountryCode($0) }
    }

    private static func isCode(_ text: String) -> Bool {
        text.utf8.count == 3 && text.utf8.allSatisfy { (0x41...0x5A).contains($0) }
    }

    private func number(_ column: Column, above bound: Double) throws(LexiconError) -> Double? {
        guard !self[column].isEmpty else { return nil }
        guard let value = Double(self[column]), value.isFinite, value > bound else {
            throw bad(column, "“\(self[column])” is no number above \(Int(bound))")
        }
        return value
    }

    private func hint(_ text: String, _ known: [String]) -> String {
        "there is no “\(text)”; give one of \(known.joined(separator: ", "))"
    }
}
