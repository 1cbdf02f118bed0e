// From an article to its record: analysis, then extraction.

public import SitrepExtraction
public import SitrepLanguage
public import SitrepLexicon
public import SitrepModel
public import SitrepText

/// Codes articles; immutable, shared by all workers.
public struct Coder: Sendable {
    public let analyzer: TextAnalyzer
    public let extractor: Extractor

    /// Reads all tables once; a few tens of milliseconds. Without a model, sentences end by rule alone.
    public init(resources: Resources, model: LanguageModel? = nil, timeStyle: TimeStyle = .news) throws(LexiconError) {
        analyzer = TextAnalyzer(vocabulary: try Vocabulary(tables: resources.tables), model: model)
        extractor = try Extractor(resources: resources, timeStyle: timeStyle)
    }

    /// The record of one article.
    public func findings(in article: Article) -> Findings {
        extractor.findings(in: article, analysis: analyzer.analyze(article.text))
    }
}
