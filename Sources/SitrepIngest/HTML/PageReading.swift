// A page's paragraphs, by whichever way of reading finds any.

import SitrepModel

/// A page's blocks and, of them, the article's paragraphs, chosen by what kind of page it is.
struct PageReading {
    let container: Int
    let marks: PageMarks
    let blocks: [TextBlock]
    let paragraphs: [Paragraph]

    /// With fewer words a page is read once more by other rules.
    private static let fewestWords = 25
    /// The other reading counts when it finds so many times the words.
    private static let gain = 3

    init(_ tree: HTMLTree, isFragment: Bool, verbatim: Bool) {
        if isFragment || verbatim {
            container = 0
            marks = PageMarks(tree)
            blocks = BlockBuilder.blocks(of: tree, marks: marks)
            paragraphs = blocks.map(Paragraph.init)
            return
        }
        let strict = PageReading(tree, marks: PageMarks(tree))
        guard strict.isSparse else {
            self = strict
            return
        }
        // Some pages wear words of furniture on the article itself.
        let lenient = PageReading(tree, marks: PageMarks(tree, isLenient: true))
        self = lenient.wordCount >= Self.gain * max(1, strict.wordCount) ? lenient : strict
    }

    private init(_ tree: HTMLTree, marks: PageMarks) {
        self.marks = marks
        blocks = BlockBuilder.blocks(of: tree, marks: marks)
        let main = MainText(tree, marks: marks, blocks: blocks)
        container = main.container()
        paragraphs = Self.withoutTwins(main.articleBlocks(in: container)).map(Paragraph.init)
    }

    /// Some pages hold a paragraph once for wide and once for narrow screens, side by side.
    private static func withoutTwins(_ blocks: [TextBlock]) -> [TextBlock] {
        var rest: [TextBlock] = []
        for block in blocks where block.words < twinWords || rest.last?.text != block.text { rest.append(block) }
        return rest
    }

    /// Shorter lines may stand twice in a row by right.
    private static let twinWords = 6

    /// True when there are hardly any words of the article.
    private var isSparse: Bool {
        var words = 0
        for paragraph in paragraphs where paragraph.removedAs == nil {
            words += paragraph.text.wordCount
            if words >= Self.fewestWords { return false }
        }
        return true
    }

    /// Words that are the article's.
    private var wordCount: Int { paragraphs.reduce(0) { $0 + ($1.removedAs == nil ? $1.text.wordCount : 0) } }
}

// MARK: What stands elsewhere than in the page's flow

extension PageReading {
    /// The paragraphs; where there are hardly any, those of a template that the page's program would draw, or the text
    /// that the page's data hold, or what it says of itself.
    func orHeld(in tree: HTMLTree, or metadata: PageMetadata?) -> [Paragraph] {
        guard let metadata, metadata.body != nil || isSparse else { return paragraphs }
        let words = wordCount
        if let body = metadata.body, body.utf8.count > Self.gain * Self.fewestWords {
            let held = Self.paragraphs(of: body)
            if held.reduce(0, { $0 + $1.text.wordCount }) >= Self.gain * max(1, words) { return held }
        }
        guard words < Self.fewestWords else { return paragraphs }
        if let drawn = Self.template(in: tree), drawn.wordCount >= Self.gain * max(1, words) { return drawn.paragraphs }
        if words == 0, let summary = metadata.summary { return [Paragraph(text: Array(HTMLText.plain(summary).utf8))] }
        return paragraphs
    }

    private static func paragraphs(of text: String) -> [Paragraph] {
        text.utf8.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }).compactMap { line in
            let plain = HTMLText.plain(String(decoding: line, as: UTF8.self))
            return plain.isEmpty ? nil : Paragraph(text: Array(plain.utf8))
        }
    }

    /// The longest template of HTML in a script.
    private static func template(in tree: HTMLTree) -> PageReading? {
        let templates = tree.nodes.indices.filter { index in
            tree.nodes[index].tag == .script && tree.attribute(.type, of: index).map(isTemplate) == true
        }
        func text(_ index: Int) -> ArraySlice<UInt8> {
            index + 1 < tree.end(of: index) ? tree.ownText(index + 1) : []
        }
        guard let longest = templates.max(by: { text($0).count < text($1).count }),
            text(longest).firstRange(of: "<p", ignoringCase: true) != nil,
            let inner = HTMLParser.parse(Array(text(longest)), limits: HTMLLimits(honoursSelfClosing: true))
        else { return nil }
        return PageReading(inner, isFragment: true, verbatim: false)
    }

    private static func isTemplate(_ type: ArraySlice<UInt8>) -> Bool {
        type.firstRange(of: "template", ignoringCase: true) != nil || type.elementsEqual("text/html".utf8)
    }
}

// MARK: The title

extension PageReading {
    /// The title stands before the text so far down at most.
    private static let titleReach = 6

    /// Without the paragraphs at the head that repeat the title.
    static func withoutTitle(_ title: String?, _ paragraphs: [Paragraph]) -> [Paragraph] {
        guard let squashed = title.map({ Array($0.utf8).squashed }), !squashed.isEmpty else { return paragraphs }
        var rest = paragraphs
        for index in rest.indices.prefix(titleReach).reversed() where rest[index].text.squashed == squashed {
            rest.remove(at: index)
        }
        return rest.isEmpty ? paragraphs : rest
    }
}
