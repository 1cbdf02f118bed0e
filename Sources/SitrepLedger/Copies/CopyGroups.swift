// Which reports carry another's sentences, or its content in other words: forty reprints are one witness.

/// Reports grouped with the earlier report that they carry.
public struct CopyGroups: Sendable {
    /// What makes a report a copy of an earlier one.
    struct Measure: Sendable {
        /// At least this share of its keys stands in the earlier report …
        let minimumShare: Double
        /// … and at least so many of them.
        let minimumCount: Int
        let keys: @Sendable (ReportEntries) -> [Int64]
    }

    /// Reprints by their sentences, paraphrases by their names and numbers in order: the first that applies decides.
    static let measures = [
        Measure(minimumShare: 0.5, minimumCount: 1) { $0.sentenceKeys },
        // Among 2,493 news posts of 2016, these two numbers join 14 pairs of revised posts that share too few sentences,
        // two pairs of separate posts on one event, and none on different ones.
        Measure(minimumShare: 0.35, minimumCount: 8) { $0.contentKeys },
    ]

    /// The origin of each copy; reports that are no copies are absent.
    public let origins: [ReportID: ReportID]

    /// `reports` in ledger order: the earlier of two is the origin.
    public init(reports: [ReportEntries]) {
        var indexes = CopyGroups.measures.map { KeyIndex(measure: $0) }
        var origins: [ReportID: ReportID] = [:]
        for (number, report) in reports.enumerated() {
            if let earlier = indexes.lazy.compactMap({ $0.origin(of: report) }).first {
                origins[report.id] = origins[reports[earlier].id] ?? reports[earlier].id
            }
            for index in indexes.indices { indexes[index].add(report, number) }
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

/// Which of the reports so far hold a key.
private struct KeyIndex {
    let measure: CopyGroups.Measure
    private var holders: [Int64: [Int]] = [:]

    init(measure: CopyGroups.Measure) { self.measure = measure }

    /// The earlier report that holds most of the keys, where that makes a copy; the earliest of equal ones.
    func origin(of report: ReportEntries) -> Int? {
        let keys = measure.keys(report)
        var shared: [Int: Int] = [:]
        for key in keys {
            for earlier in holders[key] ?? [] { shared[earlier, default: 0] += 1 }
        }
        guard let best = shared.max(by: { ($0.value, -$0.key) < ($1.value, -$1.key) }),
            best.value >= measure.minimumCount, Double(best.value) >= measure.minimumShare * Double(keys.count)
        else { return nil }
        return best.key
    }

    mutating func add(_ report: ReportEntries, _ number: Int) {
        for key in measure.keys(report) { holders[key, default: []].append(number) }
    }
}
