// `ner`: names in sentences whose words are given.

import Foundation
import Sitrep
import SitrepLanguage

struct NamesTask: EvaluationTask {
    static let name = "ner"

    struct Row: Encodable {
        let id: String
        let tags: [String]
    }

    static func run(coder: Coder, corpus: CorpusFolder, workers: Int, output: StandardOutput) throws {
        let model = try LanguageModel.installed()
        for file in try corpus.files(endingIn: ".conll") {
            try run(model, String(decoding: try corpus.data(of: file), as: UTF8.self), output)
        }
    }

    private static func run(_ model: LanguageModel, _ text: String, _ output: StandardOutput) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        var sentence = GivenSentences()
        var id = ""
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("# sent_id = ") {
                id = String(line.dropFirst(12))
            } else if line.isEmpty, !sentence.words.isEmpty {
                sentence.endSentence()
                let names = model.read(
                    sentence.text, words: sentence.words, sentences: sentence.sentences, tasks: .names
                ).names
                let tags = tags(of: names, words: sentence.words.count, types: model.labels.names)
                output.writeLine(try encoder.encode(Row(id: id, tags: tags)))
                sentence = GivenSentences()
            } else if let word = line.split(separator: "\t").first, line.contains("\t") {
                sentence.add(word)
            }
        }
    }

    private static func tags(of names: [LabelledSpan], words: Int, types: [String]) -> [String] {
        var tags = [String](repeating: "O", count: words)
        for name in names {
            for word in name.words { tags[word] = (word == name.words.lowerBound ? "B-" : "I-") + types[name.type] }
        }
        return tags
    }
}
