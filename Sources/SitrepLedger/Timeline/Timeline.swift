// The days of a crisis that mattered, each told in the words of the reports.

public import SitrepModel

/// Days in the order of their weight, the heaviest first.
public struct Timeline: Sendable {
    public let days: [TimelineDay]

    /// The days in the order in which they passed.
    public var chronicle: [TimelineDay] { days.sorted { $0.date < $1.date } }
}

/// One day and the sentences that tell it best.
public struct TimelineDay: Sendable {
    public let date: CalendarDate
    /// How much the reports make of the day; see ``DayWeights``.
    public let weight: Double
    /// Reports that name the day or were published on it.
    public let reportCount: Int
    /// Best first, none that only repeats a better one.
    public let sentences: [TimelineSentence]
}

/// A sentence of a report, word for word.
public struct TimelineSentence: Sendable {
    public let report: ReportID
    /// Where it stands in the report's text, UTF-8 bytes.
    public let span: TextSpan
    public let text: String
    public let publisher: String?
    public let published: CalendarDate
}
