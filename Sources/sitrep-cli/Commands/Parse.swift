// `sitrep parse`: sentences, tags, trees and names of texts.

import ArgumentParser
import Sitrep
import SitrepFormats
import SitrepIngest
import SitrepModel

struct Parse: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Prints the grammar of each sentence: tags, tree and names.",
        discussion: "The format conllu is CoNLL-U of Universal Dependencies; names stand in its last column.")

    enum Format: String, ExpressibleByArgument, CaseIterable { case conllu, pretty }

    @Flag(help: "Keep the text exactly as given; remove nothing.")
    var verbatim = false

    @Option(help: "How sentences are printed.")
    var format: Format = .pretty

    @Argument(help: "Files, folders, or - for standard input.", completion: .file())
    var inputs: [String]

    func run() throws {
        let parser = try parser()
        let intake = Intake(options: IntakeOptions(verbatim: verbatim))
        var failures = 0
        for source in InputList.sources(of: inputs) {
            intake.read(path: source.path, known: source.known) { result in
                switch result {
                case .failure(let error):
                    failures += 1
                    Terminal.message(error.description)
                case .success(let article):
                    let parsed = parser.parse(article.text)
                    let text =
                        switch format {
                        case .conllu: CoNLLUWriter().text(of: parsed, document: article.info.id)
                        case .pretty: TreeOutline().text(of: parsed)
                        }
                    Terminal.print(Array(text.utf8))
                }
            }
        }
        if failures > 0 { throw ExitCode.someFailed }
    }

    private func parser() throws -> TreeParser {
        do {
            return try TreeParser.installed()
        } catch let error as any CustomStringConvertible & Error {
            Terminal.message(error.description)
            throw ExitCode.inputOutput
        }
    }
}
