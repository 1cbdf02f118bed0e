// States of systems, one sentence a case.

import SitrepExtraction
import SitrepLexicon
import SitrepModel
import SitrepTestSupport
import SitrepText
import Testing

/// Analyzer and extractor built once for the measure tests.
enum MeasureReading {
    static let analyzer = TextAnalyzer.withTrees
    static let extractor = Result { try Extractor(resources: Resources.installed()) }

    /// The findings of a text published on 2022-01-06, a Thursday.
    static func findings(_ text: String) throws -> Findings {
        let article = Article(
            info: DocumentInfo(id: "case", published: PublicationTime(iso8601: "2022-01-06")), text: ArticleText(text))
        return try extractor.get().findings(in: article, analysis: try analyzer.get().analyze(article.text))
    }
}

@Suite struct StatusTests {
    @Test(arguments: cases("status/states"))
    func states(_ row: Case) throws {
        let found = try MeasureReading.findings(row["text"]).status.map { entry in
            let modality = entry.modality == .actual ? "" : "/" + entry.modality.rawValue
            return "\(entry.system.rawValue)=\(entry.state.rawValue)\(modality)"
        }
        #expect(found.joined(separator: " ") == row["status"], "\(row["text"])")
    }

    @Test(arguments: cases("status/places"))
    func places(_ row: Case) throws {
        let findings = try MeasureReading.findings(row["text"])
        let found = findings.status.map { entry in
            let place = Findings.entry(entry.place, in: findings.places).flatMap { $0.isCountry ? nil : $0.name }
            return "\(entry.system.rawValue)@\(place ?? "-")"
        }
        #expect(found.joined(separator: " ") == row["places"], "\(row["text"])")
    }

    @Test(arguments: cases("status/terms"))
    func terms(_ row: Case) throws {
        let found = try MeasureReading.findings(row["text"]).status.first
        #expect((found?.from?.description ?? "") == row["from"], "\(row["text"])")
        #expect((found?.until?.description ?? "") == row["until"], "\(row["text"])")
    }
}
