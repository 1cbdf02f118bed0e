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
    private let trees: TreeReader?

    /// Reads all tables once; a few tens of milliseconds. Without a model, grammar is read from the order of phrases.
    public init(resources: Resources, model: LanguageModel? = nil) throws(LexiconError) {
        analyzer = TextAnalyzer(vocabulary: try Vocabulary(tables: resources.tables))
        extractor = try Extractor(resources: resources, attribution: model?.attribution)
        trees = model.map(TreeReader.init)
    }

    /// With the tables built in, and the gazetteer and the model of this machine.
    public static func installed() throws -> Coder {
        try Coder(resources: Resources.installed(), model: LanguageModel.installed())
    }

    /// The record of one article.
    public func findings(in article: Article) -> Findings {
        let read = reading(of: article.text)
        return extractor.findings(in: article, analysis: read.analysis, trees: read.trees)
    }

    /// What extraction works on: tokens with phrases, and trees where there is a model.
    public func reading(of text: ArticleText) -> (analysis: Analysis, trees: Trees?) {
        let analysis = analyzer.analyze(text)
        return (analysis, trees?.trees(of: analysis))
    }
}
