// An analysis with tags, trees and names as the language model reads them.

public import SitrepLanguage
import SitrepModel

/// What the model says of each word, and of each token, of an analysis.
///
/// Words are those of Universal Dependencies; tokens are cut for the rules. All tokens of a word share its reading.
public struct ParsedText: Sendable {
    public let analysis: Analysis
    /// One reading a word of the analysis, in the same order; heads stay inside sentences.
    public let words: Reading
    /// The same for the tokens of the analysis: heads and names are ranges and steps of tokens.
    public let reading: Reading
    public let labels: LanguageModel.Labels
    /// Words of each sentence of the analysis.
    public let wordsOfSentence: [Range<Int>]
    private let lemmas: LemmaRules
    /// The word of each token that is nearest to the root: so heads of tokens form a tree as well.
    private let wordOfToken: [Int32]

    init(analysis: Analysis, words: Reading, wordsOfSentence: [Range<Int>], model: LanguageModel) {
        self.analysis = analysis
        self.words = words
        self.wordsOfSentence = wordsOfSentence
        labels = model.labels
        lemmas = model.lemmas
        var owners = [Int32](repeating: 0, count: analysis.tokens.count)
        var last = -1
        for (index, word) in analysis.words.enumerated() {
            for token in word.tokens.lowerBound..<word.tokens.upperBound {
                let isShared = Int(token) == last
                if isShared, Self.depth(of: index, in: words) >= Self.depth(of: Int(owners[Int(token)]), in: words) {
                    continue
                }
                owners[Int(token)] = Int32(clamping: index)
                last = Int(token)
            }
        }
        wordOfToken = owners
        reading = Self.reading(ofTokens: owners, analysis.words, words)
    }

    private static func reading(ofTokens owners: [Int32], _ words: [Word], _ read: Reading) -> Reading {
        var reading = Reading()
        reading.words = owners.enumerated().map { token, owner in
            var copy = read.words[Int(owner)]
            guard copy.head != 0 else { return copy }
            let head = words[Int(owner) + Int(copy.head)].tokens
            copy.head = head.lowerBound - Int32(clamping: token)
            return copy
        }
        reading.names = read.names.map { name in
            let first = Int(words[name.words.lowerBound].tokens.lowerBound)
            return LabelledSpan(
                words: first..<max(first + 1, Int(words[name.words.upperBound - 1].tokens.upperBound)), type: name.type)
        }
        return reading
    }

    /// Steps from a word to the root.
    private static func depth(of word: Int, in read: Reading) -> Int {
        var at = word
        var steps = 0
        while read.words[at].head != 0 {
            at += Int(read.words[at].head)
            steps += 1
        }
        return steps
    }

    // MARK: Words

    public func text(ofWord word: Int) -> String { analysis.text.string(in: analysis.words[word].span) }
    public func universalTag(ofWord word: Int) -> String { labels.universalTags[Int(words.words[word].universalTag)] }
    public func pennTag(ofWord word: Int) -> String { labels.pennTags[Int(words.words[word].pennTag)] }
    /// The Universal Dependencies relation to the head, with its subtype.
    public func relation(ofWord word: Int) -> String { labels.relations[Int(words.words[word].relation)] }
    public func lemma(ofWord word: Int) -> String {
        lemmas.lemma(of: text(ofWord: word), pennTag: pennTag(ofWord: word))
    }
    /// The word that governs a word; absent for the root of a sentence.
    public func head(ofWord word: Int) -> Int? {
        let step = Int(words.words[word].head)
        return step == 0 ? nil : word + step
    }
    /// The word that a token belongs to.
    public func word(ofToken token: Int) -> Int { Int(wordOfToken[token]) }

    // MARK: Tokens

    public func form(_ token: Int) -> String { analysis.text.string(in: analysis.tokens[token].span) }
    public func universalTag(_ token: Int) -> String { universalTag(ofWord: word(ofToken: token)) }
    public func pennTag(_ token: Int) -> String { pennTag(ofWord: word(ofToken: token)) }
    public func relation(_ token: Int) -> String { relation(ofWord: word(ofToken: token)) }
    public func lemma(_ token: Int) -> String { lemma(ofWord: word(ofToken: token)) }
    /// A token of the word that governs a token's word; absent for the root of a sentence.
    public func head(_ token: Int) -> Int? {
        let step = Int(reading.words[token].head)
        return step == 0 ? nil : token + step
    }

    // MARK: Names

    /// The type of a name, such as `PER`.
    public func type(of name: LabelledSpan) -> String { labels.names[name.type] }

    /// The words of a name as written.
    public func text(of name: LabelledSpan) -> String { analysis.string(of: name.words) }

    /// Names of a sentence as ranges of words.
    public func names(ofSentence sentence: Int) -> [LabelledSpan] {
        let range = wordsOfSentence[sentence]
        return words.names.filter { range.contains($0.words.lowerBound) }
    }

    /// Names whose first token lies in a range of tokens.
    public func names(in tokens: Range<Int>) -> [LabelledSpan] {
        reading.names.filter { tokens.contains($0.words.lowerBound) }
    }
}

extension LanguageModel {
    /// Reads the words of an analysis, sentence by sentence.
    public func parse(_ analysis: Analysis, tasks: Tasks = .grammar) -> ParsedText {
        let places = analysis.words.map { Int($0.start)..<Int($0.end) }
        let sentences = Self.wordsOfSentences(in: analysis)
        let words = read(analysis.text.bytes, words: places, sentences: sentences, tasks: tasks)
        return ParsedText(analysis: analysis, words: words, wordsOfSentence: sentences, model: self)
    }

    private static func wordsOfSentences(in analysis: Analysis) -> [Range<Int>] {
        var word = 0
        return analysis.sentences.map { sentence in
            let first = word
            while word < analysis.words.count, analysis.words[word].tokens.lowerBound < sentence.tokens.upperBound {
                word += 1
            }
            return first..<word
        }
    }
}
