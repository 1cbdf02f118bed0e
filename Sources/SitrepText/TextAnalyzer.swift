// From an article's text to its analysis: tokens, sentences, quotations, tags and phrases in one pass each.

public import SitrepLanguage
public import SitrepModel

/// Reads text; pure, shared by all workers.
public struct TextAnalyzer: Sendable {
    public let vocabulary: Vocabulary
    private let tokenizer: Tokenizer
    private let splitter: SentenceSplitter
    private let boundaries: BoundaryReader?
    private let grammar: GrammarReader?
    private let quotations: QuotationFinder
    private let tagger: Tagger
    private let nounPhrases: NounPhraseFinder
    private let clauses: ClauseRepair
    private let verbGroups: VerbGroupFinder

    /// With a model sentences end where it says, and words are those of Universal Dependencies.
    ///
    /// With a reader of grammar the analysis has trees, and its tags heed the reader's.
    public init(vocabulary: Vocabulary, model: LanguageModel? = nil, grammar: GrammarReader? = nil) {
        self.grammar = grammar
        let marks = Marks()
        self.boundaries = model.map { BoundaryReader(vocabulary: vocabulary, marks: marks, model: $0) }
        self.vocabulary = vocabulary
        tokenizer = Tokenizer(abbreviations: vocabulary.abbreviations)
        splitter = SentenceSplitter(abbreviations: vocabulary.abbreviations, vocabulary: vocabulary, marks: marks)
        quotations = QuotationFinder(marks: marks)
        tagger = Tagger(vocabulary: vocabulary, marks: marks)
        nounPhrases = NounPhraseFinder(vocabulary: vocabulary, marks: marks)
        clauses = ClauseRepair(vocabulary: vocabulary, marks: marks)
        verbGroups = VerbGroupFinder(vocabulary: vocabulary, marks: marks)
    }

    public func analyze(_ text: ArticleText) -> Analysis {
        var (tokens, sentences, lacksCapitals) = ruled(text)
        var words: [Word]?
        if let boundaries {
            let learned = boundaries.read(
                &tokens, rules: sentences, text.bytes, lacksCapitals: lacksCapitals)
            sentences = learned.sentences
            words = learned.words
        }
        let read = grammar?.read(tokens, sentences, text.bytes)
        tagger.tag(&tokens, in: sentences, text.bytes, evidence: read?.evidence ?? [])
        clauses.repair(&tokens, in: sentences)
        let groups = verbGroups.groups(tokens: &tokens, sentences: sentences)
        return Analysis(
            text: text, tokens: tokens, sentences: sentences, words: words,
            quotations: quotations.quotations(tokens: tokens, sentences: sentences),
            nounPhrases: nounPhrases.phrases(tokens: tokens, sentences: sentences), verbGroups: groups,
            trees: read?.trees, names: read?.names)
    }

    /// Where sentences stand by the rules alone, in any language that writes full stops.
    public func sentenceSpans(of text: ArticleText) -> [TextSpan] { ruled(text).sentences.map(\.span) }

    /// Tokens and sentences by the rules alone.
    func ruled(_ text: ArticleText) -> (tokens: [Token], sentences: [Sentence], lacksCapitals: Bool) {
        let split = tokenizer.split(text.bytes)
        var tokens = split.tokens
        let sentences = splitter.sentences(of: split, bytes: text.bytes, tokens: &tokens)
        return (tokens, sentences, splitter.lacksCapitals(tokens))
    }
}
