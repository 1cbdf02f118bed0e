// What tellings are compared by.

import Foundation
import SitrepModel

/// A telling with its words, places, days and parties.
struct TellingProfile: Sendable {
    let report: ReportID
    /// The day of publication.
    let published: CalendarDate?
    /// PLOVER event type.
    let type: String
    private(set) var events: [EventEntry] = []
    /// Hashes of the words of its sentences, sorted, without repeats.
    private(set) var words: [UInt64] = []
    private(set) var spots: [Spot] = []
    private(set) var countries: Set<CountryCode> = []
    private(set) var actors: Set<String> = []
    private(set) var recipients: Set<String> = []
    private(set) var actorCountries: Set<CountryCode> = []
    private(set) var modes: Set<String> = []
    /// Days given in words, where there are any.
    private(set) var days: ClosedRange<Int>?

    init(_ event: EventEntry) {
        report = event.citation.entry.report
        published = event.citation.published?.date
        type = event.plover.event
        add(event)
    }

    mutating func add(_ event: EventEntry) {
        if !events.contains(where: { $0.citation.quote == event.citation.quote }) {
            words = Set(words).union(WordHashes.hashes(of: Array(event.citation.quote.utf8))).sorted()
        }
        events.append(event)
        if let spot = Spot(event), !spots.contains(spot) { spots.append(spot) }
        if let country = event.country { countries.insert(country) }
        actors.formUnion(event.actors)
        recipients.formUnion(event.recipients)
        actorCountries.formUnion(event.actorCountries)
        if let mode = event.plover.mode { modes.insert(mode) }
        if let own = event.dayNumbers { days = days.map { $0.overlaps(own) ? $0.clamped(to: own) : $0 } ?? own }
    }

    var parties: Set<String> { actors.union(recipients) }

    /// The days on which it may have happened: those given, else the last before it was published.
    var possibleDays: ClosedRange<Int>? {
        days ?? published.map { $0.dayNumber - TellingProfile.recent...$0.dayNumber }
    }

    /// What is told without a day happened at most so many days before.
    private static let recent = 3
}

/// A place below the level of a country.
struct Spot: Sendable, Equatable {
    let name: String
    let lat: Double
    let lon: Double
    /// A district, a province or a region: no closer than its extent.
    let isArea: Bool

    init?(_ event: EventEntry) {
        guard let name = event.place, let lat = event.lat, let lon = event.lon, !event.isNational else { return nil }
        self.name = name
        self.lat = lat
        self.lon = lon
        isArea = event.feature?.hasPrefix("ADM") ?? false
    }

    /// Kilometres within which two places may be one, where one lies in the other or beside it.
    private static let near = 50.0
    private static let nearAreas = 300.0

    func mayBe(_ other: Spot) -> Bool {
        name == other.name || distance(to: other) <= (isArea || other.isArea ? Spot.nearAreas : Spot.near)
    }

    /// Kilometres on a sphere, along the meridian and the parallel between the two: enough for what is near.
    private func distance(to other: Spot) -> Double {
        let perDegree = 111.2
        let north = (lat - other.lat) * perDegree
        let turn = abs(lon - other.lon)
        let east = min(turn, 360 - turn) * perDegree * cos((lat + other.lat) / 2 * .pi / 180)
        return (north * north + east * east).squareRoot()
    }
}

extension EventEntry {
    /// Placed no closer than in a country, a continent or a region of several countries.
    var isNational: Bool {
        guard let feature else { return true }
        return ["PCL", "CON", "RGN"].contains { feature.hasPrefix($0) }
    }

    /// The days given in words, as numbers.
    var dayNumbers: ClosedRange<Int>? {
        guard let from else { return nil }
        return from.dayNumber...max(from.dayNumber, (until ?? from).dayNumber)
    }
}
