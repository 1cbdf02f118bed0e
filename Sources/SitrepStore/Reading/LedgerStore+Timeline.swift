// What timelines read of the reports that are kept.

import GRDB
public import SitrepLedger
import SitrepModel

extension LedgerStore {
    /// The days that mattered, of the ledger's dated reports that copy no other.
    public func timeline(of ledger: Ledger, dayLimit: Int, sentenceLimit: Int) throws -> Timeline {
        let copies = CopyGroups(ledger)
        let reports = try reportDays().filter { copies.origins[$0.id] == nil }
        return try TimelineBuilder.timeline(of: reports, dayLimit: dayLimit, sentenceLimit: sentenceLimit) { wanted in
            try wanted.sorted().compactMap { id in
                try findings(of: id).flatMap { TimelineReport($0, id: id) }
            }
        }
    }

    /// The days that each dated report names.
    private func reportDays() throws -> [ReportDays] {
        try pool.read { db in
            var named: [Int64: [CalendarDate]] = [:]
            let days = try Row.fetchCursor(db, sql: "SELECT report, day FROM named_day ORDER BY report, day")
            while let row = try days.next() {
                let day: String = row[1]
                CalendarDate(iso8601: day).map { named[row[0], default: []].append($0) }
            }
            return try Row.fetchAll(db, sql: "SELECT number, id, published FROM report ORDER BY number").compactMap {
                let published: String? = $0[2]
                guard let day = published.flatMap({ PublicationTime(iso8601: $0) })?.date else { return nil }
                return ReportDays(id: ReportID($0[1]), published: day, named: named[$0[0]] ?? [])
            }
        }
    }
}
