// What tellings are compared by.

import SitrepModel

/// A telling with its words, places, days and parties.
struct TellingProfile: Sendable {
    /// The number of its report in the order of the ledger.
    let reportNumber: Int
    let report: ReportID
    /// The day of publication.
    let published: CalendarDate?
    /// PLOVER event type.
    let type: String
    private(set) var events: [EventEntry] = []
    /// Hashes of the words of its sentences, sorted, without repeats.
    private(set) var words: [UInt64] = []
    /// Hashes of the names of its actors and recipients, sorted, without repeats.
    private(set) var parties: [UInt64] = []
    /// Hashes of its modes, sorted, without repeats.
    private(set) var modes: [UInt64] = []
    private(set) var contrast: TellingContrast

    init(_ event: EventEntry, reportNumber: Int, countries: CountryNumbers) {
        self.reportNumber = reportNumber
        report = event.citation.entry.report
        published = event.citation.published?.date
        type = event.plover.event
        contrast = TellingContrast(type: type)
        add(event, countries: countries)
    }

    mutating func add(_ event: EventEntry, countries: CountryNumbers) {
        if !events.contains(where: { $0.citation.quote == event.citation.quote }) {
            words = Set(words).union(WordHashes.hashes(of: Array(event.citation.quote.utf8))).sorted()
        }
        events.append(event)
        for party in event.parties { parties.insertSorted(KeyHash(of: party).value) }
        if let mode = event.plover.mode { modes.insertSorted(KeyHash(of: mode).value) }
        if let spot = Spot(event), !contrast.spots.contains(spot) { contrast.spots.append(spot) }
        if let country = event.country { contrast.countries.formUnion(countries.set(of: [country])) }
        contrast.actorCountries.formUnion(countries.set(of: event.actorCountries))
        if let own = event.dayNumbers {
            contrast.days = days.map { $0.overlaps(own) ? $0.clamped(to: own) : $0 } ?? own
        }
    }

    var days: ClosedRange<Int>? { contrast.days }

    /// The days on which it may have happened: those given, else the last before it was published.
    var possibleDays: ClosedRange<Int>? {
        days ?? published.map { $0.dayNumber - TellingProfile.recent...$0.dayNumber }
    }

    /// What is told without a day happened at most so many days before.
    private static let recent = 3
}

extension [UInt64] {
    /// Keeps a sorted list without repeats.
    fileprivate mutating func insertSorted(_ key: UInt64) {
        let place = partitionPoint { $0 >= key }
        if place == endIndex || self[place] != key { insert(key, at: place) }
    }
}

extension EventEntry {
    /// Names of those who act and of those who are acted upon.
    var parties: [String] { actors + recipients }

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
