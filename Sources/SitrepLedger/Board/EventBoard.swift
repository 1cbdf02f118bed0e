// What happened and what is to come: incidents, with all who tell them.

import SitrepModel

enum EventBoard {
    /// A plan without a day counts as current for so long after it was reported.
    private static let undatedPlanInDays = 7

    /// What happened, newest first.
    static func lines(of entries: [EventEntry], copies: CopyGroups) -> [Incident] {
        grouped(entries.filter { $0.modality == .actual && !isAhead($0) }, copies).sorted { order($0) > order($1) }
    }

    /// What is still to come, the nearest first.
    static func announced(of entries: [EventEntry], asOf: CalendarDate, copies: CopyGroups) -> [Incident] {
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

    private static func grouped(_ entries: [EventEntry], _ copies: CopyGroups) -> [Incident] {
        IncidentBuilder(events: entries, copies: copies).incidents()
    }

    private static func order(_ incident: Incident) -> (Int, Int, EntryID) {
        (incident.day?.dayNumber ?? .min, incident.witnessCount, incident.id)
    }
}
