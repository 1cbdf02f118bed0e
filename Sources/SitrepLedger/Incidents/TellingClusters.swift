// Joining tellings by their likeness, the likest first.

/// Two tellings by their numbers, the smaller first.
struct TellingPair: Hashable, Comparable {
    let one: Int
    let other: Int

    init(one: Int, other: Int) {
        self.one = min(one, other)
        self.other = max(one, other)
    }

    static func < (a: TellingPair, b: TellingPair) -> Bool { (a.one, a.other) < (b.one, b.other) }
}

/// What was joined and parted by more than likeness, by the numbers of tellings.
struct TellingPairs {
    /// Why two tellings are one, for those that analysts or a course of forces join.
    let together: [TellingPair: IncidentLink.Ground]
    let apart: Set<TellingPair>

    /// `analysts`: theirs is the last word. `courses`: what forces' courses join.
    init(analysts: TellingJoins, courses: TellingJoins, among tellings: [TellingProfile]) {
        var numbers: [EntryID: Int] = [:]
        if !analysts.isEmpty || !courses.isEmpty {
            for (number, telling) in tellings.enumerated() {
                for event in telling.events { numbers[event.citation.entry] = number }
            }
        }
        func pairs(_ entries: Set<EntryPair>) -> Set<TellingPair> {
            Set(
                entries.compactMap { pair in
                    guard let one = numbers[pair.one], let other = numbers[pair.other], one != other else { return nil }
                    return TellingPair(one: one, other: other)
                })
        }
        let parted = pairs(analysts.apart)
        let ofCourses = pairs(courses.together).subtracting(parted).map { ($0, IncidentLink.Ground.course) }
        let ofAnalysts = pairs(analysts.together).map { ($0, IncidentLink.Ground.analyst) }
        together = Dictionary(ofCourses + ofAnalysts, uniquingKeysWith: { _, analyst in analyst })
        apart = parted
    }

    /// Analysts' first.
    var ordered: [TellingPair] {
        together.sorted { ($0.value == .analyst ? 0 : 1, $0.key) < ($1.value == .analyst ? 0 : 1, $1.key) }.map(\.key)
    }
}

/// Groups of tellings that grow while nothing in them contradicts.
struct TellingClusters {
    private let tellings: [TellingProfile]
    private let pairs: [TellingPair: Double]
    private let joins: TellingPairs
    private var clusterOf: [Int]
    private var members: [[Int]]

    init(tellings: [TellingProfile], pairs: [TellingPair: Double], joins: TellingPairs) {
        self.tellings = tellings
        self.pairs = pairs
        self.joins = joins
        clusterOf = Array(tellings.indices)
        members = tellings.indices.map { [$0] }
    }

    /// Joins all that is to be joined, what analysts joined first; gives the pairs that did it.
    mutating func join() -> [TellingPair] {
        var links: [TellingPair] = []
        for pair in joins.ordered {
            let (one, other) = (clusterOf[pair.one], clusterOf[pair.other])
            guard one != other, joins.together[pair] == .analyst || !areParted(members[one], members[other]) else {
                continue
            }
            links.append(pair)
            unite(one, other)
        }
        let likely = pairs.filter { $0.value >= TellingLikeness.enough }
        for (pair, _) in likely.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
            let (one, other) = (clusterOf[pair.one], clusterOf[pair.other])
            guard one != other, mayJoin(members[one], members[other]) else { continue }
            links.append(pair)
            unite(one, other)
        }
        return links
    }

    private mutating func unite(_ one: Int, _ other: Int) {
        let (kept, gone) = (min(one, other), max(one, other))
        for member in members[gone] { clusterOf[member] = kept }
        members[kept] = (members[kept] + members[gone]).sorted()
        members[gone] = []
    }

    /// The first member of the group that a telling is in.
    func cluster(of telling: Int) -> Int { clusterOf[telling] }

    /// Members in order, groups by their first.
    var groups: [[Int]] { members.filter { !$0.isEmpty } }

    private func mayJoin(_ a: [Int], _ b: [Int]) -> Bool {
        var sum = 0.0
        for one in a {
            for other in b {
                if tellings[one].contrast.contradicts(tellings[other].contrast) { return false }
                sum += pairs[TellingPair(one: one, other: other)] ?? 0
            }
        }
        return sum / Double(a.count * b.count) >= TellingLikeness.enoughTogether && !areParted(a, b)
    }

    /// Whether an analyst parted any of the one from any of the other.
    private func areParted(_ a: [Int], _ b: [Int]) -> Bool {
        guard !joins.apart.isEmpty else { return false }
        return a.contains { one in b.contains { joins.apart.contains(TellingPair(one: one, other: $0)) } }
    }
}
