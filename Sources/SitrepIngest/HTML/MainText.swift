// Finds the element that holds a page's article, and the paragraphs in it.

import SitrepModel

/// Weighs the blocks of a page and chooses the element whose blocks are worth most together.
///
/// Each block has a worth: prose counts its words, link lists and stray short lines count against. The worth of an
/// element is the sum of its blocks, so that an element grows until what it would add costs more than it gives.
struct MainText {
    private let tree: HTMLTree
    private let marks: PageMarks
    private let blocks: [TextBlock]
    private let worth: [Double]

    /// What a block is worth; chosen on pages of many sites.
    private enum Worth {
        static let proseWords = 8
        static let shortSentenceWords = 5
        static let mostWords = 120.0
        static let itemShare = 0.7
        static let cellShare = 0.4
        static let doubtShare = 0.35
        static let stray = -1.5
        static let linkedWord = -0.4
        static let mostLinkedWords = 30.0
        static let linkedShare = 0.5
    }

    /// How much an element's own claim to hold the article raises its sum.
    private static let weightStep = 0.15
    /// An element that claims more may win with this share of the best sum.
    private static let rivalShare = 0.55

    init(_ tree: HTMLTree, marks: PageMarks, blocks: [TextBlock]) {
        self.tree = tree
        self.marks = marks
        self.blocks = blocks
        worth = blocks.map(Self.worth)
    }

    static func worth(of block: TextBlock) -> Double {
        if block.isOut { return 0 }
        let words = Double(block.words)
        if block.linkShare > Worth.linkedShare { return Worth.linkedWord * min(words, Worth.mostLinkedWords) }
        if block.shape == .heading { return block.linkShare > 0 ? 0 : 1 }
        let isProse =
            block.words >= Worth.proseWords && (block.sentenceEnds > 0 || block.words >= 2 * Worth.proseWords)
            || block.words >= Worth.shortSentenceWords && block.endsSentence
        guard isProse else { return block.shape == .item || block.shape == .cell ? Worth.stray / 2 : Worth.stray }
        var value = min(words, Worth.mostWords) * (1 - block.linkShare)
        if block.shape == .item { value *= Worth.itemShare }
        if block.shape == .cell { value *= Worth.cellShare }
        if block.isDoubtful { value *= Worth.doubtShare }
        return value
    }

    /// Index of the element that holds the article; the root when nothing stands out.
    func container() -> Int {
        var sums = [Double](repeating: 0, count: tree.nodes.count)
        for (block, value) in zip(blocks, worth) { sums[block.node] += value }
        for index in tree.nodes.indices.dropFirst().reversed() { sums[tree.parent(of: index)] += sums[index] }
        var best = 0
        for index in tree.nodes.indices where sums[index] >= sums[best] && tree.nodes[index].tag != .text {
            best = index
        }
        guard sums[best] > 0 else { return 0 }
        var chosen = best
        var most = sums[best] * (1 + Self.weightStep * Double(marks[best].weight))
        for index in best..<tree.end(of: best) where sums[index] > Self.rivalShare * sums[best] {
            let value = sums[index] * (1 + Self.weightStep * Double(marks[index].weight))
            if value >= most { (chosen, most) = (index, value) }
        }
        return chosen
    }

    /// The article's blocks: those of the container without its furniture.
    func articleBlocks(in container: Int) -> [TextBlock] {
        let end = tree.end(of: container)
        let inside = blocks.indices.filter { blocks[$0].node >= container && blocks[$0].node < end }
        guard let first = inside.first(where: { worth[$0] > 0 && blocks[$0].shape != .heading }),
            let last = inside.last(where: { worth[$0] > 0 && blocks[$0].shape != .heading })
        else { return inside.map { blocks[$0] } }
        return inside.compactMap { index in
            var block = blocks[index]
            if block.isOut { return index > first - 8 && index < last + 8 ? block : nil }
            guard keeps(index, first: first, last: last, inside: inside) else {
                block.isOut = true
                block.kind = block.linkShare > Worth.linkedShare ? .link : .boilerplate
                return block
            }
            return block
        }
    }

    private func keeps(_ index: Int, first: Int, last: Int, inside: [Int]) -> Bool {
        let block = blocks[index]
        if block.linkShare > Worth.linkedShare {
            return block.shape == .heading || block.shape == .cell ? index > first && index < last : false
        }
        if block.shape == .heading { return keepsHeading(index, first: first, last: last) }
        if worth[index] > 0 { return !block.isDoubtful || block.words >= 2 * Worth.proseWords }
        if block.isDoubtful { return false }
        if index > first, index < last { return true }
        return block.shape == .paragraph && block.words >= Worth.shortSentenceWords
    }

    /// A heading stays when prose of the article follows before the next heading of its level.
    private func keepsHeading(_ index: Int, first: Int, last: Int) -> Bool {
        guard index < last else { return false }
        for next in (index + 1)...last {
            if blocks[next].isOut { continue }
            if blocks[next].shape == .heading, blocks[next].level <= blocks[index].level { return false }
            if worth[next] > 0, blocks[next].shape != .heading { return true }
            if next - index > 6 { return true }
        }
        return false
    }
}
