// `sitrep review merge`: two incidents are one.

import ArgumentParser
import SitrepLedger

struct ReviewMerge: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "merge", abstract: "Says that two incidents are one.")

    @OptionGroup var database: DatabaseOption
    @OptionGroup var analyst: AnalystOptions

    @Argument(help: "An event that tells the one.")
    var entry: EntryID

    @Argument(help: "An event that tells the other.")
    var other: EntryID

    func run() throws {
        try Deciding(database: database, analyst: analyst).decide(entry, .incident, .merge(other))
    }
}
