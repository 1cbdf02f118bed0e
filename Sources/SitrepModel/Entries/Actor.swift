// Whoever acts, is acted upon or speaks.

/// One entry of `actors`: all mentions of one actor in the report.
public struct Actor: RecordEntry, Codable {
    public static var idPrefix: String { "a" }

    public enum Kind: String, Sendable, Codable, CaseIterable {
        case person, organization, group, state, alliance, population
    }

    /// What a country rests on where no word of the actor's mentions names it.
    public enum CountryBasis: String, Sendable, Codable, CaseIterable {
        /// Where the text says that they are: "protesters in Almaty".
        case location
        /// The country that the sentence or the report speaks of.
        case context
    }

    public var id: LocalID<Actor>
    /// The fullest name that the text or the tables give.
    public let name: String
    public let type: Kind
    public let country: CountryCode?
    /// Absent where the words or the tables give the country.
    public let countryBasis: CountryBasis?
    /// A PLOVER sector: GOV MIL REB OPP PTY COP JUD MED BUS CVL …
    public let sector: String?
    /// What the text or a dated table calls the actor: "president", "deputy health minister".
    public let role: String?
    public let wikidata: String?
    /// Every mention, pronouns and nominal mentions included, in text order; never empty.
    public let spans: [TextSpan]
    public let rule: RuleID

    private enum CodingKeys: String, CodingKey {
        case id, name, type, country
        case countryBasis = "country_basis"
        case sector, role, wikidata, spans, rule
    }

    public var evidence: [TextSpan] { spans }

    public init(
        id: LocalID<Actor> = LocalID(0), name: String, type: Kind, country: CountryCode? = nil,
        countryBasis: CountryBasis? = nil, sector: String? = nil,
        role: String? = nil, wikidata: String? = nil, firstMention: TextSpan, otherMentions: [TextSpan] = [],
        rule: RuleID
    ) {
        self.id = id
        self.name = name
        self.type = type
        self.country = country
        self.countryBasis = countryBasis
        self.sector = sector
        self.role = role
        self.wikidata = wikidata
        self.spans = ([firstMention] + otherMentions).sorted()
        self.rule = rule
    }
}
