// Which reports carry another's sentences: forty reprints are one witness.

/// Reports grouped with the earlier report whose sentences they carry.
public struct CopyGroups: Sendable {
    /// A report is a copy when at least this share of its longer sentences stands in one earlier report.
    public static let minimumShare = 0.5

    /// The origin of each copy; reports that are no copies are absent.
    public let origins: [ReportID: ReportID]

    /// `reports` in ledger order: the earlier of two is the origin.
    public init(reports: [ReportEntries]) {
        var holders: [Int64: [Int]] = [:]
        var origins: [ReportID: ReportID] = [:]
        for (index, report) in reports.enumerated() {
            var shared: [Int: Int] = [:]
            for key in report.sentenceKeys {
                for earlier in holders[key] ?? [] { shared[earlier, default: 0] += 1 }
            }
            let best = shared.max { ($0.value, -$0.key) < ($1.value, -$1.key) }
            if let best, Double(best.value) >= CopyGroups.minimumShare * Double(report.sentenceKeys.count) {
                origins[report.id] = origins[reports[best.key].id] ?? reports[best.key].id
            }
            for key in report.sentenceKeys { holders[key, default: []].append(index) }
        }
        self.origins = origins
    }

    /// The report whose witness this one repeats; itself when it is no copy.
    public func origin(of report: ReportID) -> ReportID { origins[report] ?? report }

    /// Number of independent reports among those given.
    public func witnessCount(of reports: some Sequence<ReportID>) -> Int {
        Set(reports.map(origin)).count
    }
}
