// `sitrep explain`: from an entry to its words and its rule.

import ArgumentParser
import SitrepFormats
import SitrepLedger
import SitrepModel
import SitrepStore

struct Explain: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Prints why an entry stands in the ledger: its words, its rule, its sources.")

    @OptionGroup var database: DatabaseOption

    @Argument(help: "An entry as the brief prints it: REPORT/ENTRY, such as 3fa9c1d20b7e/s2.")
    var id: String

    func run() throws {
        guard let entry = EntryID(id) else {
            throw ValidationError("“\(id)” is not an entry; the brief prints them as 3fa9c1d20b7e/s2.")
        }
        let store = try database.existingStore()
        guard let findings = try reportingStoreErrors({ try store.findings(of: entry.report) }) else {
            Terminal.message("\(id): no such report in \(database.db); “sitrep board” lists entries")
            throw ExitCode.nothingFound
        }
        guard let explanation = Explanation(of: entry.local, in: findings) else {
            Terminal.message("\(id): the report has no entry \(entry.local)")
            throw ExitCode.nothingFound
        }
        let info = findings.document
        let source = [info.publisher, info.published?.description, info.title, info.url].compactMap { $0 }
        Terminal.print(source.joined(separator: " · ") + "\n" + explanation.text)
    }
}
