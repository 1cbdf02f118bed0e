// `times FILE`: the times of a plain text, for reading; `--speed` measures their recognition alone.

import ArgumentParser
import Foundation
import Sitrep
import SitrepExtraction
import SitrepLexicon
import SitrepModel
import SitrepText

struct Times: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Prints the times of a plain text with their rules, a line each, then the ranges among them.")

    @Argument(help: "A UTF-8 text file, or “-”.", completion: .file())
    var file: String

    @Option(help: "Publication date.")
    var published: String?

    @Flag(help: "Read as notes: messages, log books, requests.")
    var notes = false

    @Option(help: "Find the times this often and print the rate a second of processor time.")
    var speed: Int?

    func run() throws {
        let data =
            file == "-"
            ? FileHandle.standardInput.readDataToEndOfFile() : try Data(contentsOf: URL(fileURLWithPath: file))
        let resources = Resources()
        let finder = try TimeFinder(resources: resources, style: notes ? .notes : .news)
        let analyzer = TextAnalyzer(vocabulary: try Vocabulary(tables: resources.tables))
        let date = published.flatMap { PublicationTime(iso8601: $0) }
        let article = Article(info: DocumentInfo(id: file, published: date), text: ArticleText(repairing: Array(data)))
        var draft = Draft(article: article, analysis: analyzer.analyze(article.text))
        if let speed { return measure(finder, draft, times: max(1, speed)) }
        draft.times = finder.times(in: draft)
        for time in draft.times {
            let words = article.text.string(in: time.span)
            print([words, time.type.rawValue, time.value, time.mod ?? "", time.rule.name].joined(separator: "\t"))
        }
        for range in timeRanges(in: draft) { print("\(article.text.string(in: range.span))\trange\t\(range.value)") }
    }

    private func measure(_ finder: TimeFinder, _ draft: Draft, times: Int) {
        let begin = clock()
        var found = 0
        for _ in 0..<times { found += finder.times(in: draft).count }
        let seconds = Double(max(clock() - begin, 1)) / Double(CLOCKS_PER_SEC)
        let megabytes = Double(draft.article.text.utf8Count * times) / 1_000_000
        print("\(found / times) times; " + String(format: "%.1f MB/s", megabytes / seconds))
    }
}
