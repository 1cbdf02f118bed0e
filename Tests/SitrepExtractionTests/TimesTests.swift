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
    let analyzer: TextAnalyzer

    static let shared = Result { try Reading() }

    private init() throws {
        let resources = Resources()
        finder = try TimeFinder(resources: resources)
        analyzer = try TextAnalyzer.withTrees.get()
    }

    func draft(_ text: String, anchor: String) -> Draft {
        let published = PublicationTime(iso8601: anchor)
        let article = Article(info: DocumentInfo(id: "test", published: published), text: ArticleText(text))
        var draft = Draft(article: article, analysis: analyzer.analyze(article.text))
        draft.times = finder.times(in: draft)
        return draft
    }
}

@Suite struct TimesTests {
    @Test(arguments: cases("times/mentions"))
    func mention(_ row: Case) throws {
        let draft = try Reading.shared.get().draft(row["text"], anchor: row["anchor"])
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
        let draft = try Reading.shared.get().draft(example.phrase, anchor: "2022-01-06")
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

    @Test func oddTextGivesNothingAndDoesNotStop() throws {
        let reading = try Reading.shared.get()
        let odd = [
            "", " ", "99999999999999999999 days", "1-1-1-1-1-1", "0000-00-00", "'", "the the the last of", "7 p.m",
            "9999 years ago", "in 99999999 decades", "\u{FEFF}\u{2019}98", "31 February 2022", "twenty twenty twenty",
        ]
        for text in odd { _ = reading.draft(text, anchor: "2022-01-06") }
        #expect(reading.draft("31 February 2022", anchor: "2022-01-06").times.allSatisfy { $0.value != "2022-02-31" })
    }
}

/// A phrase of the rule table that its rule must or must not match.
struct RuleExample: Sendable, CustomTestStringConvertible {
    let rule: String
    let phrase: String
    let isMatch: Bool

    var testDescription: String { "\(rule) \(isMatch ? "ok" : "no"): \(phrase)" }
}

/// The `ok` and `no` columns of the rules.
private func ruleExamples() -> [RuleExample] {
    guard let table = try? TableSet().table("en/time-patterns"), let rule = try? table.column("rule"),
        let ok = try? table.column("ok"), let no = try? table.column("no")
    else { return [] }
    return table.rows.flatMap { row in
        row[ok].split(separator: "|").map { RuleExample(rule: row[rule], phrase: String($0), isMatch: true) }
            + row[no].split(separator: "|").map { RuleExample(rule: row[rule], phrase: String($0), isMatch: false) }
    }
}
