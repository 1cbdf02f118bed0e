// A page's elements and text as flat arrays in document order: all that extraction looks at.

/// A parsed page. Nodes stand in document order; a node's subtree is the run from it to its `end`.
struct HTMLTree: Sendable {
    struct Node: Sendable {
        let tag: HTMLTag
        /// Index of the parent; the root's is 0.
        let parent: Int32
        /// Index just past the last node of the subtree.
        var end: Int32
        /// Range in `text`, for text nodes and scripts.
        var textStart: Int32
        var textEnd: Int32
        /// Range in `attributes`.
        let attributeStart: Int32
        var attributeCount: Int32
    }

    struct AttributeValue: Sendable {
        let name: AttributeName
        /// Range in `values`.
        let start: Int32
        let end: Int32
    }

    /// The attributes that say something about text or metadata.
    enum AttributeName: String, Sendable, CaseIterable {
        case `class`, id, itemprop, itemtype, role, href, rel, name, property, content, datetime, style, hidden, lang,
            type, title, pubdate
        case ariaHidden = "aria-hidden"
        case dataTestID = "data-testid"
        case httpEquiv = "http-equiv"
    }

    var nodes: [Node] = []
    var text: [UInt8] = []
    var attributes: [AttributeValue] = []
    var values: [UInt8] = []
    /// The bytes or elements passed a limit and the rest was left out.
    var isTruncated = false

    /// The value of an attribute, or absent.
    func attribute(_ name: AttributeName, of index: Int) -> ArraySlice<UInt8>? {
        let node = nodes[index]
        let start = Int(node.attributeStart)
        for attribute in attributes[start..<(start + Int(node.attributeCount))] where attribute.name == name {
            return values[Int(attribute.start)..<Int(attribute.end)]
        }
        return nil
    }

    func attributeString(_ name: AttributeName, of index: Int) -> String? { attribute(name, of: index)?.string }

    func has(_ name: AttributeName, _ value: StaticString, at index: Int) -> Bool {
        attribute(name, of: index)?.firstRange(of: value, ignoringCase: true) != nil
    }

    func end(of index: Int) -> Int { Int(nodes[index].end) }
    func parent(of index: Int) -> Int { Int(nodes[index].parent) }

    /// A node's own text bytes.
    func ownText(_ index: Int) -> ArraySlice<UInt8> { text[Int(nodes[index].textStart)..<Int(nodes[index].textEnd)] }

    /// The text of a subtree with white space collapsed; hidden elements are left out.
    func plainText(of index: Int, limit: Int = 4096) -> [UInt8] {
        var out: [UInt8] = []
        var at = index
        while at < end(of: index), out.count < limit {
            let node = nodes[at]
            if node.tag == .text {
                WhiteSpace.append(ownText(at), to: &out)
            } else if node.tag.flow == .hidden, at != index {
                at = Int(node.end)
                continue
            } else if node.tag.flow != .inline, let last = out.last, last != 0x20 {
                out.append(0x20)
            }
            at += 1
        }
        while out.last == 0x20 { out.removeLast() }
        return out
    }
}

/// Collapsing of white space.
enum WhiteSpace {
    /// Appends text with each run of white space made one space; none at the very beginning.
    ///
    /// No-break spaces count as white space; soft hyphens, zero-width spaces and byte order marks vanish.
    static func append(_ source: ArraySlice<UInt8>, to out: inout [UInt8]) {
        var at = source.startIndex
        let end = source.endIndex
        var pending = false
        while at < end {
            if source[at].isSpace {
                pending = true
                at += 1
                continue
            }
            let (length, isSpace) = source[at] >= 0xC2 ? special(source, at) : (0, false)
            if length > 0 {
                pending = pending || isSpace
                at += length
                continue
            }
            if pending {
                if let last = out.last, last != 0x20 { out.append(0x20) }
                pending = false
            }
            let next = plainEnd(source, from: at + 1)
            out.append(contentsOf: source[at..<next])
            at = next
        }
        if pending, let last = out.last, last != 0x20 { out.append(0x20) }
    }

    /// Where the next byte stands that may be white space.
    private static func plainEnd(_ source: ArraySlice<UInt8>, from start: Int) -> Int {
        var at = start
        while at < source.endIndex, !source[at].isSpace, source[at] < 0xC2 { at += 1 }
        return at
    }

    /// Length of an invisible character or wide space at `at`, or 0; and whether it is a space.
    private static func special(_ bytes: ArraySlice<UInt8>, _ at: Int) -> (length: Int, isSpace: Bool) {
        let left = bytes.endIndex - at
        if bytes[at] == 0xC2, left >= 2 {
            if bytes[at + 1] == 0xA0 { return (2, true) }
            if bytes[at + 1] == 0xAD { return (2, false) }
        }
        guard left >= 3 else { return (0, false) }
        switch (bytes[at], bytes[at + 1], bytes[at + 2]) {
        case (0xE2, 0x80, 0x80...0x8A), (0xE2, 0x80, 0xAF), (0xE2, 0x80, 0xA8), (0xE3, 0x80, 0x80): return (3, true)
        case (0xE2, 0x80, 0x8B), (0xE2, 0x81, 0xA0), (0xEF, 0xBB, 0xBF): return (3, false)
        default: return (0, false)
        }
    }
}
