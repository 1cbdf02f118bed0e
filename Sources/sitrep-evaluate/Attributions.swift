// `attributions FOLDER`: what the learned choice of claims sees of a corpus of attributions, for its training.

import ArgumentParser
import Foundation
import Sitrep
import SitrepExtraction
import SitrepModel
import SitrepText

struct Attributions: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Prints the cues of each article of docs.ndjson with their options and rows of numbers.",
        discussion: """
            Little-endian: for each article the count of its cues; for each cue the bytes of its anchor, then content on \
            the left, content on the right and sources: how many options, and for each its spans and its row.
            """)

    @Argument(help: "The folder of the corpus.", completion: .directory)
    var folder: String

    func run() throws {
        let coder = try Coder.installed()
        for line in try CorpusFolder(path: folder).lines(of: PolNeARTask.inputName) {
            let row = try JSONDecoder().decode(PolNeARTask.Row.self, from: line)
            let article = Article(info: DocumentInfo(id: row.id), text: ArticleText(row.text))
            let analysis = coder.analyzer.analyze(article.text)
            let trace = coder.extractor.attributionTrace(of: article, analysis: analysis)
            var numbers = [UInt32(trace.cues.count)]
            for cue in trace.cues {
                numbers += [UInt32(cue.anchor.start), UInt32(cue.anchor.end)]
                for options in [cue.left, cue.right, cue.sources] { append(options, to: &numbers) }
            }
            try FileHandle.standardOutput.write(contentsOf: numbers.withUnsafeBytes { Data($0) })
        }
    }

    private func append(_ options: [AttributionTrace.Option], to numbers: inout [UInt32]) {
        numbers.append(UInt32(options.count))
        for option in options {
            numbers.append(UInt32(option.spans.count))
            for span in option.spans { numbers += [UInt32(span.start), UInt32(span.end)] }
            numbers += option.row
        }
    }
}
