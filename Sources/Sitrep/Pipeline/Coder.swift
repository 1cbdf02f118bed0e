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

    /// Reads all tables once; a few tens of milliseconds. Without a model, grammar is read from the order of phrases.
    public init(resources: Resources, model: LanguageModel? = nil, timeStyle: TimeStyle = .news) throws(LexiconError) {
        analyzer = TextAnalyzer(
            vocabulary: try Vocabulary(tables: resources.tables), grammar: model.map(GrammarReader.init))
        extractor = try Extractor(resources: resources, timeStyle: timeStyle, attribution: model?.attribution)
    }

    /// With the gazetteer and the model of this machine.
    public static func installed(tables: TableSet = TableSet(), timeStyle: TimeStyle = .news) throws -> Coder {
        try Coder(
            resources: Resources.installed(tables: tables), model: LanguageModel.installed(), timeStyle: timeStyle)
    }

    /// The language whose reports are coded.
    public static let language = "en"

    /// The record of one article. One in another language is kept with its text and is not coded.
    public func findings(in article: Article) -> Findings {
        let language = article.info.language
        guard language == Self.language || language.hasPrefix(Self.language + "-") else { return uncoded(article) }
        return extractor.findings(in: article, analysis: analyzer.analyze(article.text))
    }

    private func uncoded(_ article: Article) -> Findings {
        Findings(
            document: article.info, text: article.text, sentences: analyzer.sentenceSpans(of: article.text),
            integrity: Integrity(removed: article.removed, damage: article.damage))
    }
}
