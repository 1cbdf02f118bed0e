// Rows of the word tables to readings, with the regular forms made by rule.

import SitrepText

/// Reads one table after another into a builder.
struct VocabularyReader {
    let tables: TableSet
    var builder = VocabularyBuilder()

    init(tables: TableSet) { self.tables = tables }

    /// `closed`, `word-classes`, `abbreviations`, `word-pairs`.
    mutating func readGrammar() throws(LexiconError) {
        for row in try rows("en/closed", ["word", "lemma", "state", "form", "rank"]) {
            guard let state = TagState(named: row[2]) else { throw badValue("en/closed", row[2]) }
            builder.insert(
                row[0], lemma: row[1].isEmpty ? row[0] : row[1], state: state, verbForm: verbForm(row[3]),
                rank: Int(row[4]) ?? 0)
        }
        for row in try rows("en/word-classes", ["word", "class"]) {
            if row[1] == "approximator" {
                builder.insertApproximator(row[0])
            } else if let classes = WordClasses(named: row[1]) {
                builder.insert(row[0], in: classes)
            } else {
                throw badValue("en/word-classes", row[1])
            }
        }
        for row in try rows("en/abbreviations", ["form", "kind", "lemma", "state"]) { try abbreviation(row) }
        for row in try rows("en/word-pairs", ["first", "second"]) { builder.insertPair(row[0], row[1]) }
    }

    private mutating func abbreviation(_ row: [String]) throws(LexiconError) {
        switch row[1] {
        case "leading": builder.insertAbbreviation(row[0], kind: .leading)
        case "numbered": builder.insertAbbreviation(row[0], kind: .numbered)
        case "ending": builder.insertAbbreviation(row[0], kind: .ending)
        case "closing": builder.insertAbbreviation(row[0], kind: .closing)
        case "domain": return builder.insertDomain(row[0])
        default: throw badValue("en/abbreviations", row[1])
        }
        guard let state = TagState(named: row[3].isEmpty ? "name" : row[3]) else {
            throw badValue("en/abbreviations", row[3])
        }
        builder.insert(row[0], lemma: row[2].isEmpty ? row[0] : row[2], state: state)
    }

    /// `nouns`, `adjectives`, `adverbs`.
    mutating func readWords() throws(LexiconError) {
        for row in try rows("en/nouns", ["noun", "plural", "rank"]) {
            let rank = Int(row[2]) ?? 0
            builder.insert(row[0], lemma: row[0], state: .noun, rank: rank)
            if row[1] == "-" { continue }
            let plural = row[1].isEmpty ? InflectionRules.plural(row[0]) : row[1]
            builder.insert(plural, lemma: row[0], state: .nounPlural, rank: rank)
        }
        for row in try rows("en/adjectives", ["adjective", "rank"]) {
            builder.insert(row[0], lemma: row[0], state: .adjective, rank: Int(row[1]) ?? 0)
        }
        for row in try rows("en/adverbs", ["adverb", "rank"]) {
            builder.insert(row[0], lemma: row[0], state: .adverb, rank: Int(row[1]) ?? 0)
        }
        for row in try rows("en/names", ["name"]) { builder.insert(row[0], lemma: row[0], state: .name) }
    }

    /// `verbs`: irregular forms by table, the rest by rule; then the verbs that other tables name.
    mutating func readVerbs() throws(LexiconError) {
        var known: Set<String> = []
        for row in try rows("en/verbs", ["verb", "past", "participle", "doubles", "rank"]) {
            known.insert(row[0])
            insertVerb(row[0], past: row[1], participle: row[2], doubles: row[3], rank: Int(row[4]) ?? 0)
        }
        for (table, column) in [("en/event-verbs", "phrase"), ("en/cue-verbs", "cue")] {
            for row in try rows(table, [column]) {
                let first = row[0].prefix { $0 != " " && $0 != "-" }
                guard first.count > 2, first.allSatisfy(\.isLetter), known.insert(String(first)).inserted else {
                    continue
                }
                insertVerb(String(first), rank: Self.rareVerbRank)
            }
        }
    }

    /// A verb that only a table of rules names is more often something else.
    private static let rareVerbRank = 2

    private mutating func insertVerb(
        _ verb: String, past: String = "", participle: String = "", doubles: String = "", rank: Int
    ) {
        let forms = InflectionRules.forms(of: verb, past: past, participle: participle, doubles: doubles)
        builder.insert(verb, lemma: verb, state: .verbBase, rank: rank)
        builder.insert(verb, lemma: verb, state: .verbPresent, rank: rank)
        builder.insert(forms.third, lemma: verb, state: .verbThird, rank: rank)
        for past in forms.pasts { builder.insert(past, lemma: verb, state: .verbPast, rank: 0) }
        for participle in forms.participles {
            builder.insert(participle, lemma: verb, state: .verbParticiple, rank: 0)
        }
        for gerund in forms.gerunds { builder.insert(gerund, lemma: verb, state: .verbGerund, rank: 0) }
    }

    /// `tag-weights`, `reading-weights`, `endings`.
    mutating func readWeights() throws(LexiconError) {
        for row in try rows("en/tag-weights", ["from", "to", "cost"]) {
            guard let from = TagState(named: row[0]), let to = TagState(named: row[1]), let cost = Int(row[2]) else {
                throw badValue("en/tag-weights", row.joined(separator: " "))
            }
            builder.setTransition(from: from, to: to, cost: cost)
        }
        try readReadingWeights()
        for row in try rows("en/endings", ["ending", "state", "cost"]) {
            guard let state = TagState(named: row[1]), let cost = Int(row[2]) else {
                throw badValue("en/endings", row.joined(separator: " "))
            }
            builder.insertEnding(row[0], state: state, cost: cost)
        }
    }

    /// Rows of one word stand together.
    private mutating func readReadingWeights() throws(LexiconError) {
        var word = ""
        var costs: [(state: TagState, cost: Int)] = []
        for row in try rows("en/reading-weights", ["word", "state", "cost"]) {
            guard let state = TagState(named: row[1]), let cost = Int(row[2]) else {
                throw badValue("en/reading-weights", row.joined(separator: " "))
            }
            if row[0] != word {
                builder.setCosts(word, costs)
                word = row[0]
                costs = []
            }
            costs.append((state, cost))
        }
        builder.setCosts(word, costs)
    }

    /// Rows of a table with the columns in the order asked for.
    private func rows(_ name: String, _ columns: [String]) throws(LexiconError) -> [[String]] {
        let table = try tables.table(name)
        var order: [Int] = []
        for column in columns { order.append(try table.column(column)) }
        return table.rows.map { row in order.map { row[$0] } }
    }

    private func badValue(_ table: String, _ value: String) -> LexiconError {
        LexiconError(.badValue, location: table, hint: "“\(value)” is not known; see the table's comment lines")
    }

    private func verbForm(_ name: String) -> VerbForm {
        switch name {
        case "base": .base
        case "present": .present
        case "third": .thirdPerson
        case "past": .past
        case "participle": .pastParticiple
        case "gerund": .gerund
        default: .none
        }
    }
}
