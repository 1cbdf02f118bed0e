// The words that stand beside places: classes of words, adjectives of places, and short forms of divisions.

import SitrepLexicon
import SitrepModel
import SitrepText

/// What a word says about a name beside it, or about itself as a name.
struct PlaceWordClasses: OptionSet, Sendable {
    let rawValue: UInt32

    static let ordinary = PlaceWordClasses(rawValue: 1 << 0)
    static let doubtful = PlaceWordClasses(rawValue: 1 << 1)
    static let surname = PlaceWordClasses(rawValue: 1 << 2)
    static let given = PlaceWordClasses(rawValue: 1 << 3)
    static let calendar = PlaceWordClasses(rawValue: 1 << 4)
    static let notplace = PlaceWordClasses(rawValue: 1 << 5)
    static let locative = PlaceWordClasses(rawValue: 1 << 6)
    static let of = PlaceWordClasses(rawValue: 1 << 7)
    static let the = PlaceWordClasses(rawValue: 1 << 8)
    static let and = PlaceWordClasses(rawValue: 1 << 9)
    static let preposition = PlaceWordClasses(rawValue: 1 << 10)
    static let title = PlaceWordClasses(rawValue: 1 << 11)
    static let speech = PlaceWordClasses(rawValue: 1 << 12)
    static let organization = PlaceWordClasses(rawValue: 1 << 13)
    static let street = PlaceWordClasses(rawValue: 1 << 14)
    static let site = PlaceWordClasses(rawValue: 1 << 15)
    static let type = PlaceWordClasses(rawValue: 1 << 16)
    static let direction = PlaceWordClasses(rawValue: 1 << 17)
    static let person = PlaceWordClasses(rawValue: 1 << 18)
    /// "Air", "FC": with a place's name after it, the name of a company or club.
    static let lead = PlaceWordClasses(rawValue: 1 << 19)

    static let names: [String: PlaceWordClasses] = [
        "ordinary": .ordinary, "doubtful": .doubtful, "surname": .surname, "given": .given, "calendar": .calendar,
        "notplace": .notplace, "in": .locative, "of": .of, "the": .the, "and": .and, "prep": .preposition,
        "title": .title, "speech": .speech, "org": .organization, "street": .street, "site": .site, "type": .type,
        "direction": .direction, "person": .person, "lead": .lead,
    ]
}

/// A short form of a division, exactly as it is written.
struct DivisionForm: Sendable {
    let bytes: [UInt8]
    let place: Int
    /// Has a full stop or is otherwise no two-letter code.
    let isDotted: Bool
}

/// Tables of words for places, looked up by word key.
struct PlaceWords: Sendable {
    /// Codes of this many letters count only after a comma.
    private static let codeLength = 2
    private let classes: WordMap<PlaceWordClasses>
    /// Adjectives and names of peoples with the index of their place.
    let adjectives: PhraseMatcher<Int>
    /// Short forms by their first byte, the longest first.
    private let forms: [[DivisionForm]]

    init(tables: TableSet, gazetteer: Gazetteer) throws(LexiconError) {
        var classes = try Self.classes(in: tables)
        for name in try Self.givenNames(in: tables) { classes[name, default: []].insert(.given) }
        self.classes = classes
        adjectives = try Self.adjectives(in: tables, gazetteer: gazetteer)
        forms = try Self.forms(in: tables, gazetteer: gazetteer)
    }

    func classes(of key: WordKey) -> PlaceWordClasses { classes[key] ?? [] }

    /// The longest short form that begins at a byte and is not part of a longer word.
    func form(at start: Int, in bytes: [UInt8]) -> DivisionForm? {
        guard start < bytes.count else { return nil }
        return forms[Int(bytes[start])].first { form in
            let end = start + form.bytes.count
            guard end <= bytes.count, bytes[start..<end].elementsEqual(form.bytes) else { return false }
            return end == bytes.count || form.bytes.last == 0x2E || !isWordByte(bytes[end])
        }
    }

    private static func classes(in tables: TableSet) throws(LexiconError) -> WordMap<PlaceWordClasses> {
        let table = try tables.table("en/place-words")
        let word = try table.column("word")
        let column = try table.column("classes")
        var result = WordMap<PlaceWordClasses>(minimumCapacity: table.rows.count * 4)
        for row in table.rows {
            var set: PlaceWordClasses = []
            for name in row[column].split(separator: "|") {
                guard let known = PlaceWordClasses.names[String(name)] else {
                    throw LexiconError(.badValue, location: "en/place-words: \(row[word])", hint: "no class “\(name)”")
                }
                set.insert(known)
            }
            result[WordKey(row[word])] = set
        }
        return result
    }

    private static func givenNames(in tables: TableSet) throws(LexiconError) -> [WordKey] {
        guard TableSet.builtInNames.contains("en/actor-given-names") else { return [] }
        let table = try tables.table("en/actor-given-names")
        let name = try table.column("name")
        return table.rows.map { WordKey($0[name]) }
    }

    private static func adjectives(
        in tables: TableSet, gazetteer: Gazetteer
    ) throws(LexiconError) -> PhraseMatcher<Int> {
        var matcher = PhraseMatcher<Int>()
        let countries = try tables.table("en/countries")
        let iso3 = try countries.column("iso3")
        let columns = [try countries.column("adjectives"), try countries.column("people")]
        for row in countries.rows {
            guard let index = gazetteer.countryCodes.firstIndex(of: row[iso3]) else { continue }
            for column in columns {
                for word in row[column].split(separator: "|") where !word.hasPrefix("U") || word.count > 4 {
                    matcher.insert(word, index)
                }
            }
        }
        let others = try tables.table("en/place-adjectives")
        let adjective = try others.column("adjective")
        let place = try others.column("place")
        for row in others.rows {
            guard let best = gazetteer.candidates(named: row[place]).first(where: \.isOwnName) else { continue }
            matcher.insert(row[adjective], best.place)
        }
        return matcher
    }

    private static func forms(in tables: TableSet, gazetteer: Gazetteer) throws(LexiconError) -> [[DivisionForm]] {
        let table = try tables.table("en/place-abbreviations")
        let name = try table.column("name")
        let country = try table.column("country")
        let column = try table.column("forms")
        var result = [[DivisionForm]](repeating: [], count: 256)
        for row in table.rows {
            let owner = gazetteer.countryCodes.firstIndex(of: row[country])
            let place = gazetteer.candidates(named: row[name]).first {
                gazetteer[$0.place].country == owner && gazetteer[$0.place].feature == .admin1
            }
            guard let place else { continue }
            for form in row[column].split(separator: "|") {
                let bytes = Array(form.utf8)
                guard let first = bytes.first else { continue }
                let entry = DivisionForm(
                    bytes: bytes, place: place.place, isDotted: bytes.contains(0x2E) || bytes.count > Self.codeLength)
                result[Int(first)].append(entry)
            }
        }
        return result.map { list in
            list.enumerated().sorted { ($1.element.bytes.count, $0.offset) < ($0.element.bytes.count, $1.offset) }
                .map(\.element)
        }
    }
}

/// Letters and digits of ASCII, and every byte of other scalars.
func isWordByte(_ byte: UInt8) -> Bool {
    (byte >= 0x30 && byte <= 0x39) || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || byte >= 0x80
}
