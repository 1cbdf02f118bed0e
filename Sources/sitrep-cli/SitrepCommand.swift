// `sitrep`: reads reports, keeps the ledger, shows the board.

import ArgumentParser
import Foundation

@main
struct SitrepCommand: AsyncParsableCommand {
    static let version = "0.1.0"

    static let configuration = CommandConfiguration(
        commandName: "sitrep",
        abstract: "Reads news reports on a crisis into a sourced, dated, mapped ledger.",
        discussion: """
            Exit codes: 0 all went well; 1 nothing was found; 2 some inputs failed (the rest were done); \
            64 the command line is wrong; 74 a file or the database could not be read or written, or the server \
            cannot listen.
            """,
        version: version,
        subcommands: [
            Code.self, Parse.self, Ingest.self, Watch.self, ShowBoard.self, ShowTimeline.self, Serve.self, Explain.self,
            Export.self, ReviewLedger.self, Diff.self, Recode.self,
        ])

    static func main() async {
        // A reader that has seen enough (`sitrep … | head`) ends the program without a message.
        signal(SIGPIPE, SIG_DFL)
        await main(nil)
    }
}
