// Whose people a number counts, where they are told apart from everybody's.

public import SitrepModel

/// One side of what is counted: the people of a country, or those of one side of a fight.
public enum CountedSide: Hashable, Sendable {
    /// Citizens or forces of a country: foreigners where it happened, or a contributor of forces.
    case country(CountryCode)
    case fighting(Figure.Side)

    /// ISO 3166-1 alpha-3, or one of ``Figure/Side``.
    public var code: String {
        switch self {
        case .country(let country): country.code
        case .fighting(let side): side.rawValue
        }
    }

    /// Absent for a side of a fight.
    public var country: CountryCode? {
        guard case .country(let country) = self else { return nil }
        return country
    }

    public init(code: String) {
        self = Figure.Side(rawValue: code).map(CountedSide.fighting) ?? .country(CountryCode(code))
    }
}

extension CountedSide: Codable {
    public init(from decoder: any Decoder) throws {
        self.init(code: try decoder.singleValueContainer().decode(String.self))
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(code)
    }
}
