// PETRARCH's actors and agents as rows of the tables of countries, bodies and nouns.

import SitrepModel

/// Rows by the name of the table that they are added to.
struct PetrarchTables {
    private(set) var rows: [String: [[String]]] = [:]

    /// Codes that stand where a country's would. Source: CAMEO codebook, chapter on international and transnational actors.
    private static let international: [String: String] = [
        "IGO": "IGO", "IMG": "IMG", "IGM": "IGO", "NGO": "NGO", "NGM": "NGO", "MNC": "MNC", "INT": "IGO", "UIS": "UAF",
    ]
    private static let lengthOfCode = 3

    private let columns: [String: [String]]
    private let knownCountries: Set<String>
    private let kinds: [String: String]
    private let sectors: Set<String>
    /// The name of each country that was added, by its code.
    private var namesakes: [String: String] = [:]

    init(tables: TableSet, actors: [PetrarchActor], agents: [PetrarchAgent]) throws(LexiconError) {
        var columns: [String: [String]] = [:]
        for name in ["en/countries", "en/actor-bodies", "en/actor-nouns"] {
            columns[name] = try tables.table(name).columns
        }
        self.columns = columns
        let countries = try tables.table("en/countries")
        let code = try countries.column("iso3")
        knownCountries = Set(countries.rows.map { $0[code] })
        let nouns = try tables.table("en/actor-nouns")
        let (noun, kind, sector) = (
            try nouns.column("noun"), try nouns.column("kind"), try nouns.column("sector")
        )
        kinds = Dictionary(nouns.rows.map { ($0[noun], $0[kind]) }) { first, _ in first }
        sectors = Set(nouns.rows.map { $0[sector] })
        addCountries(actors)
        for actor in actors { addBody(actor) }
        for agent in agents { addNoun(agent) }
    }

    /// A country for each code that no table knows, named by the first actor that it alone stands for.
    private mutating func addCountries(_ actors: [PetrarchActor]) {
        var seen = knownCountries
        for actor in actors {
            for code in actor.codes {
                let country = String(code.text.prefix(Self.lengthOfCode))
                guard Self.international[country] == nil, seen.insert(country).inserted else { continue }
                let name = actors.first { $0.codes.map(\.text) == [country] }?.names.first
                namesakes[country] = name.map(Self.capitalized) ?? country
                add("en/countries", ["iso3": country, "name": namesakes[country] ?? country])
            }
        }
    }

    /// A country's own names go to the country; others are bodies with a country and a sector.
    private mutating func addBody(_ actor: PetrarchActor) {
        let names = actor.names.map(Self.capitalized)
        let bare =
            actor.codes.count == 1 && actor.codes[0].text.count == Self.lengthOfCode
            && actor.codes[0].from == nil && actor.codes[0].until == nil
        if bare, isNamesake(actor, names) {
            add(
                "en/countries",
                ["iso3": actor.codes[0].text, "name": names[0], "alternates": names.joined(separator: "|")])
            return
        }
        for code in actor.codes {
            let country = String(code.text.prefix(Self.lengthOfCode))
            let rest = String(code.text.dropFirst(Self.lengthOfCode).prefix(Self.lengthOfCode))
            let isInternational = Self.international[country] != nil
            add(
                "en/actor-bodies",
                [
                    "name": names[0], "alternates": names.dropFirst().joined(separator: "|"), "type": "organization",
                    "country": isInternational ? "" : country,
                    "sector": Self.international[country] ?? (sectors.contains(rest) ? rest : ""),
                    "from": code.from?.description ?? "", "until": code.until?.description ?? "",
                ])
        }
    }

    /// Whether an actor is the one that gave a country its name, or a country that the tables know.
    private func isNamesake(_ actor: PetrarchActor, _ names: [String]) -> Bool {
        let code = actor.codes[0].text
        return knownCountries.contains(code) || namesakes[code] == names[0]
    }

    private mutating func addNoun(_ agent: PetrarchAgent) {
        let sector = String(agent.code.prefix(Self.lengthOfCode))
        for name in agent.names.map({ $0.lowercased() }) where kinds[name] == nil {
            let last = String(name.split(separator: " ").last ?? "")
            let kind = agent.isCollective ? "force" : kinds[last] ?? "person"
            add("en/actor-nouns", ["noun": name, "kind": kind, "sector": sectors.contains(sector) ? sector : ""])
        }
    }

    private mutating func add(_ table: String, _ fields: [String: String]) {
        guard let columns = columns[table] else { return }
        rows[table, default: []].append(columns.map { fields[$0] ?? "" })
    }

    /// `MINAS TIRITH` as `Minas Tirith`: the dictionaries are in capitals throughout.
    private static func capitalized(_ name: String) -> String {
        name.split(separator: " ").map { word in
            word.split(separator: "-", omittingEmptySubsequences: false).map {
                $0.prefix(1) + $0.dropFirst().lowercased()
            }
            .joined(separator: "-")
        }.joined(separator: " ")
    }
}
