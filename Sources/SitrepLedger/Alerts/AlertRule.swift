// What a person wants to be told of.

public import SitrepModel

/// A rule: what must be new on the board, and where. An empty set means any.
public struct AlertRule: Hashable, Sendable {
    public enum Subject: Hashable, Sendable {
        /// A state changes, or its term is over.
        case status(systems: Set<StatusReport.System>, states: Set<StatusReport.State>)
        /// The newest number grows by a factor, or reaches a bound that it had not; without both, it is another one.
        case figure(quantities: Set<Figure.Quantity>, factor: Double?, bound: Double?)
        /// A place is named that was not named before.
        case place(names: Set<String>)
        /// Someone acts, is acted upon or speaks who did not before.
        case actor(names: Set<String>)
        /// Something of a PLOVER type happens that no report told before.
        case event(types: Set<String>)
    }

    public let name: String
    public let subject: Subject
    public let countries: Set<CountryCode>
    public let places: Set<String>

    public init(name: String, subject: Subject, countries: Set<CountryCode> = [], places: Set<String> = []) {
        self.name = name
        self.subject = subject
        self.countries = countries
        self.places = places
    }

    /// Whether the rule is for what happens there.
    func holds(in country: CountryCode?, place: String?) -> Bool {
        let isInCountry = countries.isEmpty || country.map(countries.contains) ?? false
        return isInCountry && (places.isEmpty || place.map { AlertRule.isAmong(places, $0) } ?? false)
    }

    static func isAmong(_ names: Set<String>, _ name: String) -> Bool {
        names.contains { $0.lowercased() == name.lowercased() }
    }
}
