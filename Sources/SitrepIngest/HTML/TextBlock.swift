// The paragraphs of a page in order, with what extraction weighs in each.

import SitrepModel

/// A run of text between two breaks.
struct TextBlock {
    enum Shape: UInt8 { case paragraph, heading, item, cell, quote, preformatted, other }

    /// The element that holds it.
    let node: Int
    let shape: Shape
    /// 1 to 6 for a heading.
    let level: Int
    var text: [UInt8]
    /// How many of the bytes stand in links.
    var linkBytes: Int
    var isOut: Bool
    var kind: RemovedSegment.Kind?
    var isDoubtful: Bool
    /// Inside an element that claims strongly to be the article's body.
    var isBody: Bool
    /// Words in a subtree that is out but stands in a paragraph, such as a caption's span.
    var words = 0
    /// Ends with a full stop or the like.
    var endsSentence = false
    var sentenceEnds = 0

    var linkShare: Double { text.isEmpty ? 0 : Double(linkBytes) / Double(text.count) }

    mutating func measure() {
        let counts = Punctuation.counts(text)
        words = counts.words
        sentenceEnds = counts.sentenceEnds
        endsSentence = Punctuation.endsSentence(text[...])
    }
}

/// Questions about sentence punctuation in bytes.
enum Punctuation {
    /// Words, and full stops, question marks and exclamation marks followed by a space or the end.
    ///
    /// Two characters of East Asian writing, which has no spaces, make about one word.
    static func counts(_ text: [UInt8]) -> (words: Int, sentenceEnds: Int) {
        text.withUnsafeBufferPointer { text in
            var (words, ends, wide, inside) = (0, 0, 0, false)
            for index in text.indices {
                let byte = text[index]
                if byte.isSpace {
                    inside = false
                    continue
                }
                if !inside {
                    inside = true
                    words += 1
                }
                if byte >= 0xE3 {
                    if byte <= 0xED { wide += 1 }
                    if index + 2 < text.count, isWideStop(byte, text[index + 1], text[index + 2]) { ends += 1 }
                } else if byte == UInt8(ascii: ".") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "!") {
                    if index + 1 == text.count || text[index + 1] == 0x20 || text[index + 1] >= 0x80 { ends += 1 }
                }
            }
            return (words + wide / 2, ends)
        }
    }

    /// The full stop, question mark and exclamation mark of East Asian writing.
    private static func isWideStop(_ a: UInt8, _ b: UInt8, _ c: UInt8) -> Bool {
        a == 0xE3 && b == 0x80 && c == 0x82 || a == 0xEF && b == 0xBC && (c == 0x81 || c == 0x9F)
    }

    /// True when the text ends a sentence, closing quotation marks and brackets aside.
    static func endsSentence(_ text: ArraySlice<UInt8>) -> Bool {
        var rest = text
        while let last = rest.last {
            if last == UInt8(ascii: "\"") || last == UInt8(ascii: "'") || last == UInt8(ascii: ")") || last.isSpace
                || last == UInt8(ascii: "]")
            {
                rest = rest.dropLast()
            } else if rest.count >= 3,
                rest.suffix(3).elementsEqual([0xE2, 0x80, 0x9D])
                    || rest.suffix(3).elementsEqual([0xE2, 0x80, 0x99])
                    || rest.suffix(3).elementsEqual([0xE2, 0x80, 0x9C])
            {
                rest = rest.dropLast(3)
            } else if rest.count >= 2, rest.suffix(2).elementsEqual([0xC2, 0xBB]) {
                rest = rest.dropLast(2)
            } else {
                break
            }
        }
        guard let last = rest.last else { return false }
        if last == UInt8(ascii: ".") || last == UInt8(ascii: "?") || last == UInt8(ascii: "!")
            || last == UInt8(ascii: ":") || last == UInt8(ascii: ";")
        {
            return true
        }
        guard rest.count >= 3 else { return false }
        let end = Array(rest.suffix(3))
        return end == [0xE2, 0x80, 0xA6] || isWideStop(end[0], end[1], end[2])
    }
}

/// Cuts a page into blocks.
struct BlockBuilder {
    private let tree: HTMLTree
    private let marks: PageMarks
    private(set) var blocks: [TextBlock] = []
    private var text: [UInt8] = []
    private var linkBytes = 0
    private var holder = -1
    private var state = NodeMark()

    private init(_ tree: HTMLTree, _ marks: PageMarks) {
        self.tree = tree
        self.marks = marks
    }

    /// All blocks of the page, those that are out included.
    static func blocks(of tree: HTMLTree, marks: PageMarks) -> [TextBlock] {
        var builder = BlockBuilder(tree, marks)
        builder.run()
        return builder.blocks
    }

    private mutating func run() {
        var closing: [Int] = []
        var index = 0
        while index < tree.nodes.count {
            while let last = closing.last, last <= index {
                closing.removeLast()
                flush()
            }
            let node = tree.nodes[index]
            let flow = node.tag.flow
            if node.tag == .text {
                append(index)
            } else if flow == .hidden {
                index = Int(node.end)
                continue
            } else if flow == .block {
                flush()
                closing.append(Int(node.end))
            } else if flow == .lineBreak {
                flush()
            } else if marks[index].isOut != marks[Int(node.parent)].isOut {
                // A caption or credit in a span is a paragraph of its own.
                flush()
                closing.append(Int(node.end))
            }
            index += 1
        }
        flush()
    }

    private mutating func append(_ index: Int) {
        let mark = marks[index]
        if mark.isOut, mark.kind == nil { return }
        let before = text.count
        if text.isEmpty || holder < 0 {
            holder = Int(mark.block)
            state = mark
        }
        WhiteSpace.append(tree.ownText(index), to: &text)
        if mark.inLink { linkBytes += text.count - before }
    }

    private mutating func flush() {
        defer {
            text.removeAll(keepingCapacity: true)
            linkBytes = 0
            holder = -1
        }
        while text.last == 0x20 { text.removeLast() }
        guard !text.isEmpty, holder >= 0 else { return }
        let (shape, level) = shape(of: holder)
        var block = TextBlock(
            node: holder, shape: shape, level: level, text: text, linkBytes: min(linkBytes, text.count),
            isOut: state.isOut, kind: state.kind, isDoubtful: state.isDoubtful, isBody: state.isBody)
        block.measure()
        blocks.append(block)
    }

    private func shape(of index: Int) -> (TextBlock.Shape, Int) {
        let tag = tree.nodes[index].tag
        if tag.isHeading { return (.heading, Int(tag.id) - Int(HTMLTag.h1.id) + 1) }
        switch tag {
        case .li, .dd, .dt: return (.item, 0)
        case .td, .th: return (.cell, 0)
        case .blockquote: return (.quote, 0)
        case .pre: return (.preformatted, 0)
        case .p:
            let holder = tree.nodes[tree.parent(of: index)].tag
            return (holder == .blockquote ? .quote : holder == .li ? .item : .paragraph, 0)
        default: return (.other, 0)
        }
    }
}
