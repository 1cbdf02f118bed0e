// What each element of a page is by its tag, role, class words and style, passed down to what it holds.

import SitrepModel

/// Marks of one node, joined with those of the elements around it.
struct NodeMark {
    /// The reader never sees it, or it is surely not the article.
    var isOut = false
    /// Why it is out, where that is worth recording.
    var kind: RemovedSegment.Kind?
    /// Inside something that is perhaps not the article.
    var isDoubtful = false
    var inLink = false
    /// The element's own claim to hold the article.
    var weight: UInt8 = 0
    /// Inside an element that claims strongly to be the article's body.
    var isBody = false
    /// The nearest element around that begins a paragraph.
    var block: Int32 = 0
    /// What the element's own attributes say that it holds.
    var traits: NodeTraits = []
}

/// Marks of all nodes of a page.
struct PageMarks {
    private(set) var marks: [NodeMark] = []
    /// Bytes of visible text below each node that is not in a link, and in links.
    private(set) var prose: [Int32] = []

    subscript(index: Int) -> NodeMark { marks[index] }

    /// The claim from which an element counts as the article's body.
    private static let bodyWeight = 4
    /// With this claim an element is not taken out for another of its class words.
    private static let safeWeight = 3
    /// Shorter runs of text are labels rather than prose.
    private static let proseMinimum = 50

    /// An element that holds more than this share of the page's prose is never taken out as a whole.
    private static let wrapperShare = 0.4
    /// Prose of so few bytes does not make a wrapper.
    private static let wrapperMinimum = 250

    /// `isLenient` takes only elements out whose very name says that they are no article.
    init(_ tree: HTMLTree, isLenient: Bool = false) {
        prose = PageMarks.proseBelow(tree)
        let total = Double(prose.first ?? 0)
        let headings = tree.nodes.indices.filter { tree.nodes[$0].tag == .h1 }
        marks.reserveCapacity(tree.nodes.count)
        var cache = ClassVerdictCache(hidden: StyleRules(tree).hiddenClasses)
        for (index, node) in tree.nodes.enumerated() {
            var mark = index == 0 ? NodeMark() : marks[Int(node.parent)]
            mark.weight = 0
            mark.traits = []
            if node.tag != .text {
                if node.tag.flow == .block { mark.block = Int32(index) }
                if node.tag == .a { mark.inLink = true }
                let isLarge =
                    Double(prose[index]) > total * Self.wrapperShare && Int(prose[index]) > Self.wrapperMinimum
                let holdsHeading = isLarge && headings.contains { $0 >= index && $0 < Int(node.end) }
                let size: Size = isLenient || holdsHeading ? .wholePage : isLarge ? .large : .part
                if isLenient { Self.judgeName(node.tag, &mark) }
                let reading = AttributeReading(tree, index, &cache)
                mark.traits = reading.traits
                Self.judge(node, tree, size, reading, &mark)
                if mark.weight >= Self.bodyWeight { mark.isBody = true }
            }
            marks.append(mark)
        }
    }

    /// Bytes of paragraph-like text that is not in a link, below each node.
    private static func proseBelow(_ tree: HTMLTree) -> [Int32] {
        var prose = [Int32](repeating: 0, count: tree.nodes.count)
        for index in tree.nodes.indices.reversed() {
            let node = tree.nodes[index]
            if node.tag == .text {
                let length = tree.ownText(index).trimmed.count
                prose[index] = length >= proseMinimum ? Int32(length) : 0
            }
            if node.tag.flow == .hidden || node.tag == .a || node.tag == .nav { prose[index] = 0 }
            if index > 0 { prose[Int(node.parent)] += prose[index] }
        }
        return prose
    }

    /// How much of a page's prose an element holds.
    private enum Size {
        case part, large, wholePage
    }

    private static func judge(
        _ node: HTMLTree.Node, _ tree: HTMLTree, _ size: Size, _ reading: AttributeReading, _ mark: inout NodeMark
    ) {
        if node.tag.flow == .hidden {
            mark.isOut = true
            return
        }
        if mark.isOut, mark.kind == nil { return }
        if size != .wholePage { judgeTag(node.tag, reading, isLarge: size == .large, &mark) }
        judgeAttributes(node, tree, size, reading, &mark)
    }

    private static func judgeTag(
        _ tag: HTMLTag, _ reading: AttributeReading, isLarge: Bool, _ mark: inout NodeMark
    ) {
        switch tag {
        case .nav: mark.take(out: .link)
        case .footer: mark.take(out: .boilerplate)
        case .aside where !isLarge: mark.take(out: .boilerplate)
        case .figcaption: mark.take(out: .caption)
        case .form where !isLarge: mark.take(out: .boilerplate)
        case .header, .address: mark.isDoubtful = true
        default: break
        }
        guard !isLarge else { return }
        if reading.isHidden { mark.isOut = true }
        if reading.isFurniture { mark.take(out: .boilerplate) }
    }

    private static func judgeName(_ tag: HTMLTag, _ mark: inout NodeMark) {
        switch tag {
        case .nav: mark.take(out: .link)
        case .footer, .aside: mark.take(out: .boilerplate)
        case .figcaption: mark.take(out: .caption)
        default: break
        }
    }

    private static func judgeAttributes(
        _ node: HTMLTree.Node, _ tree: HTMLTree, _ size: Size, _ reading: AttributeReading, _ mark: inout NodeMark
    ) {
        let verdict = reading.verdict
        if size == .part, reading.isOther { mark.take(out: .boilerplate) }
        let named: UInt8 = node.tag == .article || node.tag == .main ? 2 : 0
        mark.weight = max(reading.weight, named, UInt8(verdict.weight))
        guard size != .wholePage, node.tag != .body, node.tag != .html else { return }
        let isInParagraph = node.tag.flow == .inline && tree.nodes[Int(node.parent)].tag == .p
        if let kind = verdict.drop, !isInParagraph || kind != .boilerplate, verdict.weight < Self.safeWeight {
            if size == .part || verdict.dropsAlways { mark.take(out: kind) }
        }
        if verdict.isDoubtful, !isInParagraph { mark.isDoubtful = true }
    }
}

extension NodeMark {
    /// The first reason stands: what an element inside says does not matter any more.
    mutating func take(out kind: RemovedSegment.Kind) {
        guard !isOut else { return }
        isOut = true
        self.kind = kind
    }
}
