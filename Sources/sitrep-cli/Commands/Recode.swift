// `sitrep recode`: the reports of a ledger through this version's engine.

import ArgumentParser
import Sitrep
import SitrepLedger
import SitrepStore

struct Recode: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Codes the reports of a ledger anew and prints what is found differently.",
        discussion: """
            The kept texts are read again; what intake took out of the pages stays out. A report is one transaction, so \
            a stopped run can simply be run again. Decisions stay; those that lose their entry are listed. The command \
            diff --recoded says the same beforehand.
            """)

    @OptionGroup var database: DatabaseOption

    @Flag(help: "Print the difference as JSON.")
    var json = false

    @OptionGroup var coding: CodingOptions

    func run() throws {
        let store = try database.existingStore()
        let output = DifferenceOutput(isJSON: json)
        let recoding = LedgerRecoding(store: store, recoder: try coding.recoder(), output: output)
        try reportingStoreErrors {
            let lost = try recoding.run { try store.replace($0) }
            try store.relinkCopies()
            output.finish(lost: lost)
        }
    }
}
