// Cuts XML into tags and text, forgiving what feeds get wrong; no entity of a document's own is ever expanded.

/// One piece of an XML document.
enum XMLToken {
    case open(name: String, attributes: [XMLAttribute], isEmpty: Bool)
    case close(name: String)
    /// Entities are decoded, except in CDATA.
    case text([UInt8])
}

struct XMLAttribute {
    let name: String
    let value: String
}

/// Reads tokens one after another. Names keep their prefix, in lower case.
struct XMLTokenizer {
    private let bytes: ArraySlice<UInt8>
    private var at: Int

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        at = bytes.startIndex
    }

    static let mostAttributes = 64

    mutating func next() -> XMLToken? {
        while at < bytes.endIndex {
            if bytes[at] != UInt8(ascii: "<") { return text() }
            let rest = bytes[at...]
            if rest.starts(with: "<![CDATA[".utf8) { return cdata() }
            if rest.starts(with: "<!--".utf8) {
                skip(past: "-->")
            } else if rest.starts(with: "<?".utf8) {
                skip(past: "?>")
            } else if rest.starts(with: "<!".utf8) {
                skipDeclaration()
            } else if let token = tag() {
                return token
            } else {
                at += 1
                return .text([UInt8(ascii: "<")])
            }
        }
        return nil
    }

    private mutating func text() -> XMLToken {
        let end = bytes[at...].firstIndex(of: UInt8(ascii: "<")) ?? bytes.endIndex
        defer { at = end }
        return .text(XMLEntities.decoded(bytes[at..<end]))
    }

    private mutating func cdata() -> XMLToken {
        let start = at + 9
        let found = bytes[start...].firstRange(of: "]]>")
        at = found?.upperBound ?? bytes.endIndex
        return .text(Array(bytes[start..<(found?.lowerBound ?? bytes.endIndex)]))
    }

    private mutating func skip(past end: StaticString) {
        at = bytes[at...].firstRange(of: end)?.upperBound ?? bytes.endIndex
    }

    /// A document type, with its internal subset in brackets.
    private mutating func skipDeclaration() {
        var depth = 0
        while at < bytes.endIndex {
            let byte = bytes[at]
            at += 1
            if byte == UInt8(ascii: "[") { depth += 1 }
            if byte == UInt8(ascii: "]") { depth -= 1 }
            if byte == UInt8(ascii: ">"), depth <= 0 { return }
        }
    }

    private mutating func tag() -> XMLToken? {
        var cursor = at + 1
        guard cursor < bytes.endIndex else { return nil }
        let isClosing = bytes[cursor] == UInt8(ascii: "/")
        if isClosing { cursor += 1 }
        let name = self.name(&cursor)
        guard !name.isEmpty else { return nil }
        var attributes: [XMLAttribute] = []
        while cursor < bytes.endIndex, bytes[cursor] != UInt8(ascii: ">") {
            if bytes[cursor].isSpace || bytes[cursor] == UInt8(ascii: "/") {
                cursor += 1
                continue
            }
            let before = cursor
            let attribute = self.attribute(&cursor)
            if let attribute, attributes.count < Self.mostAttributes { attributes.append(attribute) }
            if cursor == before { cursor += 1 }
        }
        let isEmpty = cursor > at && cursor <= bytes.endIndex && bytes[cursor - 1] == UInt8(ascii: "/")
        at = min(cursor + 1, bytes.endIndex)
        return isClosing ? .close(name: name) : .open(name: name, attributes: attributes, isEmpty: isEmpty)
    }

    private func name(_ cursor: inout Int) -> String {
        let start = cursor
        while cursor < bytes.endIndex, bytes[cursor].isWordByte || "-_:.".utf8.contains(bytes[cursor]) { cursor += 1 }
        return bytes[start..<cursor].map(\.lowered).string
    }

    private func attribute(_ cursor: inout Int) -> XMLAttribute? {
        let name = self.name(&cursor)
        while cursor < bytes.endIndex, bytes[cursor].isSpace { cursor += 1 }
        guard cursor < bytes.endIndex, bytes[cursor] == UInt8(ascii: "=") else { return nil }
        cursor += 1
        while cursor < bytes.endIndex, bytes[cursor].isSpace { cursor += 1 }
        guard cursor < bytes.endIndex else { return nil }
        let quote = bytes[cursor]
        let isQuoted = quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
        if isQuoted { cursor += 1 }
        let start = cursor
        while cursor < bytes.endIndex,
            isQuoted ? bytes[cursor] != quote : !bytes[cursor].isSpace && bytes[cursor] != UInt8(ascii: ">")
        { cursor += 1 }
        let value = bytes[start..<cursor]
        if isQuoted, cursor < bytes.endIndex { cursor += 1 }
        return XMLAttribute(name: name, value: XMLEntities.decoded(value).string)
    }
}

/// Character references and the entities of XML; HTML's names are left for the HTML parser.
enum XMLEntities {
    private static let names: [(name: StaticString, text: UInt8)] = [
        ("amp;", UInt8(ascii: "&")), ("lt;", UInt8(ascii: "<")), ("gt;", UInt8(ascii: ">")),
        ("quot;", UInt8(ascii: "\"")), ("apos;", UInt8(ascii: "'")),
    ]
    private static let longestNumber = 10

    /// Text made safe to stand between tags or in an attribute.
    static func escaped(_ text: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(text.count)
        for byte in text {
            switch byte {
            case UInt8(ascii: "<"): out += Array("&lt;".utf8)
            case UInt8(ascii: "&"): out += Array("&amp;".utf8)
            case UInt8(ascii: "\""): out += Array("&quot;".utf8)
            default: out.append(byte)
            }
        }
        return out
    }

    /// Plain text as HTML that shows it with its lines.
    static func escapedLines(_ text: [UInt8]) -> [UInt8] {
        Array(
            text.split(separator: 0x0A, omittingEmptySubsequences: false).map { escaped(Array($0)) }
                .joined(separator: Array("<br>".utf8)))
    }

    static func decoded(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        guard bytes.contains(UInt8(ascii: "&")) else { return Array(bytes) }
        var out: [UInt8] = []
        var at = bytes.startIndex
        while at < bytes.endIndex {
            if bytes[at] == UInt8(ascii: "&"), let length = append(bytes[(at + 1)...], to: &out) {
                at += 1 + length
            } else {
                out.append(bytes[at])
                at += 1
            }
        }
        return out
    }

    /// Appends what a reference stands for and gives its length after the ampersand.
    private static func append(_ rest: ArraySlice<UInt8>, to out: inout [UInt8]) -> Int? {
        if rest.first == UInt8(ascii: "#") { return appendNumber(rest, to: &out) }
        for entity in names {
            let matches = entity.name.withUTF8Buffer { rest.starts(with: $0) }
            if matches {
                out.append(entity.text)
                return entity.name.utf8CodeUnitCount
            }
        }
        return nil
    }

    private static func appendNumber(_ rest: ArraySlice<UInt8>, to out: inout [UInt8]) -> Int? {
        guard let end = rest.prefix(longestNumber).firstIndex(of: UInt8(ascii: ";")) else { return nil }
        let digits = rest[(rest.startIndex + 1)..<end]
        let isHex = digits.first?.lowered == UInt8(ascii: "x")
        let text = (isHex ? digits.dropFirst() : digits).string
        guard let value = UInt32(text, radix: isHex ? 16 : 10) else { return nil }
        let scalar = Unicode.Scalar(value) ?? "\u{FFFD}"
        out.append(contentsOf: String(scalar).utf8)
        return end - rest.startIndex + 1
    }
}
