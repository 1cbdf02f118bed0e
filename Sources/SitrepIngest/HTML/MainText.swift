// Finds the element that holds a page's article, and the paragraphs in it.

import SitrepModel

/// Weighs the blocks of a page and chooses the element whose blocks are worth most together.
///
/// Each block has a worth: prose counts its words, link lists and stray short lines count against. The worth of an
/// element is the sum of its blocks, so that an element grows until what it would add costs more than it gives.
struct MainText {
    let tree: HTMLTree
    let marks: PageMarks
    let blocks: [TextBlock]
    let worth: [Double]

    /// What a block is worth; chosen on pages of many sites.
    private enum Worth {
        static let proseWords = 8
        static let shortSentenceWords = 5
        static let mostWords = 120.0
        static let itemShare = 0.7
        static let cellShare = 0.4
        static let doubtShare = 0.35
        static let stray = -1.5
        /// Short lines count for the article inside an element that claims to be its body.
        static let bodyWord = 0.4
        static let mostBodyWords = 12.0
        static let linkedWord = -0.4
        static let mostLinkedWords = 30.0
        static let linkedShare = 0.5
        static let mostlyLink = 0.85
    }

    init(_ tree: HTMLTree, marks: PageMarks, blocks: [TextBlock]) {
        self.tree = tree
        self.marks = marks
        self.blocks = blocks
        worth = blocks.map(Self.worth)
    }

    static func worth(of block: TextBlock) -> Double {
        if block.isOut { return 0 }
        let words = Double(block.words)
        if block.linkShare > Worth.linkedShare, isLinkedProse(block) { return 0 }
        if block.linkShare > Worth.linkedShare { return Worth.linkedWord * min(words, Worth.mostLinkedWords) }
        if block.shape == .heading { return block.linkShare > 0 ? 0 : 1 }
        let isProse =
            block.words >= Worth.proseWords && (block.sentenceEnds > 0 || block.words >= 2 * Worth.proseWords)
            || block.words >= Worth.shortSentenceWords && block.endsSentence
        if !isProse, block.isBody, !block.isDoubtful { return Worth.bodyWord * min(words, Worth.mostBodyWords) }
        guard isProse else { return block.shape == .item || block.shape == .cell ? Worth.stray / 2 : Worth.stray }
        var value = min(words, Worth.mostWords) * (1 - block.linkShare)
        if block.shape == .item { value *= Worth.itemShare }
        if block.shape == .cell { value *= Worth.cellShare }
        if block.isDoubtful { value *= Worth.doubtShare }
        return value
    }

    /// A paragraph of the body that is a sentence although most of it is a link.
    private static func isLinkedProse(_ block: TextBlock) -> Bool {
        block.isBody && block.words >= 2 * Worth.proseWords && block.endsSentence && block.linkShare < Worth.mostlyLink
    }

    /// The article's blocks: those of the container without its furniture, and a lede that stands before it.
    func articleBlocks(in container: Int) -> [TextBlock] {
        let end = tree.end(of: container)
        let inside = blocks.indices.filter { blocks[$0].node >= container && blocks[$0].node < end }
        let prose = inside.filter { worth[$0] > 0 && blocks[$0].shape != .heading }
        guard let first = prose.first, let last = prose.last,
            prose.reduce(0, { $0 + blocks[$1].words }) >= Self.fewestWords
        else { return inside.map { blocks[$0] }.filter { $0.linkShare <= Worth.linkedShare } }
        let kept = inside.compactMap { index in
            var block = blocks[index]
            if block.isOut { return index > first - Self.nearBlocks && index < last + Self.nearBlocks ? block : nil }
            guard keeps(index, first: first, last: last) else {
                block.isOut = true
                block.kind = block.linkShare > Worth.linkedShare ? .link : .boilerplate
                return block
            }
            return block
        }
        return lede(before: inside.first ?? first) + kept
    }

    /// With fewer words of prose, all that the container holds is kept.
    private static let fewestWords = 12
    /// Furniture within so many blocks of the prose is recorded as removed.
    private static let nearBlocks = 8
    /// A lede stands at most so many blocks before the container and has so many words.
    private static let ledeReach = 12
    private static let ledeWords = 10...90

    /// Paragraphs between the page's main heading and the container.
    private func lede(before start: Int) -> [TextBlock] {
        let window = max(0, start - Self.ledeReach)..<start
        guard let heading = window.last(where: { blocks[$0].shape == .heading && blocks[$0].level == 1 }) else {
            return []
        }
        return blocks[(heading + 1)..<start].filter { block in
            !block.isOut && block.linkShare < Worth.linkedShare / 2 && block.shape != .item && block.shape != .cell
                && Self.ledeWords.contains(block.words) && block.endsSentence
        }
    }

    private func keeps(_ index: Int, first: Int, last: Int) -> Bool {
        let block = blocks[index]
        if block.linkShare > Worth.linkedShare, !Self.isLinkedProse(block) {
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
