// `treebank-tokens`: tags and trees of sentences whose words are given.

import Foundation
import Sitrep
import SitrepLanguage

struct TreebankTokensTask: EvaluationTask {
    static let name = "treebank-tokens"

    /// Prints CoNLL-U rows again with the tags, heads and relations of the model.
    static func run(coder: Coder, corpus: CorpusFolder, workers: Int, output: StandardOutput) throws {
        let model = try LanguageModel.installed()
        var batch = GivenSentences()
        for line in String(decoding: try corpus.data(of: "dev.conllu"), as: UTF8.self).split(
            separator: "\n", omittingEmptySubsequences: false)
        {
            let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
            if line.isEmpty {
                batch.endSentence()
                if batch.words.count > batchSize { print(&batch, model, output) }
            } else if cells.count == 10, cells[0].allSatisfy(\.isNumber) {
                batch.add(cells[1])
            }
        }
        batch.endSentence()
        print(&batch, model, output)
    }

    private static let batchSize = 4096

    private static func print(_ batch: inout GivenSentences, _ model: LanguageModel, _ output: StandardOutput) {
        let reading = model.read(batch.text, words: batch.words, sentences: batch.sentences)
        for sentence in batch.sentences {
            for (offset, index) in sentence.enumerated() {
                let word = reading.words[index]
                let head = word.head == 0 ? 0 : offset + 1 + Int(word.head)
                let form = String(decoding: batch.text[batch.words[index]], as: UTF8.self)
                let penn = model.labels.pennTags[Int(word.pennTag)]
                let columns = [
                    "\(offset + 1)", form, model.lemmas.lemma(of: form, pennTag: penn),
                    model.labels.universalTags[Int(word.universalTag)], penn, "_",
                    "\(head)", model.labels.relations[Int(word.relation)], "_", "_",
                ]
                output.writeLine(Data(columns.joined(separator: "\t").utf8))
            }
            output.writeLine(Data())
        }
        batch = GivenSentences()
    }
}

/// Sentences whose words are given, as the model reads them: the words' bytes and where each lies.
struct GivenSentences {
    private(set) var text: [UInt8] = []
    private(set) var words: [Range<Int>] = []
    private(set) var sentences: [Range<Int>] = []

    mutating func add(_ word: some StringProtocol) {
        if !text.isEmpty { text.append(UInt8(ascii: " ")) }
        let start = text.count
        text.append(contentsOf: word.utf8)
        words.append(start..<text.count)
    }

    mutating func endSentence() {
        let start = sentences.last?.upperBound ?? 0
        if words.count > start { sentences.append(start..<words.count) }
    }
}
