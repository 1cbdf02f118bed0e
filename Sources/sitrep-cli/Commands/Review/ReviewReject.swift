// `sitrep review reject`: an entry or an incident is wrong and leaves the board.

import ArgumentParser
import SitrepLedger

struct ReviewReject: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reject", abstract: "Says that an entry or an incident is wrong; it leaves the board.")

    @OptionGroup var database: DatabaseOption
    @OptionGroup var analyst: AnalystOptions
    @OptionGroup var subject: SubjectOptions

    func run() throws {
        try Deciding(database: database, analyst: analyst).decide(subject.entry, subject.scope, .reject)
    }
}
