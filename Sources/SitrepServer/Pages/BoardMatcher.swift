// Which lines of a board its filters keep.

import SitrepLedger
import SitrepModel

/// A filter over one board: a place is known by its name there, and by the other names of the same spot.
struct BoardMatcher: Sendable {
    let filter: BoardFilter
    private let window: DayWindow?
    private let places: PlaceNames?

    init(_ filter: BoardFilter, on board: Board) {
        self.filter = filter
        window = filter.days
        places = filter.place.map { PlaceNames($0, on: board) }
    }

    /// The same without the filter of days.
    var ofAllDays: BoardMatcher { BoardMatcher(filter: filter.ofAllDays, window: nil, places: places) }

    private init(filter: BoardFilter, window: DayWindow?, places: PlaceNames?) {
        (self.filter, self.window, self.places) = (filter, window, places)
    }

    // MARK: Lines

    /// A state: held on a day within.
    func keeps(_ line: StatusLine) -> Bool {
        guard filter.kind == nil, filter.system.map({ $0 == line.system.rawValue }) ?? true,
            isHere(line.country), isHere(line.place)
        else { return false }
        let begin = line.from ?? line.citations.last?.published?.date
        return window?.meets(begin?.dayNumber ?? .min, line.until?.dayNumber ?? .max) ?? true
    }

    /// A number: given on a day within.
    func keeps(_ entry: FigureEntry) -> Bool {
        guard filter.kind == nil, filter.system == nil, isHere(entry.country) || isHere(entry.side?.country),
            isHere(entry.place)
        else { return false }
        return window?.contains(entry.reportedDay) ?? true
    }

    /// Forces: there, or on their way, on a day within. They are known to a country only.
    func keeps(_ line: DeploymentLine) -> Bool {
        guard filter.kind == nil, filter.system == nil, filter.place == nil,
            isHere(line.deployment.host) || isHere(line.deployment.contributorCountry)
        else { return false }
        let begin = line.arrived ?? line.citations.last?.published?.date ?? line.deployment.day
        return window?.meets(begin?.dayNumber ?? .min, line.left?.dayNumber ?? .max) ?? true
    }

    /// A happening: on a day within; where no words give its days, on the day it was first reported.
    func keeps(_ incident: Incident) -> Bool {
        let event = incident.event
        guard filter.system == nil, filter.kind.map({ $0 == event.plover.event }) ?? true, isOfCountry(event),
            places?.holds(event) ?? true
        else { return false }
        guard let window else { return true }
        guard let days = incident.span else { return false }
        return window.meets(days.lowerBound.dayNumber, days.upperBound.dayNumber)
    }

    private func isHere(_ country: CountryCode?) -> Bool { filter.country.map { $0 == country?.code } ?? true }
    private func isHere(_ place: String?) -> Bool { places.map { names in place.map(names.holds) ?? false } ?? true }

    /// Where it happened, or whose parties took part.
    private func isOfCountry(_ event: EventEntry) -> Bool {
        guard let code = filter.country else { return true }
        return event.country?.code == code || event.actorCountries.contains { $0.code == code }
            || event.recipientCountries.contains { $0.code == code }
    }
}

extension BoardMatcher {
    func kept(_ lines: [StatusLine]) -> [StatusLine] { filter.isNarrow ? lines.filter(keeps) : lines }
    func kept(_ lines: [DeploymentLine]) -> [DeploymentLine] { filter.isNarrow ? lines.filter(keeps) : lines }
    func kept(_ incidents: [Incident]) -> [Incident] { filter.isNarrow ? incidents.filter(keeps) : incidents }

    /// Series with only the numbers that are kept.
    func kept(_ series: [FigureSeries]) -> [FigureSeries] {
        guard filter.isNarrow else { return series }
        return series.compactMap { one in one.keeping { keeps($0) } }
    }

    /// Reports that tell something of what is kept.
    func kept(
        _ reports: [ReportLine],
        telling kept: (states: [StatusLine], numbers: [FigureSeries], forces: [DeploymentLine], events: [Incident])
    ) -> [ReportLine] {
        guard filter.isNarrow else { return reports }
        var told: Set<ReportID> = []
        for line in kept.states { told.formUnion(line.citations.map(\.entry.report)) }
        for series in kept.numbers { told.formUnion((series.points + series.parts).map(\.citation.entry.report)) }
        for line in kept.forces { told.formUnion(line.citations.map(\.entry.report)) }
        for incident in kept.events { told.formUnion(incident.tellings.map(\.report)) }
        return reports.filter { told.contains($0.id) }
    }

    func kept(_ changes: BoardChanges) -> BoardChanges {
        guard filter.isNarrow else { return changes }
        return changes.keeping(
            statuses: { keeps($0) }, figures: { keeps($0) }, deployments: { keeps($0) }, incidents: { keeps($0) })
    }
}

extension Incident {
    /// The days on which it happened, else the day on which it was first reported.
    var span: ClosedRange<CalendarDate>? { days ?? day.map { $0...$0 } }
}

/// The names that events give to the spots of one name: "Astana" and "Nur-Sultan" are one place.
struct PlaceNames: Sendable {
    private let names: Set<String>
    private let spots: Set<MapSpot>

    init(_ name: String, on board: Board) {
        let all = [board.events, board.announced]
        var spots: Set<MapSpot> = []
        for events in all {
            for incident in events where incident.event.place == name {
                if let spot = MapSpot(incident.event) { spots.insert(spot) }
            }
        }
        var names: Set<String> = [name]
        for events in spots.isEmpty ? [] : all {
            for incident in events {
                if let other = incident.event.place, let spot = MapSpot(incident.event), spots.contains(spot) {
                    names.insert(other)
                }
            }
        }
        (self.names, self.spots) = (names, spots)
    }

    func holds(_ name: String) -> Bool { names.contains(name) }

    /// By its spot; an event without one by its name.
    func holds(_ event: EventEntry) -> Bool {
        if let spot = MapSpot(event) { return spots.contains(spot) }
        return event.place.map(holds) ?? false
    }
}

/// Where on the map an event is; none where it is placed no closer than in a country.
struct MapSpot: Hashable, Sendable {
    let lat: Double
    let lon: Double

    init?(_ event: EventEntry) {
        guard !MapSpot.isArea(event), let lat = event.lat, let lon = event.lon else { return nil }
        (self.lat, self.lon) = (lat, lon)
    }

    static func isArea(_ event: EventEntry) -> Bool { event.feature?.hasPrefix("PCL") ?? true }
}
