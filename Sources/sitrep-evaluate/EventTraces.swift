// `traces FILE…`: what the assurance of events sees of reports, for its training.

import ArgumentParser
import Foundation
import Sitrep
import SitrepExtraction
import SitrepIngest
import SitrepModel
import SitrepText

struct EventTraces: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "traces",
        abstract:
            "Prints each event mention of reports with its traits and those of the places beside it, a report a line.")

    @Argument(help: "Files of reports, as sitrep ingest takes them.", completion: .file())
    var files: [String]

    private struct Report: Encodable {
        let id: String
        let text: String
        let mentions: [EventTrace]
    }

    func run() throws {
        let coder = try Coder.installed()
        let output = StandardOutput()
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        for file in files {
            Intake().read(path: file) { result in
                guard case .success(let article) = result else { return }
                let traces = coder.extractor.eventTraces(of: article, analysis: coder.analyzer.analyze(article.text))
                let report = Report(id: article.info.id, text: article.text.string, mentions: traces)
                if let line = try? encoder.encode(report) { output.writeLine(line) }
            }
        }
    }
}
