// `sitrep review split`: a report tells another happening than the others of its incident.

import ArgumentParser
import SitrepLedger

struct ReviewSplit: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "split", abstract: "Takes a report's telling out of an incident.")

    @OptionGroup var database: DatabaseOption
    @OptionGroup var analyst: AnalystOptions

    @Argument(help: "The event that tells something else.")
    var entry: EntryID

    func run() throws {
        try Deciding(database: database, analyst: analyst).decide(entry, .incident, .split)
    }
}
