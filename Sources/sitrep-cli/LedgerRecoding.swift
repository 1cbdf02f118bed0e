// Codes the reports of a ledger anew, with the difference printed as it is found.

import Sitrep
import SitrepLedger
import SitrepModel
import SitrepStore

struct LedgerRecoding {
    let store: LedgerStore
    let recoder: Recoder
    let output: DifferenceOutput

    /// Prints how the new coding differs, and gives the decisions that lose their entry.
    ///
    /// - Parameter keep: called with each report's new coding, in order.
    func run(keep: @escaping (Findings) throws -> Void = { _ in }) throws -> [Decision] {
        let review = try store.review()
        let decisions = review.items.map(\.decision)
        let decided = Set(decisions.flatMap(\.reports))
        var found: [FoundEntry] = []
        var progress = Progress()
        var batches = recoder.batches { recoded in
            progress.step()
            let difference = ReportDifference(from: recoded.before, to: recoded.after)
            output.add(difference)
            if decided.contains(difference.report) { found += FoundEntry.all(in: recoded.after) }
            try keep(recoded.after)
        }
        for id in try store.reportIDs() {
            if let findings = try store.findings(of: id) { try batches.add(findings) }
        }
        try batches.flush()
        progress.finish()
        return review.lost(in: Review(decisions, index: EntryIndex(found)))
    }
}
