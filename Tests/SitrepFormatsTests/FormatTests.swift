// Records, tables and features as bytes.

import Foundation
@testable import SitrepFormats
import SitrepLedger
import SitrepModel
import SitrepTestSupport
import Testing

private let sample: Findings = {
    let place = Place(
        id: LocalID(1), span: TextSpan(0, 6), name: "Almaty", geonames: 1_526_384, country: "KAZ", lat: 43.25,
        lon: 76.92,
        feature: "PPLA", confidence: 0.9, rule: "place/test")
    var findings = Findings.fixture(7, text: "Almaty: police said “dozens” died; \\ \"quoted\" \u{1}\ttab\nnext.")
        .reporting(.internet, .cut, from: "2022-01-05", until: "2022-01-07").counting(.killed, low: 24)
        .telling("ASSAULT", trigger: "died", place: place)
    findings.integrity.removed = [RemovedSegment(kind: .caption, text: "A street, © AGENCY")]
    findings.integrity.damage = [DamageMark(titleOf: "doubled-word"), DamageMark(kind: "mark", span: TextSpan(1, 3))]
    return findings
}()

@Suite struct FormatTests {
    @Test func aRecordReadsBackAsItWas() throws {
        #expect(try RecordReader().findings(in: RecordWriter().line(sample)) == sample)
    }

    @Test func aRecordIsOneLine() { #expect(!RecordWriter().line(sample).contains(0x0A)) }

    @Test(arguments: cases("formats/figures"))
    func figure(_ row: Case) {
        #expect(
            FigureText.value(low: Double(row["low"]), high: Double(row["high"]), best: Double(row["best"]))
                == row["text"])
    }

    @Test(arguments: cases("formats/csv"))
    func csvField(_ row: Case) {
        #expect(String(decoding: CSVFormat.line([row["field"]]), as: UTF8.self) == row["line"] + "\r\n")
    }

    @Test(arguments: CSVFormat.Table.allCases)
    func everyRowHasAsManyFieldsAsTheHeader(_ table: CSVFormat.Table) {
        let ledger = Ledger(reports: [ReportEntries(Findings.fixture(1, text: "Nothing."))])
        var lines: [[UInt8]] = []
        CSVFormat(table: table).write(ledger) { lines.append($0) }
        let fields = lines.map { $0.split(separator: 0x2C, omittingEmptySubsequences: false).count }
        #expect(Set(fields).count == 1)
        #expect(fields.first == CSVFormat.columns(of: table).count)
    }

    @Test func geoJSONPutsLongitudeFirst() throws {
        var bytes: [UInt8] = []
        GeoJSONFormat().write(Ledger(reports: [ReportEntries(sample)])) { bytes += $0 }
        let tree = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
        let features = try #require(tree["features"] as? [[String: Any]])
        let geometry = try #require(features.first?["geometry"] as? [String: Any])
        #expect(geometry["coordinates"] as? [Double] == [76.92, 43.25])
    }

    @Test(arguments: ["s1", "f1", "e1", "p1"])
    func everyEntryIsExplained(_ id: String) throws {
        let explanation = try #require(Explanation(of: id, in: sample))
        #expect(!explanation.words.isEmpty && !explanation.rule.isEmpty)
        #expect(explanation.text.contains(id))
    }

    @Test func aTimeIsExplainedByItsArithmetic() throws {
        let day = CalendarDate(iso8601: "2022-01-06")
        func explained(_ from: String?, _ until: String?, basis: String?) throws -> String? {
            var findings = Findings.fixture(3, text: "Troops left on Wednesday.")
            findings.times = [
                TimeMention(
                    id: LocalID(1), span: TextSpan(15, 24), type: .date, value: "v",
                    from: from.flatMap { CalendarDate(iso8601: $0) },
                    until: until.flatMap { CalendarDate(iso8601: $0) },
                    basis: basis, anchor: basis == nil ? nil : day, rule: "time/day")
            ]
            return try #require(Explanation(of: "t1", in: findings)).steps.first
        }
        #expect(
            try explained("2022-01-05", "2022-01-05", basis: "publication-date")
                == "2022-01-06 (publication-date) − 1 day = 2022-01-05, a Wednesday")
        #expect(
            try explained("2022-01-10", "2022-01-16", basis: "narrative")
                == "2022-01-06 (narrative) + 4 days = 2022-01-10, until 2022-01-16, 7 days")
        #expect(try explained("2022-01-05", "2022-01-05", basis: nil) == nil)
    }

    @Test func aPronounIsExplainedByTheNamesBeforeIt() throws {
        let text = "Ada Quist spoke. Quist was calm. She said it was over."
        var findings = Findings.fixture(4, text: text)
        let spans = ["Ada Quist", "Quist was", "She"].map { span(of: $0, in: text) }
        findings.actors = [
            Actor(
                id: LocalID(1), name: "Ada Quist", type: .person, firstMention: spans[0],
                otherMentions: [TextSpan(spans[1].start, spans[1].start + 5), spans[2]], rule: "actor/test")
        ]
        let claim = try #require(
            Claim(
                id: LocalID(1), content: [span(of: "it was over", in: text)], cue: [span(of: "said", in: text)],
                mode: .indirect, source: [Claim.Source(actor: LocalID(1), span: spans[2], kind: .person)],
                stance: .asserted, rule: "claim/test"))
        findings.claims = [claim]
        let explanation = try #require(Explanation(of: "c1", in: findings))
        #expect(explanation.steps == ["“She” ← “Quist” ← “Ada Quist” = Ada Quist"])
    }

    @Test func anEntryThatIsNotThereIsNotExplained() { #expect(Explanation(of: "e99", in: sample) == nil) }

    @Test func theBriefNamesSourceAndTerm() {
        let board = BoardBuilder.board(of: Ledger(reports: [ReportEntries(sample)]))
        let text = Brief().text(of: board)
        for words in ["WHAT HOLDS NOW", "internet", "cut", "until 2022-01-07", "≥ 24", "Steppe Wire", "assault"] {
            #expect(text.contains(words), "the brief lacks “\(words)”")
        }
        #expect(!text.contains("\u{1B}"))
        #expect(Brief(usesColor: true).text(of: board).contains("\u{1B}[1m"))
    }
}

@Suite struct PaperBriefTests {
    private func markdown(_ findings: [Findings]) -> String {
        let board = BoardBuilder.board(of: Ledger(reports: findings.map(ReportEntries.init)))
        return MarkdownBrief.text(of: FootnotedBrief(of: board))
    }

    @Test func everySentenceHasANoteAndEveryNoteASentence() {
        let lines = markdown([sample]).split(separator: "\n")
        let marked = lines.filter { $0.hasPrefix("- ") }
        let notes = lines.filter { $0.hasPrefix("[^") }
        #expect(!marked.isEmpty && marked.allSatisfy { $0.contains("[^") })
        #expect(
            notes.indices.allSatisfy { index in
                marked.contains { $0.contains("[^\(index - notes.startIndex + 1)]") }
            })
        #expect(lines.contains("## What holds now"))
        #expect(markdown([sample]).contains("Internet in KAZ: cut since 2022-01-05 until 2022-01-07."))
    }

    @Test func wordsOfReportsAreNoMarkup() {
        let text = markdown([
            Findings.fixture(1, text: "<script>*x*</script> [a](b)\nInternet").reporting(.internet, .cut)
        ])
        #expect(!text.contains("<script>"))
        #expect(text.contains("\\<script\\>\\*x\\*"))
    }

    @Test func disagreementAndWithdrawalAreSaid() {
        let one = Findings.fixture(1, text: "Some 4,353 were hurt.").counting(.injured, best: 4353)
        let other = Findings.fixture(2, text: "Some 4,578 were hurt.").counting(.injured, best: 4578)
        #expect(markdown([one, other]).contains("Sources disagree: "))
    }
}

@Suite struct SchemaTests {
    /// Every field that the writer writes stands in the published schema.
    @Test func theSchemaNamesEveryField() throws {
        let url = testsFolder(of: #filePath).deletingLastPathComponent().appendingPathComponent(
            "Documentation/record.schema.json")
        let schema = try #require(try JSONSerialization.jsonObject(with: Data(contentsOf: url)) as? [String: Any])
        let record = try #require(
            try JSONSerialization.jsonObject(with: Data(RecordWriter().line(sample))) as? [String: Any])
        #expect(unknownFields(of: record, in: schema, at: "record").isEmpty)
    }

    private func unknownFields(of value: Any, in schema: [String: Any], at path: String) -> [String] {
        if let object = value as? [String: Any] {
            let properties = schema["properties"] as? [String: [String: Any]] ?? [:]
            return object.keys.sorted().flatMap { key in
                guard let inner = properties[key], let field = object[key] else { return ["\(path).\(key)"] }
                return unknownFields(of: field, in: inner, at: "\(path).\(key)")
            }
        }
        if let list = value as? [Any], let items = schema["items"] as? [String: Any] {
            return list.flatMap { unknownFields(of: $0, in: items, at: path) }
        }
        return []
    }
}
