// Sentences that say again, in nearly the same words, what one before them said.

import SitrepLexicon
import SitrepModel
import SitrepText

/// Compares sentences by their words of content.
struct RewordingFinder: Sendable {
    private let content: ContentWords

    private static let fewestWords = 8
    /// The share of both sentences' words that they have in common.
    private static let leastShared = 0.7

    init(tables: TableSet) throws(LexiconError) { content = try ContentWords(tables: tables) }

    /// Marks sentences other than those that are repeated word for word.
    func marks(in analysis: Analysis, repeats: [Repeat]) -> [DamageMark] {
        let repeated = Set(repeats.map(\.span))
        var byWord: [WordKey: [Int]] = [:]
        var known: [Set<WordKey>] = []
        var found: [DamageMark] = []
        for sentence in analysis.sentences {
            let words = words(of: sentence, analysis)
            guard words.count >= Self.fewestWords, !repeated.contains(sentence.span) else { continue }
            if isReworded(words, known, byWord) {
                found.append(DamageMark(kind: "reworded-repeat", span: sentence.span))
            }
            for word in words { byWord[word, default: []].append(known.count) }
            known.append(words)
        }
        return found
    }

    private func isReworded(_ words: Set<WordKey>, _ known: [Set<WordKey>], _ byWord: [WordKey: [Int]]) -> Bool {
        var shared: [Int: Int] = [:]
        for word in words { for index in byWord[word] ?? [] { shared[index, default: 0] += 1 } }
        return shared.contains { index, count in
            Double(count) >= Self.leastShared * Double(words.count + known[index].count - count)
        }
    }

    private func words(of sentence: Sentence, _ analysis: Analysis) -> Set<WordKey> {
        Set(analysis.tokens[sentence.tokens].compactMap(content.word))
    }
}
