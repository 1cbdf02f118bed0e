// `record FILE`: the record of one plain text, byte for byte as it stands.

import ArgumentParser
import Foundation
import Sitrep
import SitrepFormats
import SitrepLexicon
import SitrepModel

struct Record: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Prints the record of a plain text, taken verbatim.")

    @Argument(help: "A UTF-8 text file.", completion: .file())
    var file: String

    @Option(help: "Publication date, YYYY-MM-DD.")
    var published: String?

    func run() throws {
        let text = try String(contentsOf: URL(fileURLWithPath: file), encoding: .utf8)
        let info = DocumentInfo(id: file, published: published.flatMap { PublicationTime(iso8601: $0) })
        let findings = try Coder.installed().findings(
            in: Article(info: info, text: ArticleText(text)))
        StandardOutput().writeLine(Data(RecordWriter().line(findings)))
    }
}
