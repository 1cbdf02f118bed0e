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

    static func lines(of entries: [EventEntry], copies: CopyGroups) -> [EventLine] {
        let reported = entries.filter { $0.modality == .actual }
        let groups = Dictionary(grouping: reported) { event in
            Key(
                plover: event.plover.event, day: event.from ?? event.citation.published?.date, country: event.country,
                place: event.place, actors: Set(event.actorCountries).sorted())
        }
        return groups.values.compactMap { line(of: $0, copies: copies) }.sorted { order($0) > order($1) }
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
