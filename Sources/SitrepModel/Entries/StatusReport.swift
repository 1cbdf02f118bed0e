// The state of what people depend on, and until when it holds.

/// One entry of `status`.
public struct StatusReport: RecordEntry, Codable {
    public static var idPrefix: String { "s" }

    public enum System: String, Sendable, Codable, CaseIterable {
        case internet, telecom, power, water, fuel
        case fuelPrice = "fuel_price"
        case foodPrice = "food_price"
        case banking, border, airport, flights, rail, transit, road, port, schools, business
        case socialMedia = "social_media"
        case publicHoliday = "public_holiday"
        case curfew
        case emergencyRule = "emergency_rule"
        case martialLaw = "martial_law"
        case assemblyBan = "assembly_ban"
        case ceasefire, media, government
    }

    public enum State: String, Sendable, Codable, CaseIterable {
        case open, closed, cut, limited, restored, suspended, resumed, capped, declared, lifted, extended, imposed
        case dismissed, appointed, holding, broken
    }

    public var id: LocalID<StatusReport>
    public let span: TextSpan
    public let system: System
    public let state: State
    public let place: LocalID<Place>?
    public let country: CountryCode?
    /// First day on which the state holds.
    public let from: CalendarDate?
    /// Last day on which the state holds, where the text gives a term.
    public let until: CalendarDate?
    public let modality: Modality
    public var claim: LocalID<Claim>?
    public let rule: RuleID

    public var evidence: [TextSpan] { [span] }

    public init(
        id: LocalID<StatusReport> = LocalID(0), span: TextSpan, system: System, state: State,
        place: LocalID<Place>? = nil, country: CountryCode? = nil, from: CalendarDate? = nil,
        until: CalendarDate? = nil, modality: Modality = .actual, claim: LocalID<Claim>? = nil, rule: RuleID
    ) {
        self.id = id
        self.span = span
        self.system = system
        self.state = state
        self.place = place
        self.country = country
        self.from = from
        self.until = until
        self.modality = modality
        self.claim = claim
        self.rule = rule
    }
}
