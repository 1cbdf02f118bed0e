// From an article to its trees: analysis, then the language model.

public import SitrepLanguage
public import SitrepLexicon
public import SitrepModel
public import SitrepText

/// Parses articles; immutable, shared by all workers.
public struct TreeParser: Sendable {
    private let analyzer: TextAnalyzer
    private let model: LanguageModel

    public init(tables: TableSet, model: LanguageModel) throws(LexiconError) {
        analyzer = TextAnalyzer(vocabulary: try Vocabulary(tables: tables), model: model)
        self.model = model
    }

    /// With the tables built in and the model of this machine.
    public static func installed() throws -> TreeParser {
        try TreeParser(tables: TableSet(), model: LanguageModel.installed())
    }

    public func parse(_ text: ArticleText) -> ParsedText { model.parse(analyzer.analyze(text)) }
}
