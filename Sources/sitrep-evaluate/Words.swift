// `words FILE…`: the words of texts, a sentence a line, as the language model is given them; raw text to train on.

import ArgumentParser
import Foundation
import Sitrep
import SitrepLanguage
import SitrepLexicon
import SitrepModel
import SitrepText

struct Words: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Prints the words of each sentence of NDJSON texts, parted by spaces, a sentence a line.")

    @Argument(help: "NDJSON files, plain or gzip, whose rows have a “text”.", completion: .file())
    var files: [String]

    private struct Row: Decodable {
        let text: String?
    }

    func run() throws {
        let analyzer = TextAnalyzer(
            vocabulary: try Vocabulary(tables: TableSet()), model: try LanguageModel.installed())
        let output = StandardOutput()
        for file in files {
            let url = URL(fileURLWithPath: file)
            let corpus = CorpusFolder(path: url.deletingLastPathComponent().path)
            let name = url.pathExtension == "gz" ? url.deletingPathExtension().lastPathComponent : url.lastPathComponent
            for line in try corpus.lines(of: name) {
                guard let text = try JSONDecoder().decode(Row.self, from: line).text else { continue }
                let analysis = analyzer.analyze(ArticleText(text))
                var words = analysis.words[...]
                for sentence in analysis.sentences {
                    let ends = words.firstIndex { $0.start >= sentence.span.end } ?? words.endIndex
                    let forms = words[..<ends].map { analysis.text.string(in: $0.span) }
                    output.writeLine(Data(forms.joined(separator: " ").utf8))
                    words = words[ends...]
                }
            }
        }
    }
}
