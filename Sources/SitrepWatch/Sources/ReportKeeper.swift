// Codes what was fetched and keeps it, one report after another.

import Foundation
import Sitrep
import SitrepIngest
import SitrepModel
import SitrepStore

/// Codes and keeps; an actor, so that hosts are fetched from side by side while reports are coded one at a time.
actor ReportKeeper {
    private let work: KeepingWork

    init(store: LedgerStore, pipeline: Pipeline, say: @escaping @Sendable (String) -> Void) {
        work = KeepingWork(store: store, pipeline: pipeline, say: say)
    }

    /// Keeps the report of a feed's entry, and that the entry waits no longer, in one transaction.
    func keep(_ result: IntakeResult, of item: WatchedItem) throws -> WatchTally { try work.keep(result, of: item) }

    /// Keeps all reports of one document.
    func keep(_ results: [IntakeResult]) throws -> WatchTally { try work.keep(results) }

    /// Reads a file as `sitrep ingest` does.
    func keep(file source: InputSource) throws -> WatchTally { try work.keep(file: source) }
}

/// What the keeper does, without its being an actor.
private struct KeepingWork: Sendable {
    let store: LedgerStore
    let pipeline: Pipeline
    let say: @Sendable (String) -> Void

    func keep(_ result: IntakeResult, of item: WatchedItem) throws -> WatchTally {
        var tally = WatchTally()
        var findings: [Findings] = []
        try pipeline.run([result], isWanted: isNew) { outcome in
            count(outcome, in: &tally)
            if case .record(let record) = outcome { findings.append(record) }
        }
        let added = try store.keep(findings, of: item)
        tally.added = added
        tally.known += findings.count - added
        return tally
    }

    func keep(_ results: [IntakeResult]) throws -> WatchTally {
        var tally = WatchTally()
        try pipeline.run(results, isWanted: isNew) { try settle($0, in: &tally) }
        return tally
    }

    func keep(file source: InputSource) throws -> WatchTally {
        var tally = WatchTally()
        try pipeline.run([source], isWanted: isNew) { try settle($0, in: &tally) }
        return tally
    }

    private func isNew(_ info: DocumentInfo) throws -> Bool { try !store.contains(digest: info.digest) }

    private func settle(_ outcome: Pipeline.Outcome, in tally: inout WatchTally) throws {
        count(outcome, in: &tally)
        guard case .record(let findings) = outcome else { return }
        if try store.add(findings) { tally.added += 1 } else { tally.known += 1 }
    }

    private func count(_ outcome: Pipeline.Outcome, in tally: inout WatchTally) {
        switch outcome {
        case .record: break
        case .skipped: tally.known += 1
        case .failure(let error):
            tally.failed += 1
            tally.isUnreadable = tally.isUnreadable || [.unreadable, .missing].contains(error.code)
            say(error.description)
        }
    }
}
