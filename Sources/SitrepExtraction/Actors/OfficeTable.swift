// Who held which office when: persons of the dated table by name, and holders by state and day.

import SitrepLexicon
import SitrepModel
import SitrepText

/// Holders of offices with their terms.
struct OfficeTable: Sendable {
    struct Term: Sendable {
        let name: String
        /// Index into the lexicon's countries; nil for international offices.
        let country: Int?
        let office: String
        let sector: String
        let from: CalendarDate?
        let until: CalendarDate?
        /// Words of the name without hyphens and particles.
        let parts: [WordKey]
    }

    private(set) var terms: [Term] = []
    private var byLastWord: [WordKey: [Int]] = [:]

    private enum Column: String, CaseIterable { case country, office, name, sector, from, until }

    init(tables: TableSet, countries: [CountryCode: Int]) throws(LexiconError) {
        for row in try tables.rows(of: "en/actor-offices", by: Column.self) {
            let parts = Self.parts(of: row[.name])
            guard let last = parts.last else { continue }
            byLastWord[last, default: []].append(terms.count)
            terms.append(
                Term(
                    name: row[.name], country: countries[CountryCode(row[.country])], office: row[.office],
                    sector: row[.sector], from: CalendarDate(iso8601: row[.from]),
                    until: CalendarDate(iso8601: row[.until]), parts: parts))
        }
    }

    /// Words of a name that begin with a capital, as particles do not.
    private static func parts(of name: String) -> [WordKey] {
        name.split(whereSeparator: { $0 == " " || $0 == "-" }).filter { $0.first?.isUppercase ?? false }.map {
            WordKey($0)
        }
    }

    /// Whether words are the end of a full name, or have its first and last word.
    private static func names(_ words: [WordKey], _ full: [WordKey]) -> Bool {
        if words.count <= full.count, Array(full.suffix(words.count)) == words { return true }
        return words.count >= 2 && full.count >= 2 && words.first == full.first && words.last == full.last
    }

    /// The term whose holder's name ends with the given words; of several the one nearest to the day.
    ///
    /// A surname alone must be in or near a term where the day is known.
    func term(endingWith parts: [WordKey], on day: CalendarDate?, country: Int? = nil) -> Term? {
        guard let last = parts.last, let candidates = byLastWord[last] else { return nil }
        var best: (distance: Int, index: Int)?
        for index in candidates {
            let term = terms[index]
            guard Self.names(parts, term.parts) else { continue }
            if let country, let own = term.country, own != country { continue }
            let distance = day.map { self.distance(from: $0, to: term) } ?? 0
            if parts.count == 1 && distance > Self.yearsOfFame * 365 { continue }
            if distance < best?.distance ?? .max { best = (distance, index) }
        }
        return best.map { terms[$0.index] }
    }

    /// The term of the only person of a surname, where the day is not known.
    func onlyHolder(named last: WordKey) -> Term? {
        guard let candidates = byLastWord[last], let first = candidates.first,
            candidates.allSatisfy({ terms[$0].parts == terms[first].parts })
        else { return nil }
        return terms[first]
    }

    /// Who holds an office of a state on a day.
    func holder(of office: String, country: Int, on day: CalendarDate) -> Term? {
        terms.first { $0.country == country && $0.office == office && distance(from: day, to: $0) == 0 }
    }

    /// For how many years around a term a surname alone brings its holder to mind.
    private static let yearsOfFame = 4

    /// Days between a day and a term; 0 within it.
    private func distance(from day: CalendarDate, to term: Term) -> Int {
        if let from = term.from, day < from { return from.dayNumber - day.dayNumber }
        if let until = term.until, until < day { return day.dayNumber - until.dayNumber }
        return 0
    }
}
