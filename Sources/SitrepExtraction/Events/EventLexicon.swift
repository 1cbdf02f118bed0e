// Reads the event tables: word classes, codes, triggers and what operators make of the acts they govern.

import SitrepLexicon
import SitrepModel
import SitrepText

/// What kind of word a row begins with, and which of two rows at one word holds: that of the higher rank.
struct TriggerRank: Sendable {
    let kind: TriggerKind
    let rank: Double
}

/// All that the tables say of events; built once, shared by all workers.
struct EventLexicon: Sendable {
    static let triggerTables = ["en/event-verbs", "en/event-nouns", "en/event-phrases", "en/event-operators"]

    private(set) var rows: [EventRow] = []
    /// Of each row: what is asked first, apart from the rest.
    private(set) var ranks: [TriggerRank] = []
    private(set) var classes: EventWordClasses
    let codes: CameoCodes
    /// Rows by the first word of their pattern.
    private var starts = WordMap<[Int32]>()

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

    /// Calls `body` with each row whose pattern may begin at a token.
    func forEachCandidate(at token: Token, _ body: (Int32) -> Void) {
        starts[token.key]?.forEach(body)
        if token.lemma != token.key { starts[token.lemma]?.forEach(body) }
    }

    private mutating func read(_ table: Table) throws(LexiconError) {
        let reader = try EventRowReader(table: table, classes: classes, codes: codes)
        for (line, fields) in table.rows.enumerated() {
            let row = try reader.row(fields, location: "\(table.name) row \(line + 1)")
            let index = Int32(clamping: rows.count)
            rows.append(row)
            ranks.append(TriggerRank(kind: row.kind, rank: Double(row.specificity) + row.weight))
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
