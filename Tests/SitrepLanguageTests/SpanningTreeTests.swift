// The best tree is compared with every tree there is.

@testable import SitrepLanguage
import Testing

@Suite struct SpanningTreeTests {
    /// Every assignment of heads to `words` words that is a tree with one root.
    private func trees(_ words: Int) -> [[Int]] {
        var all: [[Int]] = [[]]
        for _ in 0..<words { all = all.flatMap { heads in (0...words).map { heads + [$0] } } }
        return all.filter { heads in
            heads.count(where: { $0 == 0 }) == 1
                && heads.indices.allSatisfy { word in
                    var at = word
                    for _ in 0...words {
                        if heads[at] == 0 { return true }
                        at = heads[at] - 1
                    }
                    return false
                }
        }
    }

    private func total(_ heads: [Int], _ scores: [Float]) -> Float {
        heads.enumerated().reduce(0) { $0 + scores[$1.offset * (heads.count + 1) + $1.element] }
    }

    @Test(arguments: 1...4) func theBestTreeIsFound(words: Int) {
        var generator = Hash(seed: UInt64(words))
        let candidates = trees(words)
        for _ in 0..<200 {
            let scores = (0..<words * (words + 1)).map { _ -> Float in
                generator.add(7)
                return Float(generator.bucket(of: 1024)) / 64 - 8
            }
            var tree = SpanningTree()
            tree.solve(scores, words: words)
            let best = candidates.map { total($0, scores) }.max() ?? 0
            #expect(candidates.contains(tree.heads))
            #expect(abs(total(tree.heads, scores) - best) < 0.001)
        }
    }
}
