// `sitrep diff`: what two codings of the same reports find differently.

import ArgumentParser
import Sitrep
import SitrepFormats
import SitrepLedger
import SitrepStore

struct Diff: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Says what two ledgers find differently, report by report.",
        discussion: """
            Reports are the same where their bytes are. Of their entries, + came, - went, ~ changed; an entry is the \
            same where one of its kind stands on the same words. Decisions of the old ledger that lose their entry \
            come last. Nothing is changed.
            """)

    @Argument(help: "The old ledger's database file.", completion: .file())
    var old: String

    @Argument(help: "The new ledger's database file.", completion: .file())
    var new: String?

    @Flag(help: "Compare the old ledger with what this version would find in its reports, in place of a new ledger.")
    var recoded = false

    @Flag(help: "Print JSON: a line a report that differs, a line a lost decision, a summary.")
    var json = false

    @Flag(help: "Exit with 1 when anything differs.")
    var failDifferent = false

    @OptionGroup var coding: CodingOptions

    func validate() throws {
        guard (new == nil) == recoded else { throw ValidationError("Give a new ledger, or --recoded.") }
    }

    func run() throws {
        let store = try DatabaseOption.existingStore(old)
        let output = DifferenceOutput(isJSON: json)
        try reportingStoreErrors {
            if let new {
                let comparison = LedgerComparison(old: store, new: try DatabaseOption.existingStore(new))
                try comparison.run { outcome in
                    switch outcome {
                    case .both(let difference): output.add(difference)
                    case .onlyOld(let info): output.add(info, isNew: false)
                    case .onlyNew(let info): output.add(info, isNew: true)
                    }
                }
                output.finish(lost: try comparison.lostDecisions())
            } else {
                let recoding = LedgerRecoding(store: store, recoder: try coding.recoder(), output: output)
                output.finish(lost: try recoding.run())
            }
        }
        if failDifferent, !output.tally.isEmpty { throw ExitCode.nothingFound }
    }
}
