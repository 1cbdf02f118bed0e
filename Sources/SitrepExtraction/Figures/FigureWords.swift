// The words around numbers: bounds, nouns, cues and currencies.

import SitrepLexicon
import SitrepModel
import SitrepText

/// Which way a qualifier bounds a number.
enum Bound: String, Sendable { case low, high, best }

/// What a counted noun makes of its number.
enum CountedNoun: Sendable, Equatable {
    /// Says what is counted by itself.
    case quantity(Figure.Quantity)
    /// People: a cue must say what became of them.
    case person
    /// Never a figure: miles, hours, degrees.
    case unit
    /// Not counted in records: flights, homes.
    case ignored
    /// Things worth a figure of kind `other`.
    case aside
}

/// A word that says what became of those counted.
struct FigureCue: Sendable, Equatable {
    enum Position: String, Sendable { case object, subject, before, light }
    let quantity: Figure.Quantity?
    let position: Position
}

/// The tables that ``FigureFinder`` reads.
struct FigureWords: Sendable {
    private(set) var qualifiers = PhraseMatcher<Bound>()
    private(set) var nouns = PhraseMatcher<CountedNoun>()
    private(set) var cues = PhraseMatcher<FigureCue>()
    private(set) var signs = WordMap<String>()
    private(set) var currencies = PhraseMatcher<String>()

    init(tables: TableSet) throws(LexiconError) {
        try readQualifiers(tables)
        try readNouns(tables)
        try readCues(tables)
        let table = try tables.table("en/figure-currencies")
        let (word, code, kind) = (try table.column("word"), try table.column("code"), try table.column("kind"))
        for row in table.rows {
            if row[kind] == "sign" {
                signs[WordKey(row[word])] = row[code]
            } else {
                currencies.insert(row[word], row[code])
            }
        }
    }

    private mutating func readQualifiers(_ tables: TableSet) throws(LexiconError) {
        let table = try tables.table("en/figure-qualifiers")
        let (phrase, bound) = (try table.column("phrase"), try table.column("bound"))
        for row in table.rows {
            guard let value = Bound(rawValue: row[bound]) else { throw Self.bad(row[bound], table) }
            qualifiers.insert(row[phrase], value)
        }
    }

    private mutating func readNouns(_ tables: TableSet) throws(LexiconError) {
        let table = try tables.table("en/figure-nouns")
        let (noun, kind) = (try table.column("noun"), try table.column("class"))
        for row in table.rows {
            switch row[kind] {
            case "person", "family": nouns.insert(row[noun], .person)
            case "unit": nouns.insert(row[noun], .unit)
            case "ignore": nouns.insert(row[noun], .ignored)
            case "aside": nouns.insert(row[noun], .aside)
            default:
                guard let quantity = Figure.Quantity(rawValue: row[kind]) else { throw Self.bad(row[kind], table) }
                nouns.insert(row[noun], .quantity(quantity))
            }
        }
    }

    private mutating func readCues(_ tables: TableSet) throws(LexiconError) {
        let table = try tables.table("en/figure-cues")
        let phrase = try table.column("phrase")
        let (quantity, position) = (try table.column("quantity"), try table.column("position"))
        for row in table.rows {
            guard let place = FigureCue.Position(rawValue: row[position]) else { throw Self.bad(row[position], table) }
            cues.insert(row[phrase], FigureCue(quantity: Figure.Quantity(rawValue: row[quantity]), position: place))
        }
    }

    private static func bad(_ value: String, _ table: Table) -> LexiconError {
        LexiconError(.badValue, location: table.name, hint: "unknown value “\(value)”")
    }
}
