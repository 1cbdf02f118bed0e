// `tellings FILE…`: what the joining of reports sees of pairs of tellings, for its training.

import ArgumentParser
import Foundation
import Sitrep
import SitrepIngest
import SitrepLedger
import SitrepModel

struct TellingTraces: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tellings",
        abstract: "Prints each pair of tellings of two reports that are somewhat alike, a pair a line.")

    @Argument(help: "Files of reports, as sitrep ingest takes them.", completion: .file())
    var files: [String]

    private struct Row: Encodable {
        let type: String
        let one, other: Place
        let score: Double
    }

    /// Where an event stands: the name of its report and the bytes of its trigger.
    private struct Place: Encodable {
        let document: String
        let trigger: TextSpan
    }

    func run() throws {
        let pipeline = Pipeline(
            intake: Intake(), coder: try Coder.installed(), workers: ProcessInfo.processInfo.activeProcessorCount)
        var all: [Findings] = []
        try pipeline.run(InputList.sources(of: files)) { if case .record(let findings) = $0 { all.append(findings) } }
        var places: [EntryID: Place] = [:]
        for findings in all {
            let report = ReportID(digest: findings.document.digest)
            for event in findings.events {
                places[EntryID(report: report, local: event.id.description)] = Place(
                    document: findings.document.id, trigger: event.trigger)
            }
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        for trace in Ledger(reports: all.map(ReportEntries.init)).tellingTraces() {
            guard let one = places[trace.one], let other = places[trace.other] else { continue }
            StandardOutput().writeLine(
                try encoder.encode(Row(type: trace.type, one: one, other: other, score: trace.score)))
        }
    }
}
