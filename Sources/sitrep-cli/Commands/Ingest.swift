// `sitrep ingest`: reports into the ledger.

import ArgumentParser
import Sitrep
import SitrepModel
import SitrepStore

struct Ingest: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Reads reports into a ledger.",
        discussion: "A report that the ledger holds already is passed over, so a stopped run can simply be run again.")

    @OptionGroup var database: DatabaseOption
    @OptionGroup var reading: ReadingOptions

    func run() throws {
        let store = try database.store()
        let tally = Tally()
        let pipeline = try reading.pipeline()
        try reportingStoreErrors {
            try pipeline.run(
                InputList.sources(of: reading.inputs), isWanted: { try !store.contains(digest: $0.digest) }
            ) { outcome in
                tally.count(outcome)
                if case .record(let findings) = outcome { try store.add(findings) }
            }
        }
        Terminal.message(
            "\(tally.records) reports added, \(tally.skipped) known before, \(tally.failures) failed: \(database.db)")
        try tally.finish(failEmpty: false)
    }
}
