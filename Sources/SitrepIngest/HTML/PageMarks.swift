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
        var cache = ClassVerdictCache()
        for (index, node) in tree.nodes.enumerated() {
            var mark = index == 0 ? NodeMark() : marks[Int(node.parent)]
            mark.weight = 0
            if node.tag != .text {
                if node.tag.flow == .block { mark.block = Int32(index) }
                if node.tag == .a { mark.inLink = true }
                let isLarge =
                    Double(prose[index]) > total * Self.wrapperShare && Int(prose[index]) > Self.wrapperMinimum
                let holdsHeading = isLarge && headings.contains { $0 >= index && $0 < Int(node.end) }
                let size: Size = holdsHeading ? .wholePage : isLarge ? .large : .part
                if isLenient { Self.judgeName(node.tag, &mark) }
                Self.judge(index, tree, isLenient ? .wholePage : size, &mark, &cache)
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
        _ index: Int, _ tree: HTMLTree, _ size: Size, _ mark: inout NodeMark, _ cache: inout ClassVerdictCache
    ) {
        let tag = tree.nodes[index].tag
        if tag.flow == .hidden {
            mark.isOut = true
            return
        }
        if mark.isOut, mark.kind == nil { return }
        if size != .wholePage { judgeTag(index, tree, isLarge: size == .large, &mark) }
        judgeAttributes(index, tree, size, &mark, &cache)
    }

    private static func judgeTag(_ index: Int, _ tree: HTMLTree, isLarge: Bool, _ mark: inout NodeMark) {
        switch tree.nodes[index].tag {
        case .nav: mark.take(out: .link)
        case .footer: mark.take(out: .boilerplate)
        case .aside where !isLarge: mark.take(out: .boilerplate)
        case .figcaption: mark.take(out: .caption)
        case .form where !isLarge: mark.take(out: .boilerplate)
        case .header, .address: mark.isDoubtful = true
        default: break
        }
        guard !isLarge else { return }
        if tree.attribute(.hidden, of: index) != nil { mark.isOut = true }
        if let style = tree.attribute(.style, of: index), Self.hides(style) { mark.isOut = true }
        if let role = tree.attribute(.role, of: index) {
            if role.elementsEqual("navigation".utf8) || role.elementsEqual("search".utf8)
                || role.elementsEqual("banner".utf8) || role.elementsEqual("contentinfo".utf8)
                || role.elementsEqual("complementary".utf8) || role.elementsEqual("dialog".utf8)
                || role.elementsEqual("menu".utf8)
            {
                mark.take(out: .boilerplate)
            }
        }
    }

    private static func judgeName(_ tag: HTMLTag, _ mark: inout NodeMark) {
        switch tag {
        case .nav: mark.take(out: .link)
        case .footer, .aside: mark.take(out: .boilerplate)
        case .figcaption: mark.take(out: .caption)
        default: break
        }
    }

    private static func hides(_ style: ArraySlice<UInt8>) -> Bool {
        guard let display = style.firstRange(of: "display", ignoringCase: true) else { return false }
        let value = style[display.upperBound...].prefix { $0 != UInt8(ascii: ";") }
        return value.firstRange(of: "none", ignoringCase: true) != nil
    }

    private static func judgeAttributes(
        _ index: Int, _ tree: HTMLTree, _ size: Size, _ mark: inout NodeMark, _ cache: inout ClassVerdictCache
    ) {
        let node = tree.nodes[index]
        let isInline = node.tag.flow == .inline
        let isInParagraph = isInline && tree.nodes[Int(tree.nodes[index].parent)].tag == .p
        var verdict = ClassVerdict()
        let start = Int(node.attributeStart)
        for attribute in tree.attributes[start..<(start + Int(node.attributeCount))] {
            let value = tree.values[Int(attribute.start)..<Int(attribute.end)]
            switch attribute.name {
            case .class, .id, .dataTestID:
                verdict.join(cache.verdict(on: value))
            case .itemprop:
                if value.firstRange(of: "articleBody", ignoringCase: true) != nil { mark.weight = 5 }
                if value.firstRange(of: "blogPost", ignoringCase: true) != nil { mark.weight = max(mark.weight, 3) }
            case .itemtype:
                if value.firstRange(of: "Article") != nil || value.firstRange(of: "BlogPosting") != nil {
                    mark.weight = max(mark.weight, 2)
                }
                if size == .part, value.hasSuffix("/Comment") || value.hasSuffix("/Person") {
                    mark.take(out: .boilerplate)
                }
            case .role:
                if value.elementsEqual("main".utf8) || value.elementsEqual("article".utf8) {
                    mark.weight = max(mark.weight, 2)
                }
            default: break
            }
        }
        if node.tag == .article || node.tag == .main { mark.weight = max(mark.weight, 2) }
        mark.weight = max(mark.weight, UInt8(verdict.weight))
        guard size != .wholePage, node.tag != .body, node.tag != .html else { return }
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

extension ArraySlice<UInt8> {
    func hasSuffix(_ suffix: StaticString) -> Bool {
        suffix.withUTF8Buffer { self.suffix($0.count).elementsEqual($0) }
    }
}
