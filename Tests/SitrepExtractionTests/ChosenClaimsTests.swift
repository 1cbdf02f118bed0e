// Claims as the learned choice reads them, with the models that ship.

import Foundation
import SitrepExtraction
import SitrepLanguage
import SitrepLexicon
import SitrepModel
import SitrepTestSupport
import SitrepText
import Testing

/// Analysis with trees, and extraction with the models of the repository.
private struct ModelBench: Sendable {
    static let shared = Result { try ModelBench() }

    let analyzer: TextAnalyzer
    let extractor: Extractor

    init() throws {
        let path = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../Models/reader.safetensors").standardizedFileURL.path
        let model = try LanguageModel(path: path)
        let resources = try Resources.installed()
        analyzer = TextAnalyzer(
            vocabulary: try Vocabulary(tables: resources.tables), grammar: GrammarReader(model: model))
        extractor = try Extractor(resources: resources, attribution: model.attribution)
    }

    func claims(in text: String) -> [SeenClaim] {
        let article = Article(info: DocumentInfo(id: "case"), text: ArticleText(text))
        let analysis = analyzer.analyze(article.text)
        let findings = extractor.findings(in: article, analysis: analysis)
        return findings.claims.map { SeenClaim($0, in: article.text) }
    }
}

@Suite("Claims chosen with the language model")
struct ChosenClaimsTests {
    @Test(arguments: cases("claims/chosen"))
    func claim(_ row: Case) throws {
        let seen = try ModelBench.shared.get().claims(
            in: row["text"].replacing("¶", with: "\n\n"))
        if row["content"] == "-" {
            #expect(seen.isEmpty, "\(row["text"]): \(seen)")
        } else {
            #expect(seen.contains { $0.fits(row) }, "\(row["text"]): \(seen)")
        }
    }

    @Test(arguments: [
        "", " ", "“", "said", "said said said", "“Said", ", said", "according to", ":", "X:", "“”", "He said",
        "is is is that",
    ])
    func oddTextGivesNoCrash(_ text: String) throws { _ = try ModelBench.shared.get().claims(in: text) }

    @Test func theSameTextGivesTheSameClaims() throws {
        let text = "The mayor said the bridge was closed. “Nobody may cross it,” she added, citing the police."
        let bench = try ModelBench.shared.get()
        #expect(bench.claims(in: text).map(\.description) == bench.claims(in: text).map(\.description))
    }
}
