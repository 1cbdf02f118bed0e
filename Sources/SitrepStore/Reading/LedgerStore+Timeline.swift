// What timelines read of the reports that are kept.

import Foundation
import GRDB
import SitrepFormats
public import SitrepLedger
import SitrepModel

extension LedgerStore {
    /// Dated reports that copy no other.
    public func timelineReports() throws -> [TimelineReport] {
        let ledger = try ledger()
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
