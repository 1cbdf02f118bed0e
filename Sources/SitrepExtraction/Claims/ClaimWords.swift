// Small words that shape a claim, by class, and the marks and words of grammar that its rules name.

import SitrepLexicon
import SitrepText

/// What a word can be to a claim; a word may be several.
struct ClaimWordClass: OptionSet, Sendable {
    let rawValue: UInt16

    static let venue = ClaimWordClass(rawValue: 1)
    static let document = ClaimWordClass(rawValue: 2)
    static let agency = ClaimWordClass(rawValue: 4)
    static let collective = ClaimWordClass(rawValue: 8)
    static let unnamed = ClaimWordClass(rawValue: 16)
    static let clause = ClaimWordClass(rawValue: 32)
    static let tail = ClaimWordClass(rawValue: 64)
    static let adverb = ClaimWordClass(rawValue: 128)
    static let evaluation = ClaimWordClass(rawValue: 256)
    static let reserve = ClaimWordClass(rawValue: 512)
    static let demand = ClaimWordClass(rawValue: 1024)
    static let future = ClaimWordClass(rawValue: 2048)
    static let chance = ClaimWordClass(rawValue: 4096)
    static let heading = ClaimWordClass(rawValue: 8192)
    static let falsehood = ClaimWordClass(rawValue: 16384)

    init(rawValue: UInt16) { self.rawValue = rawValue }

    init?(name: String) {
        switch name {
        case "venue": self = .venue
        case "document": self = .document
        case "agency": self = .agency
        case "collective": self = .collective
        case "unnamed": self = .unnamed
        case "clause": self = .clause
        case "tail": self = .tail
        case "adverb": self = .adverb
        case "evaluation": self = .evaluation
        case "reserve": self = .reserve
        case "demand": self = .demand
        case "future": self = .future
        case "chance": self = .chance
        case "heading": self = .heading
        case "falsehood": self = .falsehood
        default: return nil
        }
    }
}

/// Classes of words, and keys that rules compare with.
struct ClaimWords: Sendable {
    private let classes: WordMap<ClaimWordClass>

    let comma = WordKey(",")
    let colon = WordKey(":")
    let semicolon = WordKey(";")
    let stop = WordKey(".")
    let openParenthesis = WordKey("(")
    let closeParenthesis = WordKey(")")
    let possessive = WordKey("'s")
    let that = WordKey("that")
    let to = WordKey("to")
    let by = WordKey("by")
    let with = WordKey("with")
    let hyphen = WordKey("-")
    let of = WordKey("of")
    let from = WordKey("from")
    let `as` = WordKey("as")
    let and = WordKey("and")
    let or = WordKey("or")
    let but = WordKey("but")
    let it = WordKey("it")
    let there = WordKey("there")
    let not = WordKey("not")
    let never = WordKey("never")
    let cite = WordKey("cite")
    let quote = WordKey("quote")
    let say = WordKey("say")
    let be = WordKey("be")
    let `true` = WordKey("true")
    let dashes = WordSet(["—", "–", "--", "―"].map { WordKey($0) })
    let sentenceEnds = WordSet([".", "?", "!", "…"].map { WordKey($0) })
    let relatives = WordSet(["who", "which", "that", "whose", "whom"].map { WordKey($0) })
    let persons = WordSet(["he", "she"].map { WordKey($0) })
    let conjunctions = WordSet(["and", "but", "or", "yet", "so"].map { WordKey($0) })
    let linkers = WordSet(
        ["of", "in", "for", "from", "at", "with", "on", "off", "to", "near", "inside", "within"].map { WordKey($0) })
    let timePrepositions = WordSet(
        ["on", "in", "at", "since", "during", "by", "late", "early", "last", "this"].map { WordKey($0) })
    let abouts = WordSet(["of", "about", "on", "over", "to", "against"].map { WordKey($0) })

    init(table: Table) throws(LexiconError) {
        let (word, name) = (try table.column("word"), try table.column("class"))
        var classes = WordMap<ClaimWordClass>()
        for row in table.rows {
            guard let kind = ClaimWordClass(name: row[name]) else {
                throw LexiconError(.badValue, location: table.name, hint: "“\(row[name])” is not a class of words")
            }
            classes[WordKey(row[word]), default: []].insert(kind)
        }
        self.classes = classes
    }

    func isA(_ kind: ClaimWordClass, _ key: WordKey) -> Bool {
        guard let known = classes[key] else { return false }
        return !known.isDisjoint(with: kind)
    }
}
