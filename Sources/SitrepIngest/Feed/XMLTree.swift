// An XML document as a tree, forgiving what feeds get wrong and bounded in depth and size.

/// Elements and texts in document order; node 0 holds the document.
struct XMLTree {
    struct Node {
        /// The usual prefix of the element's vocabulary; empty for a feed's own.
        var prefix = ""
        /// In lower case; empty for a text.
        var name = ""
        /// As written, with prefix.
        var tag = ""
        var attributes: [XMLAttribute] = []
        var text: [UInt8] = []
        var parent = 0
        var children: [Int] = []
        var isText: Bool { name.isEmpty }
    }

    /// Why a document is not read to its end.
    enum Excess: Error {
        case depth, attributes, size
    }

    private(set) var nodes = [Node(name: "#document")]

    static let deepest = 200
    static let mostNodes = 2_000_000

    init(_ bytes: ArraySlice<UInt8>) throws(Excess) {
        var tokens = XMLTokenizer(bytes)
        var names = XMLNames()
        var open = [0]
        while let token = tokens.next() {
            guard nodes.count < Self.mostNodes else { throw .size }
            switch token {
            case .open(let tag, let attributes, let isEmpty):
                guard attributes.count < XMLTokenizer.mostAttributes else { throw .attributes }
                names.declare(attributes)
                let (prefix, name) = names.resolve(tag)
                let parent = open.last ?? 0
                nodes.append(Node(prefix: prefix, name: name, tag: tag, attributes: attributes, parent: parent))
                nodes[parent].children.append(nodes.count - 1)
                if isEmpty { continue }
                guard open.count < Self.deepest else { throw .depth }
                open.append(nodes.count - 1)
            case .close(let tag):
                // A closing tag that nothing opened is passed over; one that skips others closes them too.
                if let index = open.lastIndex(where: { nodes[$0].tag == tag }), index > 0 {
                    open.removeSubrange(index...)
                }
            case .text(let text):
                let parent = open.last ?? 0
                nodes.append(Node(text: text, parent: parent))
                nodes[parent].children.append(nodes.count - 1)
            }
        }
    }

    /// The document's outermost element.
    var root: Int? { elements(of: 0).first }

    func elements(of node: Int) -> [Int] { nodes[node].children.filter { !nodes[$0].isText } }

    /// The first child of that name.
    func child(_ name: String, of node: Int, prefix: String = "") -> Int? {
        nodes[node].children.first { nodes[$0].name == name && nodes[$0].prefix == prefix }
    }

    /// Elements of that name anywhere below, none inside another.
    func all(_ wanted: Set<String>, below node: Int) -> [Int] {
        var found: [Int] = []
        var open = [node]
        while let next = open.popLast() {
            if next != node, wanted.contains(nodes[next].name), nodes[next].prefix.isEmpty {
                found.append(next)
            } else {
                open.append(contentsOf: elements(of: next).reversed())
            }
        }
        return found
    }

    func first(_ name: String, below node: Int) -> Int? { all([name], below: node).first }

    func attribute(_ name: String, of node: Int) -> String? {
        nodes[node].attributes.first { $0.name == name }?.value
    }

    /// The attribute of the element or of the nearest one around it that has it.
    func inherited(_ name: String, of node: Int) -> String? {
        var at = node
        while at > 0 {
            if let value = attribute(name, of: at) { return value }
            at = nodes[at].parent
        }
        return nil
    }

    func hasElements(_ node: Int) -> Bool { nodes[node].children.contains { !nodes[$0].isText } }

    /// The text below an element, without its tags.
    func text(of node: Int) -> [UInt8] {
        nodes[node].isText ? nodes[node].text : nodes[node].children.flatMap { text(of: $0) }
    }

    /// What stands between an element's tags, as markup.
    func markup(of node: Int) -> [UInt8] {
        var out: [UInt8] = []
        for child in nodes[node].children { append(child, to: &out) }
        return out
    }

    private func append(_ node: Int, to out: inout [UInt8]) {
        let own = nodes[node]
        guard !own.isText else { return out += XMLEntities.escaped(own.text) }
        out += Array("<\(own.name)".utf8)
        for attribute in own.attributes where !attribute.name.hasPrefix("xmlns") {
            out += Array(" \(attribute.name)=\"".utf8)
            out += XMLEntities.escaped(Array(attribute.value.utf8)) + [UInt8(ascii: "\"")]
        }
        out.append(UInt8(ascii: ">"))
        for child in own.children { append(child, to: &out) }
        if !own.children.isEmpty || !Self.voidElements.contains(own.name) { out += Array("</\(own.name)>".utf8) }
    }

    private static let voidElements: Set<String> = ["br", "hr", "img", "input", "meta", "link", "embed", "wbr"]
}

/// Which vocabulary a prefix stands for in this document.
private struct XMLNames {
    /// Own prefixes to the usual ones.
    private var prefixes: [String: String] = [:]

    private static let vocabularies: [String: String] = {
        let table = IngestTable(named: "vocabularies")
        return Dictionary(table.rows.map { (table.field("uri", of: $0), table.field("prefix", of: $0)) }) { first, _ in
            first
        }
    }()

    mutating func declare(_ attributes: [XMLAttribute]) {
        for attribute in attributes where attribute.name.hasPrefix("xmlns") {
            let own = String(attribute.name.dropFirst("xmlns:".count))
            let address = attribute.value.lowercased()
            if let usual = Self.vocabularies[address] { prefixes[own] = usual }
        }
    }

    func resolve(_ tag: String) -> (prefix: String, name: String) {
        guard let colon = tag.firstIndex(of: ":") else { return ("", tag) }
        let own = String(tag[..<colon])
        let name = String(tag[tag.index(after: colon)...])
        let usual = prefixes[own] ?? (Self.ownPrefixes.contains(own) ? "" : own)
        return (usual, name.isEmpty ? tag : name)
    }

    /// Prefixes of the feeds' own vocabularies, where they are used without being declared.
    private static let ownPrefixes: Set<String> = ["rss", "rdf"]
}
