// `treebank`: sentences and tags of raw text, as the treebank's scorer reads them.

import Foundation
import Sitrep
import SitrepModel
import SitrepText

struct TreebankTask: EvaluationTask {
    static let name = "treebank"

    struct Word: Encodable {
        let form: String
        let upos: String
        let xpos: String
        let lemma: String
        let head: Int
        let deprel: String
    }

    struct Row: Encodable {
        let tokens: [Word]
    }

    /// Sentences of a document are joined by spaces, so that their ends are to be found.
    static func run(coder: Coder, corpus: CorpusFolder, workers: Int, output: StandardOutput) throws {
        let lines = String(decoding: try corpus.data(of: "dev.conllu"), as: UTF8.self).split(separator: "\n")
        var document: [Substring] = []
        for line in lines {
            let startsBlock = line.hasPrefix("# newdoc") || line.hasPrefix("# newpar")
            if startsBlock && !document.isEmpty {
                try write(document.joined(separator: " "), coder, output)
                document = []
            }
            if line.hasPrefix("# text = ") { document.append(line.dropFirst(9)) }
        }
        try write(document.joined(separator: " "), coder, output)
    }

    private static func write(_ text: String, _ coder: Coder, _ output: StandardOutput) throws {
        let analysis = coder.analyzer.analyze(ArticleText(text))
        let encoder = JSONEncoder()
        for sentence in analysis.sentences {
            let words = sentence.tokens.map { index in
                let token = analysis.tokens[index]
                return Word(
                    form: analysis.text.string(in: token.span), upos: "\(token.tag)".uppercased(),
                    xpos: "\(token.form)",
                    lemma: "_", head: 0, deprel: "_")
            }
            output.writeLine(try encoder.encode(Row(tokens: words)))
        }
    }
}
