// What an analyst has decided about what the engine found: who, when, about what.

public import SitrepModel

/// A decision's number in its ledger, in the order in which decisions were made.
public struct DecisionID: Hashable, Sendable, Comparable, Codable, CustomStringConvertible {
    public let number: Int

    public init(_ number: Int) { self.number = number }
    public init(from decoder: any Decoder) throws { number = try decoder.singleValueContainer().decode(Int.self) }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(number)
    }

    public static func < (a: DecisionID, b: DecisionID) -> Bool { a.number < b.number }
    public var description: String { String(number) }
}

/// One decision. It is never changed: what takes it back is another decision.
public struct Decision: Hashable, Sendable {
    /// What is decided about.
    public struct Subject: Hashable, Sendable {
        public enum Scope: String, Sendable, Codable, CaseIterable {
            case entry
            /// The happening that the entry, an event, tells.
            case incident
        }

        public let scope: Scope
        public let anchor: EntryAnchor

        public init(_ scope: Scope, _ anchor: EntryAnchor) {
            self.scope = scope
            self.anchor = anchor
        }
    }

    public enum Action: Hashable, Sendable {
        case accept, reject
        case correctPlace(CorrectedPlace)
        case correctDays(CorrectedDays)
        case note(String)
        /// Two incidents are one.
        case merge(TellingSides)
        /// A report's telling is of another happening than the others.
        case split(TellingSides)
        case undo(DecisionID)
    }

    public let id: DecisionID
    /// Who decided.
    public let analyst: String
    public let made: DecisionTime
    public let subject: Subject
    public let action: Action
    /// Why, in the analyst's words.
    public let reason: String?

    public init(
        id: DecisionID, analyst: String, made: DecisionTime, subject: Subject, action: Action, reason: String? = nil
    ) {
        self.id = id
        self.analyst = analyst
        self.made = made
        self.subject = subject
        self.action = action
        self.reason = reason
    }
}

/// Where something is, as an analyst knows it.
public struct CorrectedPlace: Hashable, Sendable, Codable {
    /// Absent where only the country is known.
    public let name: String?
    public let country: CountryCode?
    public let lat: Double?
    public let lon: Double?
    /// A GeoNames feature code.
    public let feature: String?

    public init(name: String?, country: CountryCode?, lat: Double? = nil, lon: Double? = nil, feature: String? = nil) {
        self.name = name
        self.country = country
        self.lat = lat
        self.lon = lon
        self.feature = feature
    }

    /// The name below the level of a country; a country is told by its code.
    public var localName: String? { isCountry ? nil : name }

    /// A whole country rather than a spot in one.
    public var isCountry: Bool { feature?.hasPrefix("PCL") ?? (name == nil) }
}

/// When something is, as an analyst knows it.
public struct CorrectedDays: Hashable, Sendable, Codable {
    public let from: CalendarDate
    /// The last day; absent for what has no known end or is of one day.
    public let until: CalendarDate?

    /// Absent where the last day is before the first.
    public init?(from: CalendarDate, until: CalendarDate?) {
        if let until, until < from { return nil }
        self.from = from
        self.until = until
    }
}

/// Tellings, each by one of its events, on the two sides of a merge or a split.
public struct TellingSides: Hashable, Sendable, Codable {
    /// The subject's own.
    public let tellings: [EntryAnchor]
    /// Those that are, or are not, of the same happening.
    public let others: [EntryAnchor]

    public init(tellings: [EntryAnchor], others: [EntryAnchor]) {
        self.tellings = tellings
        self.others = others
    }
}

extension Decision {
    /// Every report that it is about.
    public var reports: [ReportID] {
        let sides = action.sides.map { $0.tellings + $0.others } ?? []
        return ([subject.anchor] + sides).map(\.entry.report)
    }
}
