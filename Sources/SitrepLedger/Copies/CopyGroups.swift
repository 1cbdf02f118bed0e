// Which reports carry one another's words, and whose they are: forty reprints are one witness.

import SitrepModel

/// Linked reports with the one that the others carry.
public struct CopyGroups: Sendable {
    /// The origin of each copy; reports that are no copies are absent.
    public let origins: [ReportID: ReportID]

    /// `reports` in ledger order, the earlier first; links to other reports are passed over.
    public init(reports: [ReportEntries], links: [CopyLink]) {
        var sets = LinkedSets()
        var numbers: [ReportID: Int] = [:]
        for (number, report) in reports.enumerated() {
            numbers[report.id] = number
            sets.append()
        }
        for link in links {
            guard let one = numbers[link.report], let other = numbers[link.other] else { continue }
            sets.join(one, other)
        }
        var members: [Int: [Int]] = [:]
        for number in reports.indices { members[sets.top(of: number), default: []].append(number) }
        var origins: [ReportID: ReportID] = [:]
        for group in members.values where group.count > 1 {
            let origin = CopyGroups.origin(of: group.map { reports[$0] })
            for number in group where reports[number].id != origin { origins[reports[number].id] = origin }
        }
        self.origins = origins
    }

    /// All of a ledger.
    public init(_ ledger: Ledger) { self.init(reports: ledger.reports, links: ledger.links) }

    /// The report whose witness this one repeats; itself when it is no copy.
    public func origin(of report: ReportID) -> ReportID { origins[report] ?? report }

    /// Number of independent reports among those given.
    public func witnessCount(of reports: some Sequence<ReportID>) -> Int {
        Set(reports.map(origin)).count
    }

    /// The earliest report of the agency that most of the group credit, where the group has one; else the earliest.
    private static func origin(of group: [ReportEntries]) -> ReportID? {
        var credits: [String: Int] = [:]
        for report in group {
            if let credit = report.credit?.lowercased() { credits[credit, default: 0] += 1 }
        }
        for (agency, _) in credits.sorted(by: { ($0.value, $1.key) > ($1.value, $0.key) }) {
            if let first = group.first(where: { $0.info.publisher?.lowercased() == agency }) { return first.id }
        }
        return group.first?.id
    }
}
