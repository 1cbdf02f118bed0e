// `record FILE`: the record of one page or text, read as `sitrep code` reads it.

import ArgumentParser
import Foundation
import Sitrep
import SitrepFormats
import SitrepIngest
import SitrepLexicon
import SitrepModel

struct Record: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Prints the record of one page or text.")

    @Argument(help: "A web page or a UTF-8 text file.", completion: .file())
    var file: String

    @Option(help: "Publication date, YYYY-MM-DD.")
    var published: String?

    @Flag(help: "Take the file as plain text, byte for byte as it stands.")
    var verbatim = false

    @Option(help: "A folder of own tables and PETRARCH dictionaries.", completion: .directory)
    var lexicon: String?

    func run() throws {
        let known = DocumentInfo(id: file, published: published.flatMap { PublicationTime(iso8601: $0) })
        let overlay = try lexicon.map { try LexiconFolder(path: $0).overlay } ?? [:]
        let coder = try Coder.installed(tables: TableSet(overlay: overlay))
        if verbatim {
            let text = try String(contentsOf: URL(fileURLWithPath: file), encoding: .utf8)
            return write(Article(info: known, text: ArticleText(text)), by: coder)
        }
        var failure: IngestError?
        Intake().read(path: file, known: known) { result in
            switch result {
            case .success(let article): write(article, by: coder)
            case .failure(let error): failure = error
            }
        }
        if let failure { throw failure }
    }

    private func write(_ article: Article, by coder: Coder) {
        StandardOutput().writeLine(Data(RecordWriter().line(coder.findings(in: article))))
    }
}
