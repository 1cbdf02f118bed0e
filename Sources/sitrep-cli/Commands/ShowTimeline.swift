// `sitrep timeline`: the days that mattered, in the words of the reports.

import ArgumentParser
import Foundation
import SitrepFormats
import SitrepLedger
import SitrepModel
import SitrepStore

struct ShowTimeline: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "timeline", abstract: "Prints the days that mattered, with the sentences that tell them.",
        discussion: """
            A day weighs by the reports that were published on it or name it, the more the longer after they come back \
            to it. Copies do not count. Each sentence is a report's own, with its publisher, its date and its number.
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

    @OptionGroup var database: DatabaseOption

    @Option(help: ArgumentHelp("Number of days at most, the heaviest.", valueName: "n"))
    var days = 20

    @Option(help: ArgumentHelp("Number of sentences a day at most.", valueName: "n"))
    var sentences = 2

    @Option(help: "The format: text, or json with a day a line.")
    var format: Format = .text

    func validate() throws {
        guard days >= 1 else { throw ValidationError("--days must be 1 or more.") }
        guard sentences >= 1 else { throw ValidationError("--sentences must be 1 or more.") }
    }

    func run() throws {
        let store = try database.existingStore()
        let timeline = try reportingStoreErrors {
            try store.timeline(of: try store.ledger(), dayLimit: days, sentenceLimit: sentences)
        }
        guard !timeline.days.isEmpty else {
            Terminal.message(
                "\(database.db): no dated report is in it yet: add some with “sitrep ingest --db \(database.db) INPUT…”"
            )
            return
        }
        switch format {
        case .text:
            Terminal.print(Chronicle(usesColor: Terminal.usesColor, width: Terminal.width).text(of: timeline))
        case .json:
            for day in timeline.chronicle { Terminal.print(TimelineFormat.line(day) + [0x0A]) }
        }
    }
}
