// What a board page is asked to show: an instant and filters, all in the address.

import SitrepLedger
import SitrepModel

struct BoardFilter: Sendable, Hashable {
    var asOf: PublicationTime?
    var country: String?
    var system: String?
    /// A PLOVER event type.
    var kind: String?
    /// What happened, held or was counted on this day or later.
    var from: CalendarDate?
    /// What happened, held or was counted on this day or before.
    var until: CalendarDate?
    /// The name of a place.
    var place: String?
    var view = Desk.View.reviewed
    /// Number of events shown.
    var events = BoardFilter.defaultEvents

    /// Number of states, series and forces shown, and of numbers in a series.
    var rows = BoardFilter.defaultRows

    static let defaultEvents = 40
    static let defaultRows = 24

    /// Absent where days are not filtered.
    var days: DayWindow? { from == nil && until == nil ? nil : DayWindow(from: from, until: until) }

    /// The same without its filter of days.
    var ofAllDays: BoardFilter {
        var filter = self
        (filter.from, filter.until) = (nil, nil)
        return filter
    }

    /// Whether it leaves anything out.
    var isNarrow: Bool { country != nil || system != nil || kind != nil || place != nil || days != nil }
}

/// Days that a filter asks for; open where an end is not given.
struct DayWindow: Sendable, Hashable {
    let first: Int
    let last: Int

    init(from: CalendarDate?, until: CalendarDate?) {
        first = from?.dayNumber ?? .min
        last = until?.dayNumber ?? .max
    }

    func contains(_ day: CalendarDate?) -> Bool {
        guard let number = day?.dayNumber else { return false }
        return first <= number && number <= last
    }

    /// Whether some day of an interval is within.
    func meets(_ begin: Int, _ end: Int) -> Bool { begin <= last && end >= first }
}

// MARK: - In addresses

extension BoardFilter {
    /// Every part as an address holds it; without a value where it is the usual one.
    var items: [(name: String, value: String?)] {
        [
            ("as-of", asOf?.description), ("country", country), ("system", system), ("kind", kind),
            ("from", from?.description), ("until", until?.description), ("place", place),
            ("events", events == BoardFilter.defaultEvents ? nil : String(events)),
            ("view", view == .reviewed ? nil : view.rawValue),
            ("rows", rows == BoardFilter.defaultRows ? nil : String(rows)),
        ]
    }

    /// The address of a page with these filters, some of them changed.
    func address(_ path: String = "/", _ change: (inout BoardFilter) -> Void = { _ in }) -> String {
        var changed = self
        change(&changed)
        return Address.page(path, changed.items)
    }

    /// The page of an incident as it is seen here.
    func incident(_ id: EntryID) -> String {
        Address.page(
            Address.incident(id),
            [("as-of", asOf?.description), ("view", view == .reviewed ? nil : view.rawValue)])
    }

    /// Days as a filter, in place of any other days.
    func address(of days: ClosedRange<CalendarDate>) -> String {
        address { ($0.from, $0.until) = (days.lowerBound, days.upperBound) }
    }

    /// One place as a filter, told from places of its name elsewhere.
    func address(ofPlace name: String, in code: String?) -> String {
        address {
            $0.place = name
            $0.country = code ?? $0.country
        }
    }
}
