// What a timeline reads of one report: its day, and its sentences with the days that they name.

public import SitrepModel

/// The days of a dated report: all that the weights of days rest on.
public struct ReportDays: Sendable {
    public let id: ReportID
    public let published: CalendarDate
    /// Days that it names, in order, without repeats.
    public let named: [CalendarDate]

    public init(id: ReportID, published: CalendarDate, named: [CalendarDate]) {
        self.id = id
        self.published = published
        self.named = named
    }

    /// The days that a report's sentences name.
    public static func named(in findings: Findings) -> [CalendarDate] {
        Set(TimelineReport.days(namedIn: findings).values.joined()).sorted()
    }
}

/// A dated report as timelines see it.
public struct TimelineReport: Sendable {
    /// A sentence and what it is compared by.
    struct Sentence: Sendable {
        let span: TextSpan
        /// Number of words.
        let length: Int
        /// Hashes of its words, sorted, without repeats.
        let words: [UInt64]
        /// Days that it names, without repeats.
        let days: [CalendarDate]
    }

    public let id: ReportID
    let publisher: String?
    let published: CalendarDate
    let text: ArticleText
    let sentences: [Sentence]

    /// Absent for a report without a date.
    public init?(_ findings: Findings, id: ReportID) {
        guard let published = findings.document.published?.date else { return nil }
        let named = Self.days(namedIn: findings)
        self.id = id
        publisher = findings.document.publisher
        self.published = published
        text = findings.text
        sentences = findings.sentences.enumerated().map { number, span in
            let words = WordHashes.hashes(of: Array(findings.text[span]))
            return Sentence(
                span: span, length: words.count, words: Set(words).sorted(), days: (named[number] ?? []).sorted())
        }
    }

    var days: ReportDays {
        ReportDays(id: id, published: published, named: Set(sentences.flatMap(\.days)).sorted())
    }

    /// Days that expressions of one day name, by the number of their sentence.
    fileprivate static func days(namedIn findings: Findings) -> [Int: Set<CalendarDate>] {
        var days: [Int: Set<CalendarDate>] = [:]
        var sentence = 0
        for time in findings.times where time.type == .date || time.type == .time {
            guard let day = time.from, day == time.until else { continue }
            while sentence < findings.sentences.count, findings.sentences[sentence].end <= time.span.start {
                sentence += 1
            }
            guard sentence < findings.sentences.count, findings.sentences[sentence].start <= time.span.start else {
                continue
            }
            days[sentence, default: []].insert(day)
        }
        return days
    }
}
