// What timelines read of the reports that are kept.

import Foundation
import GRDB
import SitrepFormats
public import SitrepLedger
import SitrepModel

extension LedgerStore {
    /// Dated reports of the ledger that copy no other.
    public func timelineReports(of ledger: Ledger) throws -> [TimelineReport] {
        let copies = CopyGroups(reports: ledger.reports, links: ledger.links)
        var reports: [TimelineReport] = []
        try forEachRecord { record in
            let findings = try RecordReader().findings(in: record)
            let id = ReportID(digest: findings.document.digest)
            guard copies.origins[id] == nil, let report = TimelineReport(findings, id: id) else { return }
            reports.append(report)
        }
        return reports
    }
}
