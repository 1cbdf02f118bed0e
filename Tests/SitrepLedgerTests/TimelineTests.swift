// Which days weigh most, and which sentences tell them.

import SitrepLedger
import SitrepModel
import SitrepTestSupport
import Testing

private func report(_ number: Int, _ sentences: [(text: String, day: String?)], published: String) -> TimelineReport? {
    let text = sentences.map(\.text).joined(separator: " ")
    var findings = Findings.fixture(number, text: text, published: published)
    findings.sentences = sentences.map { span(of: $0.text, in: text) }
    findings.times = zip(sentences, findings.sentences).compactMap { sentence, span in
        guard let day = sentence.day.flatMap({ CalendarDate(iso8601: $0) }) else { return nil }
        return TimeMention(
            span: TextSpan(span.start, span.start + 1), type: .date, value: day.description, from: day, until: day,
            rule: "test")
    }
    return TimelineReport(findings, id: ReportID(digest: findings.document.digest))
}

private func timeline(_ reports: [TimelineReport?], days: Int = 10, sentences: Int = 2) -> Timeline {
    TimelineBuilder.timeline(of: reports.compactMap { $0 }, dayLimit: days, sentenceLimit: sentences)
}

private let other = "Shops in the north stayed open for a short while."

@Suite struct TimelineTests {
    private let crisis = [
        report(1, [("Protesters stormed the city hall of Almaty.", nil)], published: "2022-01-05"),
        report(2, [(other, nil)], published: "2022-01-06"),
        report(
            3, [("The city hall was stormed on 5 January by protesters in Almaty.", "2022-01-05")],
            published: "2022-01-20"),
        report(4, [("Elections will be held on 5 March in all regions.", "2022-03-05")], published: "2022-02-01"),
    ]

    @Test func aDayThatLaterReportsComeBackToWeighsMost() {
        let days = timeline(crisis).days
        #expect(days.first?.date.description == "2022-01-05")
        #expect(days.first?.reportCount == 2)
        #expect(days.map(\.date).contains { $0.description == "2022-01-06" })
    }

    @Test func aDayToComeWeighsNothing() {
        #expect(!timeline(crisis).days.contains { $0.date.description == "2022-03-05" })
    }

    @Test func theOrderOfArrivalDoesNotMatter() {
        let one = timeline(crisis)
        let two = timeline(crisis.reversed())
        #expect(one.days.map(\.date) == two.days.map(\.date))
        #expect(one.days.map { $0.sentences.map(\.text) } == two.days.map { $0.sentences.map(\.text) })
    }

    @Test func aSentenceThatRepeatsABetterOneIsLeftOut() {
        let told = timeline(crisis).days.first?.sentences ?? []
        #expect(told.count == 1)
    }

    @Test func everySentenceIsAReportsOwn() {
        let sentence = timeline(crisis).days.first?.sentences.first
        #expect(sentence?.publisher == "Steppe Wire")
        #expect(sentence.map { $0.text.utf8.count == $0.span.count } == true)
    }

    @Test func theChronicleRunsAsTheDaysPassed() {
        let dates = timeline(crisis).chronicle.map(\.date)
        #expect(dates == dates.sorted())
        #expect(timeline(crisis, days: 1).days.count == 1)
    }

    @Test func aReportWithoutADateTellsNoDay() {
        var findings = Findings.fixture(1, text: other)
        findings.document.published = nil
        #expect(TimelineReport(findings, id: ReportID("x")) == nil)
        #expect(timeline([]).days.isEmpty)
    }
}
