// Finds the reports that a new one is to be compared with, among any number, by the keys that they share.

import SitrepModel

/// Reports so far by what they are looked up by; the groups of linked reports do not depend on the order of arrival.
public struct CopyIndex: Sendable {
    /// Compares a report with every candidate instead of until it is linked to each group of candidates.
    private let linksEveryPair: Bool
    private var holders: [Int64: [Int32]] = [:]
    private var profiles: [CopyProfile] = []
    private var names: [ReportID] = []
    private var groups = LinkedSets()

    public init(linksEveryPair: Bool = false) { self.linksEveryPair = linksEveryPair }

    /// The links of all reports among each other.
    static func links(of reports: [ReportEntries]) -> [CopyLink] {
        var index = CopyIndex()
        return reports.flatMap { report in report.copyProfile.map { index.add(report.id, $0) } ?? [] }
    }

    /// Adds a report and gives its links to those before it.
    public mutating func add(_ id: ReportID, _ profile: CopyProfile) -> [CopyLink] {
        let number = Int32(profiles.count)
        let keys = profile.lookupKeys
        var links: [CopyLink] = []
        groups.append()
        var linked = GroupBudget()
        for candidate in candidates(for: keys) {
            let group = groups.top(of: candidate)
            guard linksEveryPair || linked.isOpen(group),
                let relation = CopyJudge.relation(profile, profiles[candidate])
            else { continue }
            linked.count(group)
            links.append(CopyLink(report: id, other: names[candidate], relation: relation))
        }
        for group in linked.groups { groups.join(group, Int(number)) }
        for key in keys { holders[key, default: []].append(number) }
        profiles.append(profile)
        names.append(id)
        return links
    }

    /// The earliest first.
    private func candidates(for keys: [Int64]) -> [Int] {
        var shared: [Int32: Int] = [:]
        for key in keys {
            for holder in holders[key] ?? [] { shared[holder, default: 0] += 1 }
        }
        let enough = shared.filter { $0.value >= CopyProfile.minimumSharedKeyCount }.map { Int($0.key) }
        return enough.sorted { order($0) < order($1) }
    }

    private func order(_ number: Int) -> (Int, ReportID) {
        (profiles[number].published?.minutesSinceEpoch ?? .max, names[number])
    }
}

/// How often a new report was linked to each group: a few links hold it there, thousands would add nothing.
public struct GroupBudget {
    private static let mostLinks = 4
    private var counts: [Int: Int] = [:]

    public init() {}

    /// The groups that the report belongs to, the smallest first.
    public var groups: [Int] { counts.keys.sorted() }

    public func isOpen(_ group: Int) -> Bool { counts[group, default: 0] < GroupBudget.mostLinks }
    public mutating func count(_ group: Int) { counts[group, default: 0] += 1 }
}

/// Numbered things that are joined into sets.
struct LinkedSets: Sendable {
    private var parents: [Int] = []

    mutating func append() { parents.append(parents.count) }

    /// The number that stands for the set.
    mutating func top(of number: Int) -> Int {
        var at = number
        while parents[at] != at {
            parents[at] = parents[parents[at]]
            at = parents[at]
        }
        return at
    }

    mutating func join(_ a: Int, _ b: Int) {
        let (one, other) = (top(of: a), top(of: b))
        parents[max(one, other)] = min(one, other)
    }
}
