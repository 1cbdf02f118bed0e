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
        /// The days on which the row holds; open where absent.
        let from: CalendarDate?
        let until: CalendarDate?
        /// The next row of the same name, for other days or of another country.
        var successor: Int?

        var isDated: Bool { from != nil || until != nil }

        func holds(on day: CalendarDate?) -> Bool {
            guard let day else { return !isDated }
            return from.map { $0 <= day } ?? true && until.map { day <= $0 } ?? true
        }
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
        /// Stands in a country other than its own: an embassy, peacekeepers.
        static let abroad = NounFlags(rawValue: 32768)
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

    /// Sectors that stand where a country would.
    static let international: Set<String> = ["IGO", "UNO", "EUR", "NGO"]

    enum Gender: UInt8, Sendable { case unknown, male, female }

    /// Readings of one phrase; -1 where it has none of that kind.
    struct Lexeme: Sendable {
        var state = -1
        var adjective = -1
        var people = -1
        var capital = -1
        /// Whether the adjective and the people are those of a people within the country: "Chechen".
        var isWithin = false
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
    private(set) var givenNames = WordMap<Gender>()
    private(set) var words = WordMap<WordClasses>()
    private(set) var countryIndex: [CountryCode: Int] = [:]
    let offices: OfficeTable

    init(tables: TableSet) throws(LexiconError) {
        let list = try Self.readCountries(tables)
        countries = list.map { Country(code: CountryCode($0.code), name: $0.name) }
        for (index, row) in list.enumerated() {
            for code in [row.code] + row.formerCodes { countryIndex[CountryCode(code)] = index }
        }
        offices = try OfficeTable(tables: tables, countries: countryIndex)
        var builder = PhraseBuilder()
        for (index, row) in list.enumerated() { builder.insert(row, index: index) }
        for row in try tables.rows(of: "en/peoples", by: PeopleColumn.self) {
            guard let index = countryIndex[CountryCode(row[.iso3])] else { continue }
            builder.insert(peopleWithin: index, adjectives: row.list(.adjectives), people: row.list(.people))
        }
        try readNouns(tables, into: &builder)
        try readForms(tables, into: &builder)
        var lastRows: [String: Int] = [:]
        for name in ["en/actor-agencies", "en/actor-bodies", "en/actor-groups", "en/actor-media"] {
            try readOrganizations(name, tables, into: &builder, lastRows: &lastRows)
        }
        lexemes = builder.lexemes
        matcher = builder.matcher
        givenNames = try Self.readGivenNames(tables)
        words = try Self.readWords(tables)
    }

    /// The row of an organisation that holds on a day, among those of its name: a dated one before one for all days; the
    /// first where none does.
    func organization(_ index: Int, on day: CalendarDate?) -> Int {
        let holding = rows(from: index).filter { organizations[$0].holds(on: day) }
        return holding.first { organizations[$0].isDated } ?? holding.first ?? index
    }

    /// Rows past one that say the same name belongs to other countries in the same days: a joint actor.
    func partners(of index: Int) -> [Int] {
        let own = organizations[index]
        return rows(from: index).dropFirst().filter {
            let row = organizations[$0]
            return row.from == own.from && row.until == own.until && row.country != own.country
        }
    }

    /// A row and those of the same name behind it.
    private func rows(from index: Int) -> [Int] {
        guard organizations[index].successor != nil else { return [index] }
        var result: [Int] = []
        var at: Int? = index
        while let row = at {
            result.append(row)
            at = organizations[row].successor
        }
        return result
    }

    func classes(of key: WordKey) -> WordClasses { words[key] ?? [] }

    // MARK: Reading

    private enum CountryColumn: String, CaseIterable {
        case iso3, name, alternates, historical, adjectives, people, capital
    }
    private enum PeopleColumn: String, CaseIterable { case adjectives, people, iso3 }
    private enum NounColumn: String, CaseIterable { case noun, kind, sector, flags }
    private enum FormColumn: String, CaseIterable { case form, role, sector, gender }
    private enum OrganizationColumn: String, CaseIterable {
        case name, acronyms, alternates, type, country, sector, from, until
    }
    private enum GivenNameColumn: String, CaseIterable { case name, gender }
    private enum WordColumn: String, CaseIterable { case `class`, word }

    private static func readCountries(_ tables: TableSet) throws(LexiconError) -> [CountryRow] {
        var countries: [CountryRow] = []
        var places: [String: Int] = [:]
        var named: [String: Int] = [:]
        for row in try tables.rows(of: "en/countries", by: CountryColumn.self) {
            let country = CountryRow(
                code: row[.iso3], name: row[.name], alternates: row.list(.alternates) + row.list(.historical),
                adjectives: row.list(.adjectives), people: row.list(.people), capitals: row.list(.capital))
            // A user's row for a known country gives it more names.
            if let known = places[country.code] {
                countries[known].add(country)
            } else if let known = named[country.name] {
                // A known country under a code of the user's own.
                places[country.code] = known
                countries[known].recode(country)
            } else {
                places[country.code] = countries.count
                named[country.name] = countries.count
                countries.append(country)
            }
        }
        return countries
    }

    private mutating func readNouns(_ tables: TableSet, into builder: inout PhraseBuilder) throws(LexiconError) {
        let name = "en/actor-nouns"
        let kinds: [String: Noun.Kind] = ["person": .person, "force": .force, "body": .body]
        for row in try tables.rows(of: name, by: NounColumn.self) {
            guard let kind = kinds[row[.kind]] else {
                throw LexiconError(
                    .badValue, location: name, hint: "the kind of “\(row[.noun])” is “\(row[.kind])”")
            }
            builder.insert(noun: row[.noun], index: nouns.count)
            nouns.append(
                Noun(
                    text: row[.noun], head: Tokenizer.words(of: row[.noun]).last ?? .none, kind: kind,
                    sector: row.optional(.sector), flags: NounFlags(names: row.list(.flags))))
        }
        for (index, noun) in nouns.enumerated() where noun.kind == .person {
            builder.insert(pluralOf: noun.text, index: index)
        }
    }

    private mutating func readForms(_ tables: TableSet, into builder: inout PhraseBuilder) throws(LexiconError) {
        for row in try tables.rows(of: "en/actor-title-forms", by: FormColumn.self) {
            builder.insert(form: row[.form], index: forms.count)
            forms.append(
                TitleForm(
                    role: row.optional(.role), sector: row.optional(.sector), gender: Gender(row[.gender])))
        }
    }

    /// `lastRows`: the last row of each name so far, of whatever table.
    private mutating func readOrganizations(
        _ name: String, _ tables: TableSet, into builder: inout PhraseBuilder, lastRows: inout [String: Int]
    ) throws(LexiconError) {
        for row in try tables.rows(of: name, by: OrganizationColumn.self) {
            guard let kind = Actor.Kind(rawValue: row[.type]) else {
                throw LexiconError(.badValue, location: name, hint: "the type of “\(row[.name])” is “\(row[.type])”")
            }
            let acronyms = row.list(.acronyms)
            builder.insert(
                organization: [row[.name]] + row.list(.alternates), acronyms: acronyms, index: organizations.count)
            let previous = lastRows.updateValue(organizations.count, forKey: row[.name])
            if let previous { organizations[previous].successor = organizations.count }
            organizations.append(
                Organization(
                    name: row[.name], acronyms: acronyms, type: kind, country: countryIndex[CountryCode(row[.country])],
                    sector: row.optional(.sector), from: CalendarDate(iso8601: row[.from]),
                    until: CalendarDate(iso8601: row[.until])))
        }
    }

    private static func readGivenNames(_ tables: TableSet) throws(LexiconError) -> WordMap<Gender> {
        var result = WordMap<Gender>()
        for row in try tables.rows(of: "en/actor-given-names", by: GivenNameColumn.self) {
            let gender = Gender(row[.gender])
            guard let first = Tokenizer.words(of: row[.name]).first else { continue }
            // A name that men and women bear tells nothing.
            result[first] = result[first].map { $0 == gender ? gender : .unknown } ?? gender
        }
        return result
    }

    private static func readWords(_ tables: TableSet) throws(LexiconError) -> WordMap<WordClasses> {
        let name = "en/actor-words"
        var result = WordMap<WordClasses>()
        for row in try tables.rows(of: name, by: WordColumn.self) {
            guard let classes = WordClasses(name: row[.class]) else {
                throw LexiconError(.badValue, location: name, hint: "there is no class “\(row[.class])”")
            }
            result[WordKey(row[.word]), default: []].formUnion(classes)
        }
        return result
    }
}
