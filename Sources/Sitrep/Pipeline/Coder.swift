// From an article to its record: analysis, then extraction.

public import SitrepExtraction
public import SitrepLexicon
public import SitrepModel
public import SitrepText

/// Codes articles; immutable, shared by all workers.
public struct Coder: Sendable {
    public let analyzer: TextAnalyzer
    public let extractor: Extractor

    /// Reads all tables once; a few tens of milliseconds.
    public init(resources: Resources) throws(LexiconError) {
        analyzer = TextAnalyzer(vocabulary: try Vocabulary(tables: resources.tables))
        extractor = try Extractor(resources: resources)
    }

    /// The record of one article.
    public func findings(in article: Article) -> Findings {
        extractor.findings(in: article, analysis: analyzer.analyze(article.text))
    }
}
