// `crisis FOLDER`: the ledger of a folder of reports as of each of some instants, for checking what it must hold.

import ArgumentParser
import Foundation
import Sitrep
import SitrepIngest
import SitrepLedger
import SitrepModel

struct Crisis: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Prints the ledger of a folder of reports as of each instant, one JSON object a line.")

    @Argument(help: "A folder of reports, as sitrep ingest takes it.", completion: .directory)
    var folder: String

    @Option(help: "An instant; give it again for more.")
    var asOf: [String] = []

    func run() throws {
        let pipeline = Pipeline(
            intake: Intake(), coder: try Coder.installed(), workers: ProcessInfo.processInfo.activeProcessorCount)
        var all: [Findings] = []
        try pipeline.run(InputList.sources(of: [folder])) { outcome in
            switch outcome {
            case .record(let findings): all.append(findings)
            case .failure(let error): throw error
            case .skipped: break
            }
        }
        let ledger = Ledger(reports: all.map(ReportEntries.init))
        let names = Dictionary(
            all.map { (ReportID(digest: $0.document.digest), $0.document.url ?? $0.document.id) },
            uniquingKeysWith: { first, _ in first })
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        for instant in asOf {
            guard let time = PublicationTime(iso8601: instant) else {
                throw ValidationError("“\(instant)” is no instant: give a day such as 2022-01-06")
            }
            let board = BoardBuilder.board(of: ledger, asOf: time)
            let view = CrisisView(board, asOf: instant, names: names)
            StandardOutput().writeLine(try encoder.encode(view))
        }
    }
}
