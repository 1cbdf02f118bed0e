// The best tree over scores of arcs, with one root.

/// Chu–Liu and Edmonds, run only where the best heads alone make a cycle. https://aclanthology.org/H05-1066/
struct SpanningTree {
    /// The head of each word: 0 for the root, else its number from 1.
    private(set) var heads: [Int] = []

    /// - Parameter scores: a row for each word: the root's score, then each word's.
    mutating func solve(_ scores: UnsafePointer<Float>, words: Int) {
        let columns = words + 1
        heads = [Int](repeating: 0, count: words)
        for word in 0..<words {
            var best = word == 0 && words > 1 ? 2 : 1
            if words == 1 { best = 0 }
            for head in 1..<columns
            where head != word + 1 && scores[word * columns + head] > scores[word * columns + best] {
                best = head
            }
            if scores[word * columns] > scores[word * columns + best] { best = 0 }
            heads[word] = best
        }
        if heads.count(where: { $0 == 0 }) == 1, !hasCycle() { return }
        solveExactly(scores, words: words)
    }

    private func hasCycle() -> Bool {
        var state = [Int](repeating: 0, count: heads.count)
        for first in heads.indices {
            var word = first
            while word >= 0, state[word] == 0 {
                state[word] = first + 1
                word = heads[word] - 1
            }
            if word >= 0, state[word] == first + 1 { return true }
        }
        return false
    }

    /// Makes the root so dear that just one word takes it, then finds the best tree.
    private mutating func solveExactly(_ scores: UnsafePointer<Float>, words: Int) {
        let size = words + 1
        var table = [Double](repeating: -.infinity, count: size * size)
        var low = 0.0
        var high = 0.0
        for word in 0..<words {
            for head in 0..<size where head != word + 1 {
                let score = Double(scores[word * size + head])
                table[(word + 1) * size + head] = score
                low = min(low, score)
                high = max(high, score)
            }
        }
        let price = (high - low + 1) * Double(size)
        for word in 1..<size { table[word * size] -= price }
        let best = Self.arborescence(table, size: size)
        for word in 0..<words { heads[word] = best[word + 1] }
    }

    /// Heads of nodes 1..<size under node 0; `scores[node * size + head]`.
    private static func arborescence(_ scores: [Double], size: Int) -> [Int] {
        var best = [Int](repeating: 0, count: size)
        for node in 1..<max(1, size) {
            for head in 0..<size where head != node && scores[node * size + head] > scores[node * size + best[node]] {
                best[node] = head
            }
        }
        guard let cycle = firstCycle(best) else { return best }
        return expanded(cycle, scores, size, best)
    }

    private static func firstCycle(_ heads: [Int]) -> [Int]? {
        var state = [Int](repeating: 0, count: heads.count)
        for first in heads.indices.dropFirst() {
            var node = first
            while node != 0, state[node] == 0 {
                state[node] = first
                node = heads[node]
            }
            if node != 0, state[node] == first {
                var cycle = [node]
                var next = heads[node]
                while next != node {
                    cycle.append(next)
                    next = heads[next]
                }
                return cycle
            }
        }
        return nil
    }

    /// Solves with the cycle as one node, then opens the cycle where its best head from outside enters.
    private static func expanded(_ cycle: [Int], _ scores: [Double], _ size: Int, _ best: [Int]) -> [Int] {
        let inside = Set(cycle)
        let outside = (0..<size).filter { !inside.contains($0) }
        let small = outside.count + 1
        let joint = outside.count
        let weight = cycle.reduce(0) { $0 + scores[$1 * size + best[$1]] }
        var table = [Double](repeating: -.infinity, count: small * small)
        var entries = [Int](repeating: 0, count: small)
        var exits = [Int](repeating: 0, count: small)
        for (index, node) in outside.enumerated() {
            for (other, head) in outside.enumerated() where index != other {
                table[index * small + other] = scores[node * size + head]
            }
            for member in cycle {
                let enter = scores[member * size + node] - scores[member * size + best[member]] + weight
                if enter > table[joint * small + index] {
                    table[joint * small + index] = enter
                    entries[index] = member
                }
                let leave = scores[node * size + member]
                if leave > table[index * small + joint] {
                    table[index * small + joint] = leave
                    exits[index] = member
                }
            }
        }
        let solved = arborescence(table, size: small)
        var heads = best
        for (index, node) in outside.enumerated() where node != 0 {
            heads[node] = solved[index] == joint ? exits[index] : outside[solved[index]]
        }
        let entry = entries[solved[joint]]
        heads[entry] = outside[solved[joint]]
        return heads
    }
}
