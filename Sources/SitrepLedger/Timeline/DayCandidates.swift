// Which sentences may tell a day: those that name it, and the first ones of reports published on it.

import SitrepModel

/// A sentence that may tell a day.
struct DayCandidate: Sendable {
    let report: TimelineReport
    let sentence: TimelineReport.Sentence
}

/// Candidates by day, in the order of reports.
struct DayCandidates: Sendable {
    /// Sentences at the head of a report that tell its own day.
    private static let leadLength = 5
    /// Shorter ones are headings and remains, longer ones several sentences run together.
    private static let lengths = 5...45

    private var byDay: [CalendarDate: [DayCandidate]] = [:]

    init(reports: [TimelineReport], days: Set<CalendarDate>) {
        for report in reports {
            for (number, sentence) in report.sentences.enumerated() where Self.lengths.contains(sentence.length) {
                let candidate = DayCandidate(report: report, sentence: sentence)
                for day in sentence.days where days.contains(day) { byDay[day, default: []].append(candidate) }
                let isLead = number < Self.leadLength && !sentence.days.contains(report.published)
                if isLead, days.contains(report.published) { byDay[report.published, default: []].append(candidate) }
            }
        }
    }

    subscript(day: CalendarDate) -> [DayCandidate] { byDay[day] ?? [] }
}
