// What stands for an incident: its best event, its days, how sure it is.

import SitrepModel

enum IncidentLead {
    /// Words that are less sure than the surest by more than this do not speak for the incident.
    private static let widest = 0.2

    /// Of the surest, the event with the closest place and a day given in words; of those the one on whose parties most
    /// reports agree, then the surest, then the first.
    static func event(of tellings: [TellingProfile]) -> EventEntry {
        let least = confidence(of: tellings) - widest
        let events = tellings.flatMap(\.events).filter { $0.confidence >= least }
        let votes = PartyVotes(tellings)
        let ranks = events.map { event in
            ((event.isNational ? 0 : 1) + (event.from == nil ? 0 : 1), votes.agreement(with: event))
        }
        let best = events.indices.max { a, b in
            (ranks[a].0, ranks[a].1, events[a].confidence, b) < (ranks[b].0, ranks[b].1, events[b].confidence, a)
        }
        return events[best ?? 0]
    }

    /// The days on which all dated tellings agree; from the first to the last where tellings of several days were
    /// joined.
    static func days(of tellings: [TellingProfile]) -> ClosedRange<CalendarDate>? {
        let given = tellings.compactMap(\.days)
        guard let first = given.map(\.lowerBound).max(), let last = given.map(\.upperBound).min() else { return nil }
        if first <= last { return CalendarDate(dayNumber: first)...CalendarDate(dayNumber: last) }
        let days = given.reduce(first...first) { min($0.lowerBound, $1.lowerBound)...max($0.upperBound, $1.upperBound) }
        return CalendarDate(dayNumber: days.lowerBound)...CalendarDate(dayNumber: days.upperBound)
    }

    /// That of the surest words. More reports do not make it surer: they are misread by the same rules, so where one is
    /// right the others are too.
    static func confidence(of tellings: [TellingProfile]) -> Double {
        tellings.flatMap(\.events).map(\.confidence).max() ?? 0
    }
}
