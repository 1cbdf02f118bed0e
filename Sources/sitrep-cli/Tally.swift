// Counts what became of the inputs and says what failed as it happens.

import ArgumentParser
import Sitrep
import SitrepIngest

/// Used from one thread: outcomes are delivered in order.
final class Tally {
    private(set) var records = 0
    private(set) var skipped = 0
    private(set) var failures = 0
    private var progress = Progress()

    func count(_ outcome: Pipeline.Outcome) {
        progress.step()
        switch outcome {
        case .record: records += 1
        case .skipped: skipped += 1
        case .failure(let error):
            failures += 1
            Terminal.message(error.description)
        }
    }

    /// Ends the command with the documented exit code.
    func finish(failEmpty: Bool) throws {
        progress.finish()
        if records + skipped + failures == 0 { Terminal.message("no report was found in the inputs") }
        if failures > 0 { throw ExitCode.someFailed }
        if failEmpty, records + skipped == 0 { throw ExitCode.nothingFound }
    }
}
