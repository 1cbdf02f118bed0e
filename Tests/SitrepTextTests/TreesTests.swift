// Trees by hand: dependents, reach and coordination.

import Testing

@testable import SitrepText

@Suite struct TreesTests {
    /// "Troops and police left the city": left is the root.
    private let trees = Trees(
        heads: [3, 2, 0, -1, 5, 3],
        relations: [.subject, .coordinator, .conjunct, .root, .determiner, .object])

    @Test func dependentsComeInOrder() {
        #expect(Array(trees.dependents(of: 3)) == [0, 5])
        #expect(trees.dependent(of: 3, .object) == 5)
        #expect(trees.dependent(of: 3, .agent) == nil)
        #expect(trees.head(of: 3) == nil)
        #expect(trees.head(of: 4) == 5)
    }

    @Test func aSubtreeReachesFromFirstToLast() {
        #expect(trees.subtree(of: 0) == 0..<3)
        #expect(trees.subtree(of: 3) == 0..<6)
        #expect(trees.subtree(of: 5) == 4..<6)
        #expect(trees.subtree(of: 1) == 1..<2)
    }

    @Test func conjunctsFollowTheirFirst() {
        #expect(trees.conjuncts(of: 0) == [0, 2])
        #expect(trees.conjuncts(of: 5) == [5])
    }

    @Test func standingBelow() {
        #expect(trees.isBelow(1, 0))
        #expect(trees.isBelow(1, 3))
        #expect(!trees.isBelow(5, 0))
    }

    @Test func noTokensNoTree() {
        let empty = Trees(heads: [], relations: [])
        #expect(Mirror(reflecting: empty).children.count > 0)
    }
}
