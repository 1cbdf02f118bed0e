// Modality of a marked word, one sentence a case.

import SitrepExtraction
import SitrepLexicon
import SitrepModel
import SitrepTestSupport
import SitrepText
import Testing

@Suite struct StatusModalityTests {
    private static let reader = Result { try ModalityReader(resources: Resources()) }

    @Test(arguments: cases("modality/verbs"))
    func verbs(_ row: Case) throws {
        let parts = row["text"].split(separator: "*", omittingEmptySubsequences: false).map(String.init)
        try #require(parts.count == 3)
        let article = Article(
            info: DocumentInfo(id: "case", published: PublicationTime(iso8601: "2022-01-06")),
            text: ArticleText(parts.joined()))
        let analysis = try MeasureReading.analyzer.get().analyze(article.text)
        var draft = Draft(article: article, analysis: analysis)
        draft.times = try MeasureReading.extractor.get().findings(in: article, analysis: analysis).times
        let start = parts[0].utf8.count
        let token = analysis.tokens(in: TextSpan(start, start + parts[1].utf8.count)).lowerBound
        #expect(try Self.reader.get().modality(ofToken: token, in: draft).rawValue == row["modality"], "\(row["text"])")
    }
}
