// Whoever acts, is acted upon or speaks.

/// One entry of `actors`: all mentions of one actor in the report.
public struct Actor: RecordEntry, Codable {
    public static var idPrefix: String { "a" }

    public enum Kind: String, Sendable, Codable, CaseIterable {
        case person, organization, group, state, alliance, population
    }

    public var id: LocalID<Actor>
    /// The fullest name that the text or the tables give.
    public let name: String
    public let type: Kind
    public let country: CountryCode?
    /// A PLOVER sector: GOV MIL REB OPP PTY COP JUD MED BUS CVL …
    public let sector: String?
    /// What the text or a dated table calls the actor: "president", "deputy health minister".
    public let role: String?
    public let wikidata: String?
    /// Every mention, pronouns and nominal mentions included, in text order; never empty.
    public let spans: [TextSpan]
    public let rule: RuleID

    public var evidence: [TextSpan] { spans }

    public init(
        id: LocalID<Actor> = LocalID(0), name: String, type: Kind, country: CountryCode? = nil, sector: String? = nil,
        role: String? = nil, wikidata: String? = nil, firstMention: TextSpan, otherMentions: [TextSpan] = [],
        rule: RuleID
    ) {
        self.id = id
        self.name = name
        self.type = type
        self.country = country
        self.sector = sector
        self.role = role
        self.wikidata = wikidata
        self.spans = ([firstMention] + otherMentions).sorted()
        self.rule = rule
    }
}
