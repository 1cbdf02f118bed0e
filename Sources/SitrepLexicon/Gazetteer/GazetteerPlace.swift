// One place of the gazetteer: its point, its division and how well known it is.

/// What kind of thing a place is; raw values are those of the gazetteer file.
public enum PlaceFeature: UInt8, Sendable, CaseIterable {
    case country, admin1, admin2, capital, city, district, airport, continent, region, site, camp, base, crossing,
        island
    case water, strait, river, mountain, desert, institution

    /// The GeoNames feature code.
    public var code: String {
        switch self {
        case .country: "PCLI"
        case .admin1: "ADM1"
        case .admin2: "ADM2"
        case .capital: "PPLC"
        case .city: "PPL"
        case .district: "PPLX"
        case .airport: "AIRP"
        case .continent: "CONT"
        case .region: "RGN"
        case .site, .crossing: "LCTY"
        case .camp: "CMPRF"
        case .base: "INSM"
        case .island: "ISL"
        case .water: "SEA"
        case .strait: "STRT"
        case .river: "STM"
        case .mountain: "MTS"
        case .desert: "DSRT"
        case .institution: "BLDG"
        }
    }

    /// A town, or a part or site of one.
    public var isPoint: Bool {
        switch self {
        case .capital, .city, .district, .airport, .site, .camp, .base, .crossing: true
        default: false
        }
    }

    public var isDivision: Bool { self == .admin1 || self == .admin2 }
}

/// A row of the gazetteer. Indexes are indexes of places; `none` stands for no place.
public struct GazetteerPlace: Sendable {
    public static let none = 0xFFFF

    public let index: Int
    /// GeoNames id, 0 where there is none.
    public let geonames: Int
    /// WGS 84 degrees.
    public let latitude: Double
    /// WGS 84 degrees.
    public let longitude: Double
    public let population: Int
    public let feature: PlaceFeature
    /// Of towns: how widely known, the binary magnitude of the number of names in other languages.
    public let fame: Int
    /// Index of the country, of the first-level and of the second-level division that it lies in (or is).
    public let country: Int
    public let admin1: Int
    public let admin2: Int
    let nameOffset: Int

    public var hasCountry: Bool { country != Self.none }

    /// Kilometres on the sphere to another place.
    public func distance(to other: GazetteerPlace) -> Double {
        greatCircle(latitude, longitude, other.latitude, other.longitude)
    }
}
