// Whether two tellings contradict each other.

import Foundation

/// What tellings of one happening must agree on; small, since each is held against hundreds.
struct TellingContrast: Sendable {
    let isDeed: Bool
    /// Days given in words, where there are any.
    var days: ClosedRange<Int>?
    var spots: [Spot] = []
    var countries = CountrySet()
    var actorCountries = CountrySet()

    init(type: String) { isDeed = IncidentKind.isDeed(type) }

    /// Different days, places or speakers: never one happening, whatever else they share.
    func contradicts(_ other: TellingContrast) -> Bool {
        if let days, let theirs = other.days, !days.overlaps(theirs) { return true }
        return placesContradict(other) || partiesContradict(other)
    }

    private func placesContradict(_ other: TellingContrast) -> Bool {
        if !spots.isEmpty, !other.spots.isEmpty {
            return !spots.contains { one in other.spots.contains { one.mayBe($0) } }
        }
        return !countries.isEmpty && !other.countries.isEmpty && countries.isDisjoint(with: other.countries)
    }

    /// What is said has a speaker; what is done may be told with more or fewer parties.
    private func partiesContradict(_ other: TellingContrast) -> Bool {
        guard !isDeed, !actorCountries.isEmpty, !other.actorCountries.isEmpty else { return false }
        return actorCountries.isDisjoint(with: other.actorCountries)
    }

    func sharesSpot(with other: TellingContrast) -> Bool {
        spots.contains { one in other.spots.contains { $0.name == one.name } }
    }
}

/// A place below the level of a country.
struct Spot: Sendable, Equatable {
    /// Hash of its name.
    let name: UInt64
    let lat: Double
    let lon: Double
    /// A district, a province or a region: no closer than its extent.
    let isArea: Bool

    init?(_ event: EventEntry) {
        guard let name = event.place, let lat = event.lat, let lon = event.lon, !event.isNational else { return nil }
        self.name = KeyHash(of: name).value
        self.lat = lat
        self.lon = lon
        isArea = event.feature?.hasPrefix("ADM") ?? false
    }

    /// Kilometres within which two places may be one, where one lies in the other or beside it.
    private static let near = 50.0
    private static let nearAreas = 300.0
    private static let kilometresPerDegree = 111.2

    func mayBe(_ other: Spot) -> Bool {
        if name == other.name { return true }
        let reach = isArea || other.isArea ? Spot.nearAreas : Spot.near
        return abs(lat - other.lat) * Spot.kilometresPerDegree <= reach && distance(to: other) <= reach
    }

    /// Kilometres on a sphere, along the meridian and the parallel between the two: enough for what is near.
    private func distance(to other: Spot) -> Double {
        let north = (lat - other.lat) * Spot.kilometresPerDegree
        let turn = abs(lon - other.lon)
        let east = min(turn, 360 - turn) * Spot.kilometresPerDegree * cos((lat + other.lat) / 2 * .pi / 180)
        return (north * north + east * east).squareRoot()
    }
}

/// Types that are deeds: many reports tell one of them, each with other parties and words. The others are said or
/// agreed, and each speaker says their own.
enum IncidentKind {
    private static let deeds: Set<String> = ["ASSAULT", "PROTEST", "MOBILIZE", "COERCE", "RETREAT", "AID", "SANCTION"]

    static func isDeed(_ type: String) -> Bool { deeds.contains(type) }
}
