// `sitrep review note`: words of the analyst beside an entry or an incident.

import ArgumentParser
import SitrepLedger

struct ReviewNote: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "note", abstract: "Adds a note to an entry or an incident.")

    @OptionGroup var database: DatabaseOption
    @OptionGroup var analyst: AnalystOptions
    @OptionGroup var subject: SubjectOptions

    @Argument(help: "The note.")
    var text: String

    func run() throws {
        try Deciding(database: database, analyst: analyst).decide(subject.entry, subject.scope, .note(text))
    }
}
