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
    enum Position: String, Sendable {
        case object, subject, before, light
        /// Right before the number: "a battalion of 200 men".
        case whole
    }
    let quantity: Figure.Quantity?
    let position: Position
}

/// The tables that ``FigureFinder`` reads.
struct FigureWords: Sendable {
    private(set) var qualifiers = PhraseMatcher<Bound>()
    private(set) var nouns = PhraseMatcher<CountedNoun>()
    /// Nouns that tell by themselves on which side of a fight those counted stand.
    private(set) var sides = PhraseMatcher<Figure.Side>()
    /// The same of the actors of PLOVER's sectors.
    private(set) var sectorSides: [String: Figure.Side] = [:]
    private(set) var cues = PhraseMatcher<FigureCue>()
    private(set) var earlier = PhraseMatcher<EarlierPosition>()
    private(set) var signs = WordMap<String>()
    private(set) var currencies = PhraseMatcher<String>()

    /// Where a word stands that makes a number an earlier one.
    enum EarlierPosition: String, Sendable { case next, near, giver, spread }

    init(tables: TableSet) throws(LexiconError) {
        qualifiers = try Self.phrases(in: tables, "en/figure-qualifiers", "bound")
        try readNouns(tables)
        try readSectors(tables)
        try readCues(tables)
        earlier = try Self.phrases(in: tables, "en/figure-earlier", "position")
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

    private mutating func readNouns(_ tables: TableSet) throws(LexiconError) {
        let table = try tables.table("en/figure-nouns")
        let (noun, kind) = (try table.column("noun"), try table.column("class"))
        let side = try table.column("side")
        for row in table.rows {
            if !row[side].isEmpty {
                guard let value = Figure.Side(rawValue: row[side]) else { throw Self.bad(row[side], table) }
                sides.insert(row[noun], value)
            }
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

    private mutating func readSectors(_ tables: TableSet) throws(LexiconError) {
        let table = try tables.table("en/figure-sectors")
        let (sector, side) = (try table.column("sector"), try table.column("side"))
        for row in table.rows {
            guard let value = Figure.Side(rawValue: row[side]) else { throw Self.bad(row[side], table) }
            sectorSides[row[sector]] = value
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

    /// A table of phrases, each with a word of a vocabulary.
    private static func phrases<Word: RawRepresentable & Sendable>(
        in tables: TableSet, _ name: String, _ column: String
    ) throws(LexiconError) -> PhraseMatcher<Word> where Word.RawValue == String {
        let table = try tables.table(name)
        let (phrase, kind) = (try table.column("phrase"), try table.column(column))
        var matcher = PhraseMatcher<Word>()
        for row in table.rows {
            guard let word = Word(rawValue: row[kind]) else { throw bad(row[kind], table) }
            matcher.insert(row[phrase], word)
        }
        return matcher
    }

    private static func bad(_ value: String, _ table: Table) -> LexiconError {
        LexiconError(.badValue, location: table.name, hint: "unknown value “\(value)”")
    }
}
