// `boundaries FILE.conllu[.gz]`: what the boundary model sees of a treebank's raw text, for its training.

import ArgumentParser
import Foundation
import Sitrep
import SitrepLexicon
import SitrepModel
import SitrepText

struct Boundaries: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Prints rows of numbers for each piece of a treebank's text, with its true boundaries.",
        discussion: "Little-endian: for each paragraph its source, the count of pieces, then their rows and labels.")

    @Argument(help: "The folder of the treebank.", completion: .directory)
    var folder: String

    @Argument(help: "The name of the file in it, without .gz.")
    var name: String

    func run() throws {
        let analyzer = TextAnalyzer(vocabulary: try Vocabulary(tables: TableSet()))
        let data = try CorpusFolder(path: folder).data(of: name)
        var source: UInt32 = 0
        for unit in [TreebankText.Unit.paragraph, .document] {
            let texts = TreebankText.read(data, unit: unit)
            for letterCase in TreebankText.LetterCase.allCases {
                for text in texts { try write(text.with(letterCase), source: source, analyzer) }
                source += 1
            }
        }
    }

    private func write(_ text: TreebankText, source: UInt32, _ analyzer: TextAnalyzer) throws {
        var word = 0
        for paragraph in BoundaryTrace(of: ArticleText(repairing: text.text), by: analyzer).paragraphs {
            var numbers = [source, UInt32(paragraph.starts.count)]
            for (index, start) in paragraph.starts.enumerated() {
                numbers += paragraph.rows[index * BoundaryTrace.columns..<(index + 1) * BoundaryTrace.columns]
                while word < text.words.count, text.words[word].bytes.upperBound <= Int(start) { word += 1 }
                numbers.append(label(of: Int(start), word: word < text.words.count ? text.words[word] : nil))
            }
            try FileHandle.standardOutput.write(contentsOf: numbers.withUnsafeBytes { Data($0) })
        }
    }

    /// 0 inside a word, 1 inside a token, 2 where a token begins, 3 where a sentence does.
    private func label(of start: Int, word: TreebankText.Word?) -> UInt32 {
        guard let word, word.bytes.lowerBound == start else { return 0 }
        return word.beginsSentence ? 3 : word.continuesToken ? 1 : 2
    }
}
