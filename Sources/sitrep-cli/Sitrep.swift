// `sitrep`: the command line.

import ArgumentParser

@main
struct SitrepCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sitrep", abstract: "Reads news reports on a crisis into a sourced, dated, mapped ledger.")
}
