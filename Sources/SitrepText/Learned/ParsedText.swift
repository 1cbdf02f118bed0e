// An analysis with tags, trees and names as the language model reads them.

public import SitrepLanguage
import SitrepModel

/// What the model says of each token of an analysis.
public struct ParsedText: Sendable {
    public let analysis: Analysis
    /// One word a token of the analysis, in the same order; heads stay inside sentences.
    public let reading: Reading
    public let labels: LanguageModel.Labels
    private let lemmas: LemmaRules

    init(analysis: Analysis, reading: Reading, model: LanguageModel) {
        self.analysis = analysis
        self.reading = reading
        labels = model.labels
        lemmas = model.lemmas
    }

    public func form(_ token: Int) -> String { analysis.text.string(in: analysis.tokens[token].span) }
    public func universalTag(_ token: Int) -> String { labels.universalTags[Int(reading.words[token].universalTag)] }
    public func pennTag(_ token: Int) -> String { labels.pennTags[Int(reading.words[token].pennTag)] }
    /// The Universal Dependencies relation to the head, with its subtype.
    public func relation(_ token: Int) -> String { labels.relations[Int(reading.words[token].relation)] }
    public func lemma(_ token: Int) -> String { lemmas.lemma(of: form(token), pennTag: pennTag(token)) }
    /// The token that governs a token; absent for the root of a sentence.
    public func head(_ token: Int) -> Int? {
        let step = Int(reading.words[token].head)
        return step == 0 ? nil : token + step
    }

    /// The type of a name, such as `PER`.
    public func type(of name: LabelledSpan) -> String { labels.names[name.type] }

    /// The words of a name as written.
    public func text(of name: LabelledSpan) -> String { analysis.string(of: name.words) }

    /// Names whose first token lies in a range of tokens.
    public func names(in tokens: Range<Int>) -> [LabelledSpan] {
        reading.names.filter { tokens.contains($0.words.lowerBound) }
    }
}

extension LanguageModel {
    /// Reads the tokens of an analysis, sentence by sentence.
    public func parse(_ analysis: Analysis, tasks: Tasks = .grammar) -> ParsedText {
        let words = analysis.tokens.map { Int($0.start)..<Int($0.end) }
        let reading = read(
            analysis.text.bytes, words: words, sentences: analysis.sentences.map(\.tokens), tasks: tasks)
        return ParsedText(analysis: analysis, reading: reading, model: self)
    }
}
