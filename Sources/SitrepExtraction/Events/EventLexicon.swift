// Reads the event tables: word classes, codes, triggers and what operators make of the acts they govern.

import SitrepLexicon
import SitrepModel
import SitrepText

/// All that the tables say of events; built once, shared by all workers.
struct EventLexicon: Sendable {
    static let triggerTables = ["en/event-verbs", "en/event-nouns", "en/event-phrases", "en/event-operators"]

    private(set) var rows: [EventRow] = []
    private(set) var classes: EventWordClasses
    let codes: CameoCodes
    /// Rows by the first word of their pattern.
    private var starts: [WordKey: [Int32]] = [:]

    init(resources: Resources) throws(LexiconError) {
        classes = try EventWordClasses(table: resources.tables.table("en/event-classes"))
        codes = try CameoCodes(
            codes: resources.tables.table("en/cameo-codes"),
            compositions: resources.tables.table("en/event-compositions"),
            acled: resources.tables.table("en/acled-types"))
        for name in Self.triggerTables {
            try read(resources.tables.table(name))
        }
    }

    /// Rows whose pattern may begin at a token.
    func candidates(at token: Token) -> [Int32] {
        let byKey = starts[token.key] ?? []
        guard token.lemma != token.key, let byLemma = starts[token.lemma] else { return byKey }
        return byKey.isEmpty ? byLemma : byKey + byLemma
    }

    private mutating func read(_ table: Table) throws(LexiconError) {
        let reader = try EventRowReader(table: table, classes: classes, codes: codes)
        for (line, fields) in table.rows.enumerated() {
            let row = try reader.row(fields, location: "\(table.name) row \(line + 1)")
            let index = Int32(clamping: rows.count)
            rows.append(row)
            for key in firstWords(of: row.pattern) { starts[key, default: []].append(index) }
        }
    }

    private func firstWords(of pattern: EventPattern) -> [WordKey] {
        switch pattern.steps.first {
        case .word(let key): [key]
        case .oneOf(let wordClass): classes.words(of: wordClass)
        case .gap, nil: []
        }
    }
}

/// Named sets of words: `@weapon`.
struct EventWordClasses: Sendable {
    private var names: [String: Int] = [:]
    private var members: [Set<WordKey>] = []
    private var ordered: [[WordKey]] = []

    init(table: Table) throws(LexiconError) {
        let (name, words) = (try table.column("class"), try table.column("words"))
        for row in table.rows {
            let index = names[row[name]] ?? members.count
            if index == members.count {
                names[row[name]] = index
                members.append([])
                ordered.append([])
            }
            for word in row[words].split(separator: "|") {
                let key = WordKey(word)
                if members[index].insert(key).inserted { ordered[index].append(key) }
            }
        }
    }

    func index(of name: some StringProtocol) -> Int? { names[String(name)] }
    func words(of wordClass: Int) -> [WordKey] { ordered[wordClass] }

    func contains(_ token: Token, in wordClass: Int) -> Bool {
        members[wordClass].contains(token.key) || members[wordClass].contains(token.lemma)
    }

    /// Membership by the class's name; false for a class that does not exist.
    func contains(_ token: Token, named name: String) -> Bool {
        guard let wordClass = names[name] else { return false }
        return contains(token, in: wordClass)
    }
}
