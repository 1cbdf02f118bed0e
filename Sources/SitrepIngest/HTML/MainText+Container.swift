// Chooses the element that holds the article: by the sums of its blocks' worth and by what it claims to be.

extension MainText {
    /// The share of the best sum with which an element of a claim from 2 to 5 is preferred.
    private static let claimShares: [(claim: UInt8, share: Double)] = [(5, 0.12), (4, 0.25), (3, 0.4), (2, 0.45)]
    /// Fewer words than this make no article, whatever the element claims.
    private static let fewestWorth = 25.0
    /// Elements of the same claim side by side are parts of one article when together they are so much more.
    private static let partsFactor = 1.4
    /// An earlier element of the same class is the page's own article when it has this share of a later one.
    private static let twinShare = 0.3

    /// Index of the element that holds the article; the root when nothing stands out.
    func container() -> Int {
        let sums = sumsOfWorth()
        var best = 0
        for index in tree.nodes.indices where sums[index] >= sums[best] && tree.nodes[index].tag != .text {
            best = index
        }
        for (claim, share) in Self.claimShares {
            let least = max(Self.fewestWorth, share * sums[best])
            let rivals = tree.nodes.indices.filter { marks[$0].weight >= claim && sums[$0] >= least && isHolder($0) }
            guard let most = rivals.max(by: { (sums[$0], $1) < (sums[$1], $0) }) else { continue }
            let first = rivals.first { isTwin($0, most) && sums[$0] >= Self.twinShare * sums[most] } ?? most
            return beforeList(joined(first, most, rivals, sums), sums)
        }
        return sums[best] >= Self.fewestWorth ? beforeList(best, sums) : fallback(best)
    }

    /// So many articles in one element are a list of other articles.
    private static let fewestListed = 3

    /// The article that stands before the chosen element where that is a list of others.
    private func beforeList(_ chosen: Int, _ sums: [Double]) -> Int {
        guard listedArticles(in: chosen, sums) >= Self.fewestListed else { return chosen }
        let own = tree.nodes.indices[..<chosen].last {
            tree.nodes[$0].tag == .article && tree.end(of: $0) <= chosen && sums[$0] >= Self.fewestWorth
        }
        guard let own, listedArticles(in: own, sums) == 0, !isListed(own, sums) else { return chosen }
        return own
    }

    /// Articles of some worth inside an element, those inside them left out.
    private func listedArticles(in index: Int, _ sums: [Double]) -> Int {
        var (count, at) = (0, index + 1)
        while at < tree.end(of: index) {
            if tree.nodes[at].tag == .article, sums[at] > 0 {
                count += 1
                at = tree.end(of: at)
            } else {
                at += 1
            }
        }
        return count
    }

    /// One of several articles side by side.
    private func isListed(_ index: Int, _ sums: [Double]) -> Bool {
        listedArticles(in: tree.parent(of: index), sums) > Self.fewestListed
    }

    private func sumsOfWorth() -> [Double] {
        var sums = [Double](repeating: 0, count: tree.nodes.count)
        for (block, value) in zip(blocks, worth) { sums[block.node] += value }
        for index in tree.nodes.indices.dropFirst().reversed() { sums[tree.parent(of: index)] += sums[index] }
        return sums
    }

    /// Elements that hold paragraphs rather than being one.
    private func isHolder(_ index: Int) -> Bool {
        let tag = tree.nodes[index].tag
        return tag.flow == .block && tag != .p && tag != .li && tag != .body && tag != .html && !tag.isHeading
    }

    /// The same kind of element: same name, same words in its class, none inside the other.
    private func isTwin(_ a: Int, _ b: Int) -> Bool {
        guard a < b, tree.end(of: a) <= b, tree.nodes[a].tag == tree.nodes[b].tag else { return false }
        let (first, second) = (tree.attribute(.class, of: a), tree.attribute(.class, of: b))
        guard let first, let second else { return first == nil && second == nil }
        return Array(first.prefix { !$0.isDigit }) == Array(second.prefix { !$0.isDigit })
    }

    /// The parent when the chosen element is one of several parts side by side.
    private func joined(_ chosen: Int, _ most: Int, _ rivals: [Int], _ sums: [Double]) -> Int {
        if chosen != most, isContinued(from: chosen, to: most) { return commonHolder(chosen, most) }
        let parent = tree.parent(of: chosen)
        let parts = rivals.filter { tree.parent(of: $0) == parent && tree.nodes[$0].tag != .article }
        let together = parts.reduce(0) { $0 + sums[$1] }
        return parts.count > 1 && together > Self.partsFactor * sums[chosen] && parent > 0 ? parent : chosen
    }

    /// True when no heading of a page and no border of an `article` stands between two parts.
    private func isContinued(from first: Int, to second: Int) -> Bool {
        func article(around index: Int) -> Int {
            var at = index
            while at > 0, tree.nodes[at].tag != .article { at = tree.parent(of: at) }
            return at
        }
        let between = tree.end(of: first)..<second
        return article(around: first) == article(around: second) && tree.nodes[first].tag != .article
            && !between.contains { tree.nodes[$0].tag == .h1 }
    }

    private func commonHolder(_ a: Int, _ b: Int) -> Int {
        var at = tree.parent(of: a)
        while at > 0, tree.end(of: at) <= b { at = tree.parent(of: at) }
        return at
    }

    /// A page of so few letters is taken whole.
    private static let smallPage = 400

    /// Without prose: the element with the strongest claim that holds any text.
    private func fallback(_ best: Int) -> Int {
        var letters = [Int](repeating: 0, count: tree.nodes.count)
        for block in blocks where !block.isOut && block.linkShare < 0.5 { letters[block.node] += block.text.count }
        for index in tree.nodes.indices.dropFirst().reversed() { letters[tree.parent(of: index)] += letters[index] }
        let least = 40
        let candidates = tree.nodes.indices.filter { marks[$0].weight >= 2 && isHolder($0) && letters[$0] >= least }
        // A page of a few words has no element of worth; its root holds them.
        return candidates.max { (marks[$0].weight, letters[$0], $1) < (marks[$1].weight, letters[$1], $0) }
            ?? (letters[best] > 0 && letters[0] > Self.smallPage ? best : 0)
    }
}
