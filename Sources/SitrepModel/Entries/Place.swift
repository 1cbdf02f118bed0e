// A place as the text names it and as the map knows it.

/// One mention of a place; one entry of `places`.
public struct Place: RecordEntry, Codable {
    public static var idPrefix: String { "p" }

    public var id: LocalID<Place>
    public let span: TextSpan
    /// The name as the text has it.
    public let name: String
    public let geonames: Int?
    public let country: CountryCode?
    /// Name of the first-order division.
    public let admin1: String?
    /// WGS 84 degrees.
    public let lat: Double?
    public let lon: Double?
    /// A GeoNames feature code: `PCLI` a country, `ADM1` a region, `PPL…` a town, `AIRP` an airport, `RGN` an area.
    public let feature: String?
    /// 0 to 1.
    public let confidence: Double
    public let rule: RuleID

    public var evidence: [TextSpan] { [span] }

    public init(
        id: LocalID<Place> = LocalID(0), span: TextSpan, name: String, geonames: Int? = nil,
        country: CountryCode? = nil, admin1: String? = nil, lat: Double? = nil, lon: Double? = nil,
        feature: String? = nil, confidence: Double, rule: RuleID
    ) {
        self.id = id
        self.span = span
        self.name = name
        self.geonames = geonames
        self.country = country
        self.admin1 = admin1
        self.lat = lat
        self.lon = lon
        self.feature = feature
        self.confidence = confidence
        self.rule = rule
    }

    /// Whether the place is a whole country rather than a spot in one.
    public var isCountry: Bool { feature?.hasPrefix("PCL") ?? false }
    public var isTown: Bool { feature?.hasPrefix("PPL") ?? false }
    /// Whether the place is a part of a country that a country is divided into.
    public var isDivision: Bool { feature?.hasPrefix("ADM") ?? false }
}
