// `sitrep review accept`: an entry or an incident is right.

import ArgumentParser
import SitrepLedger

struct ReviewAccept: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "accept", abstract: "Says that an entry or an incident is right.")

    @OptionGroup var database: DatabaseOption
    @OptionGroup var analyst: AnalystOptions
    @OptionGroup var subject: SubjectOptions

    func run() throws {
        try Deciding(database: database, analyst: analyst).decide(subject.entry, subject.scope, .accept)
    }
}
