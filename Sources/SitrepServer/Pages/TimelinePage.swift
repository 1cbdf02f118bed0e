// The days that mattered as a page, in the words of the reports.

import SitrepFormats
import SitrepLedger
import SitrepModel

struct TimelinePage: Encodable, Sendable {
    static let defaultDays = 20
    static let sentencesADay = 3

    struct Sentence: Encodable, Sendable {
        let text: String
        let href: String
        let publisher: String
        let published: String
    }

    struct Day: Encodable, Sendable {
        let date: String
        /// The board as of that day.
        let href: String
        let reports: String
        let weight: Double
        let sentences: [Sentence]
    }

    let title = "Timeline"
    let twin: String
    let query = ""
    let hasMap = false
    let isEmpty: Bool
    let days: [Day]
    /// Asks for more days, where there may be more.
    let more: String?

    init(_ timeline: Timeline, dayLimit: Int) {
        let asked = dayLimit == Self.defaultDays ? nil : String(dayLimit)
        twin = Address.page("/timeline.json", [("days", asked)])
        isEmpty = timeline.days.isEmpty
        days = timeline.chronicle.map { day in
            Day(
                date: day.date.description, href: BoardFilter(asOf: PublicationTime(date: day.date)).address(),
                reports: Wording.counted(day.reportCount, "report", "reports"), weight: day.weight,
                sentences: day.sentences.map { sentence in
                    Sentence(
                        text: sentence.text, href: Address.report(sentence.report),
                        publisher: sentence.publisher ?? "unnamed publisher",
                        published: sentence.published.description)
                })
        }
        more = timeline.days.count < dayLimit ? nil : Address.page("/timeline", [("days", String(dayLimit * 4))])
    }
}
