// `pages FOLDER`: how many pages intake reads in a second of processor time.

import ArgumentParser
import Foundation
import SitrepIngest
import SitrepModel

struct Pages: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Reads a folder's HTML pages and prints pages and megabytes a second of processor time, on one core.")

    @Argument(help: "A folder of pages, plain or gzip.", completion: .directory)
    var folder: String

    @Option(help: "Read every page this many times.")
    var times = 3

    func run() throws {
        let corpus = CorpusFolder(path: folder)
        let pages = try corpus.files(endingIn: ".html").map { Array(try corpus.data(of: $0)) }
        let intake = Intake()
        var articles = 0
        let begin = clock()
        for _ in 0..<max(1, times) {
            for page in pages {
                let document = Document(name: "page", bytes: page, mediaType: "text/html")
                intake.read(document) { if case .success = $0 { articles += 1 } }
            }
        }
        let seconds = Double(max(clock() - begin, 1)) / Double(CLOCKS_PER_SEC)
        let bytes = Double(pages.reduce(0) { $0 + $1.count } * max(1, times))
        print(
            String(
                format: "%d articles of %d pages; %.0f pages/s, %.1f MB/s", articles / max(1, times), pages.count,
                Double(pages.count * max(1, times)) / seconds, bytes / 1_000_000 / seconds))
    }
}
