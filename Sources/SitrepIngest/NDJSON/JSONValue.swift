// A small JSON reader over bytes: strict enough for NDJSON, forgiving enough for what pages carry.

/// A JSON value; members of an object keep their order.
indirect enum JSONValue: Sendable, Hashable {
    case null
    case bool(Bool)
    case number(String)
    case string(String)
    case array([JSONValue])
    case object([Member])

    struct Member: Sendable, Hashable {
        let name: String
        let value: JSONValue
    }

    /// The first member of that name.
    subscript(_ name: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.name == name }?.value
    }

    var string: String? {
        if case .string(let text) = self { return text }
        return nil
    }

    /// A string, or a number or truth value as it is written.
    var scalarText: String? {
        switch self {
        case .string(let text), .number(let text): text
        case .bool(let value): value ? "true" : "false"
        default: nil
        }
    }

    /// An array's elements; any other value is a list of itself.
    var list: [JSONValue] {
        switch self {
        case .array(let elements): elements
        case .null: []
        default: [self]
        }
    }
}

/// Parses one JSON value.
struct JSONParser {
    private static let deepest = 64

    private let bytes: ArraySlice<UInt8>
    private var at: Int
    /// Raw line feeds in strings and text after the value are accepted.
    private let isForgiving: Bool

    /// Absent when the bytes are not one JSON value.
    static func parse(_ bytes: ArraySlice<UInt8>, forgiving: Bool = false) -> JSONValue? {
        var parser = JSONParser(bytes: bytes, at: bytes.startIndex, isForgiving: forgiving)
        guard let value = parser.value(depth: 0) else { return nil }
        parser.skipSpace()
        return forgiving || parser.at == bytes.endIndex ? value : nil
    }

    private init(bytes: ArraySlice<UInt8>, at: Int, isForgiving: Bool) {
        self.bytes = bytes
        self.at = at
        self.isForgiving = isForgiving
    }

    private var byte: UInt8? { at < bytes.endIndex ? bytes[at] : nil }

    private mutating func skipSpace() {
        while let byte, byte.isSpace { at += 1 }
    }

    private mutating func take(_ expected: UInt8) -> Bool {
        skipSpace()
        guard byte == expected else { return false }
        at += 1
        return true
    }

    private mutating func value(depth: Int) -> JSONValue? {
        skipSpace()
        guard depth < Self.deepest, let byte else { return nil }
        switch byte {
        case UInt8(ascii: "{"): return object(depth: depth)
        case UInt8(ascii: "["): return array(depth: depth)
        case UInt8(ascii: "\""): return text().map(JSONValue.string)
        case UInt8(ascii: "t"): return word("true", .bool(true))
        case UInt8(ascii: "f"): return word("false", .bool(false))
        case UInt8(ascii: "n"): return word("null", .null)
        default: return number()
        }
    }

    private mutating func word(_ word: StaticString, _ value: JSONValue) -> JSONValue? {
        let matches = word.withUTF8Buffer { bytes[at...].starts(with: $0) }
        guard matches else { return nil }
        at += word.utf8CodeUnitCount
        return value
    }

    private mutating func number() -> JSONValue? {
        let start = at
        while let byte, byte.isDigit || "+-.eE".utf8.contains(byte) { at += 1 }
        return at > start ? .number(bytes[start..<at].string) : nil
    }

    private mutating func array(depth: Int) -> JSONValue? {
        at += 1
        var elements: [JSONValue] = []
        if take(UInt8(ascii: "]")) { return .array(elements) }
        while let element = value(depth: depth + 1) {
            elements.append(element)
            if take(UInt8(ascii: "]")) { return .array(elements) }
            guard take(UInt8(ascii: ",")) else { return nil }
            if isForgiving, take(UInt8(ascii: "]")) { return .array(elements) }
        }
        return nil
    }

    private mutating func object(depth: Int) -> JSONValue? {
        at += 1
        var members: [JSONValue.Member] = []
        if take(UInt8(ascii: "}")) { return .object(members) }
        while true {
            skipSpace()
            guard byte == UInt8(ascii: "\""), let name = text(), take(UInt8(ascii: ":")),
                let member = value(depth: depth + 1)
            else { return nil }
            members.append(.init(name: name, value: member))
            if take(UInt8(ascii: "}")) { return .object(members) }
            guard take(UInt8(ascii: ",")) else { return nil }
            if isForgiving, take(UInt8(ascii: "}")) { return .object(members) }
        }
    }

    private mutating func text() -> String? {
        at += 1
        var out: [UInt8] = []
        var run = at
        while let byte {
            if byte == UInt8(ascii: "\"") {
                out += bytes[run..<at]
                at += 1
                return out.string
            }
            if byte == UInt8(ascii: "\\") {
                out += bytes[run..<at]
                at += 1
                guard escape(into: &out) else { return nil }
                run = at
                continue
            }
            if byte < 0x20, !isForgiving { return nil }
            at += 1
        }
        return nil
    }

    private mutating func escape(into out: inout [UInt8]) -> Bool {
        guard let byte else { return false }
        at += 1
        switch byte {
        case UInt8(ascii: "n"): out.append(0x0A)
        case UInt8(ascii: "t"): out.append(0x09)
        case UInt8(ascii: "r"): out.append(0x0D)
        case UInt8(ascii: "b"): out.append(0x08)
        case UInt8(ascii: "f"): out.append(0x0C)
        case UInt8(ascii: "u"): return unicode(into: &out)
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): out.append(byte)
        default:
            guard isForgiving else { return false }
            out.append(byte)
        }
        return true
    }

    private mutating func unicode(into out: inout [UInt8]) -> Bool {
        guard var value = hex4() else { return isForgiving }
        if (0xD800..<0xDC00).contains(value), at + 1 < bytes.endIndex, bytes[at] == UInt8(ascii: "\\"),
            bytes[at + 1] == UInt8(ascii: "u")
        {
            let mark = at
            at += 2
            if let low = hex4(), (0xDC00..<0xE000).contains(low) {
                value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
            } else {
                at = mark
            }
        }
        out.append(contentsOf: String(Unicode.Scalar(value) ?? "\u{FFFD}").utf8)
        return true
    }

    private mutating func hex4() -> UInt32? {
        guard at + 4 <= bytes.endIndex, let value = UInt32(bytes[at..<(at + 4)].string, radix: 16) else { return nil }
        at += 4
        return value
    }
}
