// `treebank`: sentences, words, tags and trees of raw text, as CoNLL-U.

import Foundation
import Sitrep
import SitrepFormats
import SitrepModel
import SitrepText

struct TreebankTask: EvaluationTask {
    static let name = "treebank"

    /// Reads `dev.conllu`, or every CoNLL-U file of a folder that has none of that name.
    static func run(coder: Coder, corpus: CorpusFolder, workers: Int, output: StandardOutput) throws {
        let parser = try TreeParser.installed()
        let files = try corpus.files(endingIn: ".conllu")
        for file in files.contains("dev.conllu") ? ["dev.conllu"] : files {
            for text in TreebankText.read(try corpus.data(of: file), unit: .paragraph) {
                let parsed = parser.parse(ArticleText(repairing: text.text))
                for sentence in parsed.analysis.sentences.indices {
                    let rows = CoNLLUWriter().rows(ofSentence: sentence, in: parsed)
                    output.writeLine(Data((rows.joined(separator: "\n") + "\n").utf8))
                }
            }
        }
    }
}
