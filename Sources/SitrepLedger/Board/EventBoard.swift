// What happened: events of one kind, day and place are shown once, with all who tell them.

import SitrepModel

enum EventBoard {
    private struct Key: Hashable {
        let plover: String
        let day: CalendarDate?
        let country: CountryCode?
        let place: String?
        let actors: [CountryCode]
    }

    /// A plan without a day counts as current for so long after it was reported.
    private static let undatedPlanInDays = 7

    /// What happened, newest first.
    static func lines(of entries: [EventEntry], copies: CopyGroups) -> [EventLine] {
        grouped(entries.filter { $0.modality == .actual && !isAhead($0) }, copies).sorted { order($0) > order($1) }
    }

    /// What is still to come, the nearest first.
    static func announced(of entries: [EventEntry], asOf: CalendarDate, copies: CopyGroups) -> [EventLine] {
        let coming = entries.filter { entry in
            (entry.modality == .planned || entry.modality == .actual && isAhead(entry)) && isCurrent(entry, asOf: asOf)
        }
        return grouped(coming, copies).sorted { order($0) < order($1) }
    }

    /// What a report gives a day after its own for has not happened yet, however it is worded.
    private static func isAhead(_ event: EventEntry) -> Bool {
        guard let from = event.from, let published = event.citation.published else { return false }
        return from > published.date
    }

    private static func isCurrent(_ event: EventEntry, asOf: CalendarDate) -> Bool {
        if let day = event.until ?? event.from { return day >= asOf }
        guard let published = event.citation.published else { return false }
        return published.date.adding(days: undatedPlanInDays) >= asOf
    }

    private static func grouped(_ entries: [EventEntry], _ copies: CopyGroups) -> [EventLine] {
        let groups = Dictionary(grouping: entries) { event in
            Key(
                plover: event.plover.event, day: event.from ?? event.citation.published?.date, country: event.country,
                place: event.place, actors: Set(event.actorCountries).sorted())
        }
        return groups.values.compactMap { line(of: $0, copies: copies) }
    }

    private static func line(of events: [EventEntry], copies: CopyGroups) -> EventLine? {
        let ordered = events.sorted {
            (-$0.confidence, $0.citation.entry) < (-$1.confidence, $1.citation.entry)
        }
        guard let first = ordered.first else { return nil }
        return EventLine(
            event: first, witnessCount: copies.witnessCount(of: ordered.map(\.citation.entry.report)),
            citations: ordered.map(\.citation))
    }

    private static func order(_ line: EventLine) -> (Int, Int, EntryID) {
        let day = line.event.from ?? line.event.citation.published?.date
        return (day?.dayNumber ?? .min, line.witnessCount, line.event.citation.entry)
    }
}
