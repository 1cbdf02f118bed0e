// What happened and what is to come: incidents, with all who tell them.

import SitrepModel

struct EventBoard {
    let copies: CopyGroups
    let marks: ReviewMarks

    /// A plan without a day counts as current for so long after it was reported.
    private static let undatedPlanInDays = 7

    /// Words that less likely tell of an act are left to the pages of their reports, unless an analyst decided about them:
    /// most of them are misread.
    private static let leastConfidence = 0.3

    /// What happened, newest first; forces that came count as such.
    func lines(of reports: [ReportEntries]) -> [Incident] {
        let forces = ForceCourses(of: reports.flatMap(\.deployments))
        let decided = marks.decided
        let happened = reports.flatMap { report in
            EventBoard.happened(in: report, decided: decided) + forces.events(of: report.id)
        }
        return grouped(happened, courses: forces.joins).sorted {
            EventBoard.order($0) > EventBoard.order($1)
        }
    }

    static func happened(in report: ReportEntries, decided: Set<EntryID> = []) -> [EventEntry] {
        report.events.filter { $0.modality == .actual && !isAhead($0) && isSure($0, decided) }
    }

    private static func isSure(_ event: EventEntry, _ decided: Set<EntryID>) -> Bool {
        event.confidence >= leastConfidence || decided.contains(event.citation.entry)
    }

    /// What is still to come, the nearest first.
    func announced(of reports: [ReportEntries], asOf: CalendarDate) -> [Incident] {
        let decided = marks.decided
        let coming = reports.flatMap(\.events).filter { entry in
            (entry.modality == .planned || entry.modality == .actual && EventBoard.isAhead(entry))
                && EventBoard.isSure(entry, decided)
                && EventBoard.isCurrent(entry, asOf: asOf)
        }
        return grouped(coming).sorted { EventBoard.order($0) < EventBoard.order($1) }
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

    /// Without incidents that an analyst rejected.
    private func grouped(_ entries: [EventEntry], courses: TellingJoins = TellingJoins()) -> [Incident] {
        IncidentBuilder(events: entries, copies: copies, joins: marks.joins, courses: courses).incidents().filter {
            !marks.ownMarks(of: $0).isRejected
        }
    }

    private static func order(_ incident: Incident) -> (Int, Int, EntryID) {
        (incident.dayNumber, incident.witnessCount, incident.id)
    }
}
