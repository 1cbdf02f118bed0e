// Grades, signs of damage and credits of origin, by tables of cases.

import SitrepExtraction
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

    @Test(arguments: cases("integrity/origins"))
    func origin(_ row: Case) {
        #expect(integrity(row["text"]).origin?.publisher ?? "" == row["origin"])
    }
}
