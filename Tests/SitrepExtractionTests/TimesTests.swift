// Time expressions: spans, types, values and days; the rules' own examples; governing times and terms.

import SitrepExtraction
import SitrepLexicon
import SitrepModel
import SitrepTestSupport
import SitrepText
import Testing

/// What all tests of this file read with.
private struct Reading: Sendable {
    let finder: TimeFinder
    let notesFinder: TimeFinder
    let analyzer: TextAnalyzer

    static let shared = Result { try Reading() }

    private init() throws {
        let resources = Resources()
        finder = try TimeFinder(resources: resources)
        notesFinder = try TimeFinder(resources: resources, style: .notes)
        analyzer = try TextAnalyzer.withTrees.get()
    }

    func draft(_ text: String, anchor: String, style: TimeStyle = .news) -> Draft {
        let published = PublicationTime(iso8601: anchor)
        let article = Article(info: DocumentInfo(id: "test", published: published), text: ArticleText(text))
        var draft = Draft(article: article, analysis: analyzer.analyze(article.text))
        draft.times = (style == .news ? finder : notesFinder).times(in: draft)
        return draft
    }
}

@Suite struct TimesTests {
    @Test(arguments: cases("times/mentions"))
    func mention(_ row: Case) throws { try check(row, style: .news) }

    @Test(arguments: cases("times/notes"))
    func note(_ row: Case) throws { try check(row, style: .notes) }

    @Test(arguments: cases("times/joined"))
    func joined(_ row: Case) throws {
        let draft = try Reading.shared.get().draft(row["text"], anchor: row["anchor"])
        let range = timeRanges(in: draft).first
        #expect(range.map { draft.article.text.string(in: $0.span) } ?? "-" == row["span"])
        #expect(range?.value ?? "" == row["value"])
    }

    private func check(_ row: Case, style: TimeStyle) throws {
        let draft = try Reading.shared.get().draft(row["text"], anchor: row["anchor"], style: style)
        let found = draft.times.map { draft.article.text.string(in: $0.span) }
        guard row["span"] != "-" else {
            #expect(found.isEmpty)
            return
        }
        guard let time = draft.times.first(where: { draft.article.text.string(in: $0.span) == row["span"] }) else {
            Issue.record("no “\(row["span"])” among \(found)")
            return
        }
        #expect(time.type.rawValue == row["type"])
        #expect(time.value == row["value"])
        #expect(time.from?.description ?? "" == row["from"])
        #expect(time.until?.description ?? "" == row["until"])
        #expect(time.from == nil || row["anchor"].isEmpty || time.basis != nil || !row["value"].hasPrefix("X"))
    }

    @Test(arguments: ruleExamples())
    func example(_ example: RuleExample) throws {
        let draft = try Reading.shared.get().draft(example.phrase, anchor: "2022-01-06", style: example.style)
        let fires = draft.times.contains { $0.rule.name == "time/" + example.rule }
        #expect(fires == example.isMatch, "\(draft.times.map { ($0.rule.name, $0.value) })")
    }

    @Test(arguments: cases("times/governing"))
    func governs(_ row: Case) throws {
        let draft = try Reading.shared.get().draft(row["text"], anchor: row["anchor"])
        let key = WordKey(row["word"])
        guard let token = draft.analysis.tokens.firstIndex(where: { $0.key == key }) else {
            Issue.record("no such word")
            return
        }
        let days =
            row["kind"] == "state"
            ? daysOfState(at: token, start: draft.anchor, in: draft) : daysOfEvent(at: token, in: draft)
        #expect(days.from?.description ?? "" == row["from"])
        #expect(days.until?.description ?? "" == row["until"])
    }

    @Test(arguments: cases("times/terms"))
    func term(_ row: Case) throws {
        let start = try #require(CalendarDate(iso8601: row["start"]))
        #expect(Term(duration: row["value"])?.end(from: start).description ?? "" == row["end"])
    }

    /// The publisher's country says whether the day or the month comes first.
    @Test(arguments: [
        ("https://news.example.co.uk/story", "2016-02-01"), ("https://www.example.gov:443/story", "2016-01-02"),
        ("https://www.example.com/story", "2016-02-01"), ("", "2016-02-01"),
    ])
    func orderOfDigits(url: String, day: String) throws {
        let published = PublicationTime(iso8601: "2016-02-03")
        let reading = try Reading.shared.get()
        let info = DocumentInfo(id: "test", url: url, published: published)
        let article = Article(info: info, text: ArticleText("It began on 1/2/2016."))
        let draft = Draft(article: article, analysis: reading.analyzer.analyze(article.text))
        #expect(reading.finder.times(in: draft).map(\.value) == [day])
    }

    @Test func oddTextGivesNothingAndDoesNotStop() throws {
        let reading = try Reading.shared.get()
        let odd = [
            "", " ", "99999999999999999999 days", "1-1-1-1-1-1", "0000-00-00", "'", "the the the last of", "7 p.m",
            "9999 years ago", "in 99999999 decades", "\u{FEFF}\u{2019}98", "31 February 2022", "twenty twenty twenty",
            "3days4", "1/2/3/4", "7:00:99pm", "5/5-5/5/5555",
        ]
        for text in odd {
            for style in [TimeStyle.news, .notes] {
                _ = timeRanges(in: reading.draft(text, anchor: "2022-01-06", style: style))
            }
        }
        #expect(reading.draft("31 February 2022", anchor: "2022-01-06").times.allSatisfy { $0.value != "2022-02-31" })
    }
}

/// A phrase of the rule table that its rule must or must not match.
struct RuleExample: Sendable, CustomTestStringConvertible {
    let style: TimeStyle
    let rule: String
    let phrase: String
    let isMatch: Bool

    var testDescription: String { "\(rule) \(isMatch ? "ok" : "no"): \(phrase)" }
}

/// The `ok` and `no` columns of the rules, each table read in its own style.
private func ruleExamples() -> [RuleExample] {
    ruleExamples(of: "en/time-patterns", style: .news) + ruleExamples(of: "en/time-notes", style: .notes)
}

private func ruleExamples(of name: String, style: TimeStyle) -> [RuleExample] {
    guard let table = try? TableSet().table(name), let rule = try? table.column("rule"),
        let ok = try? table.column("ok"), let no = try? table.column("no")
    else { return [] }
    return table.rows.flatMap { row in
        [(ok, true), (no, false)].flatMap { column, isMatch in
            row[column].split(separator: "|").map {
                RuleExample(style: style, rule: row[rule], phrase: String($0), isMatch: isMatch)
            }
        }
    }
}
