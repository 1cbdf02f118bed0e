// Grades, signs of damage and credits of origin, by tables of cases.

@testable import SitrepExtraction
import SitrepLexicon
import SitrepModel
import SitrepTestSupport
import SitrepText
import Testing

@Suite struct IntegrityTests {
    private static let stages: (analyzer: TextAnalyzer, grader: IntegrityGrader) = {
        do {
            let resources = Resources()
            let analyzer = TextAnalyzer(vocabulary: try Vocabulary(tables: resources.tables))
            return (analyzer, try IntegrityGrader(resources: resources))
        } catch {
            preconditionFailure("\(error)")
        }
    }()

    private func integrity(_ text: String, title: String = "") -> Integrity {
        let article = Article(info: DocumentInfo(title: title.isEmpty ? nil : title), text: ArticleText(text))
        return Self.stages.grader.integrity(
            of: Draft(article: article, analysis: Self.stages.analyzer.analyze(article.text)))
    }

    @Test(arguments: cases("integrity/grades"))
    func grade(_ row: Case) {
        let text = ArticleText(row["text"])
        let found = integrity(row["text"], title: row["title"])
        #expect(found.grade.rawValue == row["grade"])
        if row["kind"].isEmpty {
            #expect(found.damage.isEmpty && found.repeats.isEmpty)
        } else if row["kind"] == "repeat" {
            #expect(found.repeats.contains { text.string(in: $0.span) == row["words"] })
        } else {
            let isThere = found.damage.contains { mark in
                mark.kind == row["kind"]
                    && (row["words"] == "title" ? mark.in == "title" : mark.span.map(text.string(in:)) == row["words"])
            }
            #expect(isThere, "\(found.damage)")
        }
    }

    @Test func paragraphsOnAnotherSubjectAreFound() throws {
        let own = [
            "The flood reached the quarry at Orlovka, where engineers piled sandbags along the embankment all evening.",
            "Engineers from the hydrology institute measured the embankment and said the quarry might collapse into the river.",
            "At Orlovka the sandbags held, but the river undermined the quarry road, the hydrology institute reported.",
            "Villagers carried furniture from cellars beside the embankment while engineers lowered pumps into the quarry.",
            "The institute expects the river to recede; pumps and sandbags stay on the embankment, villagers were told.",
            "Orlovka lies below a weir that the province built for barges; its gates jammed when driftwood struck the hinges.",
            "Divers from the fire brigade freed one gate with crowbars, and the weir lowered the river beside the quarry slightly.",
            "A helicopter dropped gravel where the embankment leaks, and students from the institute photographed every crack.",
            "Barges with gravel wait behind the weir; their skippers refuse to sail until divers clear the driftwood from the gates.",
            "Schools in the valley stay shut, buses avoid the quarry road, and a ferry carries milk, flour and medicine upstream.",
            "The quarry’s owner promised engineers diesel for the pumps and villagers blankets, tents and drinking water.",
        ]
        let foreign =
            "Striker Bruno Vidal scored twice as Lisbon thrashed Porto, lifting the champions to second place; keeper Anton "
            + "Krause saved a penalty, and coach Lena Moreau praised her midfield, her substitutes, their pressing, tackling, "
            + "passing and stamina before Saturday’s derby against Benfica, whose injured captain trained alone yesterday."
        #expect(!integrity(own.joined(separator: "\n")).damage.contains { $0.kind == "subject-drift" })
        let spliced = ArticleText((own[..<4] + [foreign] + own[4...]).joined(separator: "\n"))
        let found = integrity(spliced.string).damage.first { $0.kind == "subject-drift" }
        #expect(found?.span.map(spliced.string(in:)) == foreign)
    }

    @Test func entriesOfDamagedSentencesCountLess() throws {
        let text = "Troops entered the city on Monday. Rebels killed the of two men in the north."
        let found = integrity(text)
        #expect(found.doubts.map(\.confidence) == [0.7])
        let (sound, damaged) = (TextSpan(0, 6), TextSpan(35, 41))
        let claims = [sound, damaged].compactMap { span in
            Claim(
                content: [span], cue: [span], mode: .indirect, source: [], stance: .asserted, rule: RuleID("test"))
        }
        #expect(found.doubting(claims).map(\.confidence) == [nil, 0.7])
        let events = [sound, damaged].map { span in
            Event(
                trigger: span, plover: .init(event: "ASSAULT"), modality: .actual, confidence: 0.8, rule: RuleID("test")
            )
        }
        #expect(found.doubting(events).map(\.confidence) == [0.8, 0.56])
    }

    @Test(arguments: cases("integrity/origins"))
    func origin(_ row: Case) {
        #expect(integrity(row["text"]).origin?.publisher ?? "" == row["origin"])
    }
}
