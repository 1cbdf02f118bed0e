// What is known of actors before a text is read: states, organisations, titles, nouns and given names.

import SitrepLexicon
import SitrepModel
import SitrepText

/// Phrases that name or describe actors, with lookups over their tables.
struct ActorLexicon: Sendable {
    struct Country: Sendable {
        let code: CountryCode
        let name: String
    }

    struct Organization: Sendable {
        let name: String
        let acronyms: [String]
        let type: Actor.Kind
        /// Index into `countries`.
        let country: Int?
        let sector: String?
    }

    struct NounFlags: OptionSet, Sendable {
        let rawValue: UInt16
        static let title = NounFlags(rawValue: 1)
        static let office = NounFlags(rawValue: 2)
        static let state = NounFlags(rawValue: 4)
        static let weak = NounFlags(rawValue: 8)
        static let people = NounFlags(rawValue: 16)
        static let crowd = NounFlags(rawValue: 32)
        static let noname = NounFlags(rawValue: 64)
        static let armed = NounFlags(rawValue: 128)
        static let forces = NounFlags(rawValue: 256)
        static let group = NounFlags(rawValue: 512)
        static let media = NounFlags(rawValue: 1024)
        static let central = NounFlags(rawValue: 2048)
        static let bloc = NounFlags(rawValue: 4096)
        static let anonymous = NounFlags(rawValue: 8192)
        static let generic = NounFlags(rawValue: 16384)
    }

    struct Noun: Sendable {
        enum Kind: Sendable { case person, force, body }
        let text: String
        /// The last word in the singular.
        let head: WordKey
        let kind: Kind
        let sector: String?
        let flags: NounFlags
    }

    struct TitleForm: Sendable {
        let role: String?
        let sector: String?
        let gender: Gender
    }

    enum Gender: UInt8, Sendable { case unknown, male, female }

    /// Readings of one phrase; -1 where it has none of that kind.
    struct Lexeme: Sendable {
        var state = -1
        var adjective = -1
        var people = -1
        var capital = -1
        var organization = -1
        /// Whether the organisation is meant only in capitals.
        var isAcronym = false
        /// Whether the state is meant only in capitals.
        var isStateAcronym = false
        var noun = -1
        var form = -1

        /// Leaves only what may be written small.
        mutating func dropNames() {
            state = -1
            adjective = -1
            people = -1
            capital = -1
            organization = -1
        }

        /// The country that the phrase tells as a modifier.
        var country: Int {
            if state >= 0 { return state }
            if adjective >= 0 { return adjective }
            return people >= 0 ? people : capital
        }
    }

    private(set) var countries: [Country] = []
    private(set) var organizations: [Organization] = []
    private(set) var nouns: [Noun] = []
    private(set) var forms: [TitleForm] = []
    private(set) var lexemes: [Lexeme] = []
    private(set) var matcher = PhraseMatcher<Int32>()
    private(set) var givenNames: [WordKey: Gender] = [:]
    private(set) var words: [WordKey: WordClasses] = [:]
    private(set) var countryIndex: [CountryCode: Int] = [:]
    let offices: OfficeTable

    init(tables: TableSet) throws(LexiconError) {
        let list = try Self.readCountries(tables)
        countries = list.map { Country(code: CountryCode($0.code), name: $0.name) }
        for (index, country) in countries.enumerated() { countryIndex[country.code] = index }
        offices = try OfficeTable(tables: tables, countries: countryIndex)
        var builder = PhraseBuilder()
        for (index, row) in list.enumerated() { builder.insert(row, index: index) }
        try readNouns(tables, into: &builder)
        try readForms(tables, into: &builder)
        for name in ["en/actor-agencies", "en/actor-bodies", "en/actor-groups", "en/actor-media"] {
            try readOrganizations(name, tables, into: &builder)
        }
        lexemes = builder.lexemes
        matcher = builder.matcher
        givenNames = try Self.readGivenNames(tables)
        words = try Self.readWords(tables)
    }

    func classes(of key: WordKey) -> WordClasses { words[key] ?? [] }

    // MARK: Reading

    private static func readCountries(_ tables: TableSet) throws(LexiconError) -> [CountryRow] {
        let table = try tables.table("en/countries")
        let iso = try table.column("iso3")
        let name = try table.column("name")
        let alternates = try table.column("alternates")
        let historical = try table.column("historical")
        let adjectives = try table.column("adjectives")
        let people = try table.column("people")
        let capital = try table.column("capital")
        return table.rows.map { row in
            CountryRow(
                code: row[iso], name: row[name], alternates: list(row[alternates]) + list(row[historical]),
                adjectives: list(row[adjectives]), people: list(row[people]), capitals: list(row[capital]))
        }
    }

    private mutating func readNouns(_ tables: TableSet, into builder: inout PhraseBuilder) throws(LexiconError) {
        let table = try tables.table("en/actor-nouns")
        let noun = try table.column("noun")
        let kind = try table.column("kind")
        let sector = try table.column("sector")
        let flags = try table.column("flags")
        for row in table.rows {
            let kinds: [String: Noun.Kind] = ["person": .person, "force": .force, "body": .body]
            guard let read = kinds[row[kind]] else {
                throw LexiconError(
                    .badValue, location: table.name, hint: "the kind of “\(row[noun])” is “\(row[kind])”")
            }
            builder.insert(noun: row[noun], index: nouns.count)
            nouns.append(
                Noun(
                    text: row[noun], head: Tokenizer.words(of: row[noun]).last ?? .none, kind: read,
                    sector: row[sector].isEmpty ? nil : row[sector],
                    flags: NounFlags(names: Self.list(row[flags]))))
        }
        for (index, noun) in nouns.enumerated() where noun.kind == .person {
            builder.insert(pluralOf: noun.text, index: index)
        }
    }

    private mutating func readForms(_ tables: TableSet, into builder: inout PhraseBuilder) throws(LexiconError) {
        let table = try tables.table("en/actor-title-forms")
        let form = try table.column("form")
        let role = try table.column("role")
        let sector = try table.column("sector")
        let gender = try table.column("gender")
        for row in table.rows {
            builder.insert(form: row[form], index: forms.count)
            forms.append(
                TitleForm(
                    role: row[role].isEmpty ? nil : row[role], sector: row[sector].isEmpty ? nil : row[sector],
                    gender: Gender(row[gender])))
        }
    }

    private mutating func readOrganizations(
        _ name: String, _ tables: TableSet, into builder: inout PhraseBuilder
    ) throws(LexiconError) {
        let table = try tables.table(name)
        let title = try table.column("name")
        let acronyms = try table.column("acronyms")
        let alternates = try table.column("alternates")
        let type = try table.column("type")
        let country = try table.column("country")
        let sector = try table.column("sector")
        for row in table.rows {
            guard let kind = Actor.Kind(rawValue: row[type]) else {
                throw LexiconError(.badValue, location: name, hint: "the type of “\(row[title])” is “\(row[type])”")
            }
            let short = Self.list(row[acronyms])
            builder.insert(
                organization: [row[title]] + Self.list(row[alternates]), acronyms: short, index: organizations.count)
            organizations.append(
                Organization(
                    name: row[title], acronyms: short, type: kind, country: countryIndex[CountryCode(row[country])],
                    sector: row[sector].isEmpty ? nil : row[sector]))
        }
    }

    private static func readGivenNames(_ tables: TableSet) throws(LexiconError) -> [WordKey: Gender] {
        let table = try tables.table("en/actor-given-names")
        let name = try table.column("name")
        let gender = try table.column("gender")
        var result: [WordKey: Gender] = [:]
        result.reserveCapacity(table.rows.count)
        for row in table.rows {
            let read = Gender(row[gender])
            guard let first = Tokenizer.words(of: row[name]).first else { continue }
            if let known = result[first], known != read {
                result[first] = .unknown
            } else {
                result[first] = read
            }
        }
        return result
    }

    private static func readWords(_ tables: TableSet) throws(LexiconError) -> [WordKey: WordClasses] {
        let table = try tables.table("en/actor-words")
        let kind = try table.column("class")
        let word = try table.column("word")
        var result: [WordKey: WordClasses] = [:]
        for row in table.rows {
            guard let classes = WordClasses(name: row[kind]) else {
                throw LexiconError(.badValue, location: table.name, hint: "there is no class “\(row[kind])”")
            }
            result[WordKey(row[word]), default: []].formUnion(classes)
        }
        return result
    }

    static func list(_ field: String) -> [String] { field.split(separator: "|").map { String($0) } }
}
