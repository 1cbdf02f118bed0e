// What a time expression may lean on: the publication date, what was spoken of before, and tense.

import SitrepModel

/// Where a bare weekday or month is looked for.
enum TimeDirection: Sendable, Hashable {
    case past, future, unknown
}

/// The state of the reading at one expression.
struct TimeContext: Sendable {
    /// The publication date, or the day that the text gives itself.
    let anchor: CalendarDate?
    let isPublished: Bool
    /// The minute of that day at which the text was published.
    let anchorMinute: Int?
    let style: TimeStyle
    /// How the publisher's country writes dates in digits.
    let order: NumericOrder?
    /// The day, or first day of the month, week or year, that the text named last.
    var narrative: CalendarDate?
    /// As `narrative`, and also what was only pointed at ("last year"): what "that year" takes up.
    var latest: CalendarDate?
    /// The sentence in which that was.
    var narrativeSentence = 0
    /// The quarter that the text named last, and the sentence in which it did.
    var quarter: (year: Int, quarter: Int)?
    var quarterSentence = 0
    /// The sentence of the expression.
    var sentence = 0
    var direction = TimeDirection.unknown
    /// "until January 19": the expression ends a term, and no hours of it are spoken of next.
    var endsTerm = false

    /// Sentences through which a named day goes on to date bare clock times.
    static let narrativeReach = 3
    /// Sentences through which a quarter makes "a year earlier" mean a quarter.
    static let quarterReach = 4

    init(
        anchor: CalendarDate?, minute: Int? = nil, style: TimeStyle = .news, order: NumericOrder? = nil,
        isPublished: Bool = true
    ) {
        self.order = order
        self.isPublished = isPublished
        self.anchor = anchor
        anchorMinute = minute
        self.style = style
    }

    /// The day that "the next day" counts from.
    var narrativeBase: (day: CalendarDate, basis: String)? {
        if let narrative { return (narrative, TimeBasis.narrative) }
        return anchor.map { ($0, TimeBasis.publication) }
    }

    /// The day that a bare clock time belongs to.
    var clockBase: (day: CalendarDate, basis: String)? {
        if let narrative, sentence - narrativeSentence <= Self.narrativeReach {
            return (narrative, TimeBasis.narrative)
        }
        return anchor.map { ($0, TimeBasis.publication) }
    }

    /// The quarter in which the text is, when it named one just before.
    var nearQuarter: (year: Int, quarter: Int)? {
        sentence - quarterSentence <= Self.quarterReach ? quarter : nil
    }
}

/// Grounds of values that are not in the words.
enum TimeBasis {
    static let publication = "publication-date"
    static let text = "text-date"
    static let narrative = "narrative"
}

/// A value with its days and its ground.
struct ResolvedTime: Sendable {
    var type: TimeMention.Kind
    var value: String
    var mod: String?
    var days = DayInterval()
    var basis: String?
    /// The point itself, for expressions that lean on it later.
    var point: TimePoint?
}
