// Puts the phrases of the actor tables into one matcher, with all readings of a phrase together.

import SitrepText

/// One row of the table of countries.
struct CountryRow {
    private(set) var code: String
    /// Codes that it had before a user's own.
    private(set) var formerCodes: [String] = []
    let name: String
    var alternates: [String]
    var adjectives: [String]
    var people: [String]
    var capitals: [String]

    /// Takes in the names of another row of the same country.
    mutating func add(_ other: CountryRow) {
        alternates += [other.name] + other.alternates
        adjectives += other.adjectives
        people += other.people
        capitals += other.capitals
    }

    /// Takes in another row of the same name, and its code.
    mutating func recode(_ other: CountryRow) {
        formerCodes.append(code)
        code = other.code
        add(other)
    }
}

/// Gathers readings of phrases.
struct PhraseBuilder {
    private(set) var lexemes: [ActorLexicon.Lexeme] = []
    private(set) var matcher = PhraseMatcher<Int32>()
    private var known: [[WordKey]: Int] = [:]

    mutating func insert(_ row: CountryRow, index: Int) {
        for name in [row.name] + row.alternates {
            let isAcronym = name.utf8.count > 2 && name.utf8.allSatisfy { $0 >= 0x41 && $0 <= 0x5A }
            add(plain(name)) {
                guard $0.state < 0 else { return }
                $0.state = index
                $0.isStateAcronym = isAcronym
            }
        }
        for word in row.adjectives { add(word) { if $0.adjective < 0 { $0.adjective = index } } }
        for word in row.people { add(word) { if $0.people < 0 { $0.people = index } } }
        for word in row.capitals { add(word) { if $0.capital < 0 { $0.capital = index } } }
    }

    /// A people within a country; a country's own words come first.
    mutating func insert(peopleWithin country: Int, adjectives: [String], people: [String]) {
        for word in adjectives {
            add(word) {
                guard $0.country < 0 else { return }
                $0.adjective = country
                $0.isWithin = true
            }
        }
        for word in people {
            add(word) {
                guard $0.country < 0 || $0.isWithin else { return }
                $0.people = country
                $0.isWithin = true
            }
        }
    }

    mutating func insert(noun: String, index: Int) { add(noun) { if $0.noun < 0 { $0.noun = index } } }

    /// The plural beside the dictionary form, as a word taken for a name has no other; rows of the table come first.
    mutating func insert(pluralOf noun: String, index: Int) {
        add(noun + (noun.hasSuffix("s") || noun.hasSuffix("ch") ? "es" : "s")) { if $0.noun < 0 { $0.noun = index } }
    }

    mutating func insert(form: String, index: Int) {
        for text in [form, form.split(separator: " ").map { $0 + "." }.joined(separator: " ")] {
            add(text) { $0.form = index }
        }
    }

    mutating func insert(organization names: [String], acronyms: [String], index: Int) {
        for name in names {
            add(plain(name)) {
                if $0.organization < 0 || $0.isAcronym {
                    $0.organization = index
                    $0.isAcronym = false
                }
            }
        }
        for acronym in acronyms {
            add(acronym) {
                if $0.organization < 0 {
                    $0.organization = index
                    $0.isAcronym = true
                }
            }
        }
    }

    private func plain(_ name: String) -> String {
        name.hasPrefix("the ") || name.hasPrefix("The ") ? String(name.dropFirst(4)) : name
    }

    private mutating func add(_ phrase: String, _ change: (inout ActorLexicon.Lexeme) -> Void) {
        let words = Tokenizer.words(of: phrase)
        guard !words.isEmpty else { return }
        let index = known[words] ?? lexemes.count
        if index == lexemes.count {
            known[words] = index
            lexemes.append(ActorLexicon.Lexeme())
            matcher.insert(phrase, Int32(index))
            if phrase.hasSuffix("."), phrase.contains(where: { $0 == "." }) {
                matcher.insert(String(phrase.dropLast()), Int32(index))
            }
        }
        change(&lexemes[index])
    }
}

extension ActorLexicon.Gender {
    init(_ text: String) {
        switch text {
        case "m": self = .male
        case "f": self = .female
        default: self = .unknown
        }
    }
}

extension ActorLexicon.NounFlags {
    init(names: [String]) {
        self = []
        for name in names {
            switch name {
            case "title": insert(.title)
            case "office": insert(.office)
            case "state": insert(.state)
            case "weak": insert(.weak)
            case "people": insert(.people)
            case "crowd": insert(.crowd)
            case "noname": insert(.noname)
            case "armed": insert(.armed)
            case "forces": insert(.forces)
            case "group": insert(.group)
            case "media": insert(.media)
            case "central": insert(.central)
            case "bloc": insert(.bloc)
            case "anonymous": insert(.anonymous)
            case "generic": insert(.generic)
            case "abroad": insert(.abroad)
            default: break
            }
        }
    }
}

/// Classes of `en/actor-words`.
struct WordClasses: OptionSet, Sendable {
    let rawValue: UInt32
    static let particle = WordClasses(rawValue: 1)
    static let calendar = WordClasses(rawValue: 2)
    static let speech = WordClasses(rawValue: 4)
    static let locative = WordClasses(rawValue: 8)
    static let metonymVerb = WordClasses(rawValue: 16)
    static let organization = WordClasses(rawValue: 32)
    static let company = WordClasses(rawValue: 64)
    static let notName = WordClasses(rawValue: 128)
    static let backed = WordClasses(rawValue: 256)
    static let against = WordClasses(rawValue: 512)
    static let copula = WordClasses(rawValue: 1024)
    static let vague = WordClasses(rawValue: 2048)
    static let quantifier = WordClasses(rawValue: 4096)
    static let country = WordClasses(rawValue: 8192)
    static let place = WordClasses(rawValue: 16384)
    static let of = WordClasses(rawValue: 32768)
    static let reference = WordClasses(rawValue: 65536)
    static let masculine = WordClasses(rawValue: 131_072)
    static let feminine = WordClasses(rawValue: 262_144)
    static let plural = WordClasses(rawValue: 524_288)
    static let north = WordClasses(rawValue: 1_048_576)
    static let south = WordClasses(rawValue: 2_097_152)
    static let abstract = WordClasses(rawValue: 4_194_304)
    static let ethnic = WordClasses(rawValue: 8_388_608)
    static let voluntary = WordClasses(rawValue: 16_777_216)

    init(rawValue: UInt32) { self.rawValue = rawValue }

    private static let names = [
        "particle", "calendar", "speech", "locative", "metonymverb", "organization", "company", "notname", "backed",
        "against", "copula", "vague", "quantifier", "country", "place", "of", "reference", "masculine", "feminine",
        "plural", "north", "south", "abstract", "ethnic", "voluntary",
    ]

    init?(name: String) {
        guard let position = Self.names.firstIndex(of: name) else { return nil }
        self.init(rawValue: 1 << UInt32(position))
    }

    static let pronoun: WordClasses = [.reference, .masculine, .feminine, .plural]
}
