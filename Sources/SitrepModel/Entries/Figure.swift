// Numbers and what they count.

/// One entry of `figures`.
public struct Figure: RecordEntry, Codable {
    public static var idPrefix: String { "f" }

    public enum Quantity: String, Sendable, Codable, CaseIterable {
        case killed, injured, missing, detained, hostages, trapped, displaced, evacuated, troops, protesters, vehicles
        case money, price, percent, other
    }

    /// Which side of a fight the people counted belong to, as UCDP and ACLED part the dead.
    public enum Side: String, Sendable, Codable, CaseIterable {
        /// Soldiers, police and agents of a state.
        case stateForces = "state_forces"
        /// Rebels, militants, gangs and unnamed gunmen.
        case armedGroups = "armed_groups"
        /// Only where the words say that they are no fighters; "people" are of no side.
        case civilians
    }

    public var id: LocalID<Figure>
    public let span: TextSpan
    public let quantity: Quantity
    /// "At least 21" has only a low, "up to 21" only a high, "21" only a best.
    public let low: Double?
    public let high: Double?
    public let best: Double?
    /// The words that bound the number: "at least", "dozens".
    public let qualifier: String?
    /// What is counted or the currency: "police officers", "USD", "percent".
    public let unit: String?
    /// Those counted, or the state that they belong to.
    public var actor: LocalID<Actor>?
    public let side: Side?
    public var place: LocalID<Place>?
    public var time: LocalID<TimeMention>?
    public var claim: LocalID<Claim>?
    /// The report gives it as a number of before, which another has replaced: "up from 7,939".
    public let isEarlier: Bool?
    /// The words by which the report takes the number back: "has been withdrawn".
    public var withdrawn: TextSpan?
    public let rule: RuleID

    private enum CodingKeys: String, CodingKey {
        case id, span, quantity, low, high, best, qualifier, unit, actor, side, place, time, claim
        case isEarlier = "earlier"
        case withdrawn, rule
    }

    public var evidence: [TextSpan] { [span] }

    public init(
        id: LocalID<Figure> = LocalID(0), span: TextSpan, quantity: Quantity, low: Double? = nil, high: Double? = nil,
        best: Double? = nil, qualifier: String? = nil, unit: String? = nil, actor: LocalID<Actor>? = nil,
        side: Side? = nil, place: LocalID<Place>? = nil, time: LocalID<TimeMention>? = nil,
        claim: LocalID<Claim>? = nil,
        isEarlier: Bool = false, withdrawn: TextSpan? = nil, rule: RuleID
    ) {
        self.id = id
        self.span = span
        self.quantity = quantity
        self.low = low
        self.high = high
        self.best = best
        self.qualifier = qualifier
        self.unit = unit
        self.actor = actor
        self.side = side
        self.place = place
        self.time = time
        self.claim = claim
        self.isEarlier = isEarlier ? true : nil
        self.withdrawn = withdrawn
        self.rule = rule
    }
}
