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

/// Groups of tellings that grow while nothing in them contradicts.
struct TellingClusters {
    private let tellings: [TellingProfile]
    private let pairs: [TellingPair: Double]
    private var clusterOf: [Int]
    private var members: [[Int]]

    init(tellings: [TellingProfile], pairs: [TellingPair: Double]) {
        self.tellings = tellings
        self.pairs = pairs
        clusterOf = Array(tellings.indices)
        members = tellings.indices.map { [$0] }
    }

    /// Joins all that is to be joined; gives the pairs that did it.
    mutating func join() -> [TellingPair] {
        var links: [TellingPair] = []
        let likely = pairs.filter { $0.value >= TellingLikeness.enough }
        for (pair, _) in likely.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
            let (one, other) = (clusterOf[pair.one], clusterOf[pair.other])
            guard one != other, mayJoin(members[one], members[other]) else { continue }
            links.append(pair)
            let (kept, gone) = (min(one, other), max(one, other))
            for member in members[gone] { clusterOf[member] = kept }
            members[kept] = (members[kept] + members[gone]).sorted()
            members[gone] = []
        }
        return links
    }

    /// The first member of the group that a telling is in.
    func cluster(of telling: Int) -> Int { clusterOf[telling] }

    /// Members in order, groups by their first.
    var groups: [[Int]] { members.filter { !$0.isEmpty } }

    private func mayJoin(_ a: [Int], _ b: [Int]) -> Bool {
        var sum = 0.0
        for one in a {
            for other in b {
                if TellingLikeness.contradict(tellings[one], tellings[other]) { return false }
                sum += pairs[TellingPair(one: one, other: other)] ?? 0
            }
        }
        return sum / Double(a.count * b.count) >= TellingLikeness.enoughTogether
    }
}
