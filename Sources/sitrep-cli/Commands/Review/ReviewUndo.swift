// `sitrep review undo`: a decision is taken back, by another.

import ArgumentParser
import SitrepLedger

struct ReviewUndo: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "undo", abstract: "Takes a decision back; this is a decision too.")

    @OptionGroup var database: DatabaseOption
    @OptionGroup var analyst: AnalystOptions

    @Argument(help: "The decision's number, as “sitrep review list” prints it.")
    var decision: Int

    func run() throws {
        try Deciding(database: database, analyst: analyst).undo(DecisionID(decision))
    }
}
