// `sitrep code`: reports in, records out.

import ArgumentParser
import Sitrep
import SitrepFormats
import SitrepModel

struct Code: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Reads reports and prints one record each, as JSON lines.",
        discussion: "The format is sitrep-record/1; see Documentation/record.schema.json.")

    enum Format: String, ExpressibleByArgument, CaseIterable { case ndjson, pretty }

    @Flag(help: "Keep the text exactly as given; remove nothing.")
    var verbatim = false

    @Option(help: "How records are printed.")
    var format: Format = .ndjson

    @Flag(help: "Exit with 1 when no report was read.")
    var failEmpty = false

    @OptionGroup var reading: ReadingOptions

    func run() throws {
        let format = format
        let tally = Tally()
        try reading.pipeline(verbatim: verbatim).run(InputList.sources(of: reading.inputs)) { outcome in
            tally.count(outcome)
            guard case .record(let findings) = outcome else { return }
            switch format {
            case .ndjson: Terminal.print(RecordWriter().line(findings) + [0x0A])
            case .pretty: Terminal.print(RecordSummary().text(of: findings))
            }
        }
        try tally.finish(failEmpty: failEmpty)
    }
}
