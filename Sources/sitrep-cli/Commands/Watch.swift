// `sitrep watch`: feeds, pages and folders into the ledger as they come, and alerts.

import ArgumentParser
import Foundation
import SitrepFetch
import SitrepStore
import SitrepWatch

struct Watch: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Watches feeds, pages and folders for a ledger, and tells what is new.",
        discussion: """
            Hosts are asked politely: robots.txt, unchanged pages, pace and patience are heeded. Nothing is fetched \
            from private networks unless --allow-private-hosts names the host. Stop it with control-C: what is half \
            done is done again the next time.
            """)

    @OptionGroup var database: DatabaseOption
    @OptionGroup var watching: WatchingOptions
    @OptionGroup var alerting: AlertingOptions
    @OptionGroup var coding: PipelineOptions

    @Argument(
        help: ArgumentHelp("Addresses of feeds and pages, and folders.", valueName: "source"), completion: .directory)
    var sources: [String]

    func run() async throws {
        // A host that hangs up in the middle of a request must not end the program.
        signal(SIGPIPE, SIG_IGN)
        let work = try watching.work(
            on: sources, store: try database.store(), pipeline: try coding.pipeline(), alerting: alerting)
        let tally = try await StopSignals.ending { try await reportingWatchErrors { try await work.run() } }
        Terminal.message(
            "\(tally.added) reports added, \(tally.known) known before, \(tally.failed) failed: \(database.db)")
        if watching.once, tally.failed + tally.waiting + tally.undelivered > 0 { throw ExitCode.someFailed }
    }
}
