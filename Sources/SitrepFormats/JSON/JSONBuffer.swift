// JSON written straight into bytes: keys in the order they are given, no spaces.

public import SitrepModel

/// A growing JSON text.
public struct JSONBuffer: Sendable {
    public private(set) var bytes: [UInt8] = []
    private var needsComma = false

    public init() {}

    public mutating func object(_ body: (inout JSONBuffer) throws -> Void) rethrows {
        try wrapped("{", "}", body)
    }

    public mutating func array<Element>(_ elements: [Element], _ body: (inout JSONBuffer, Element) -> Void) {
        wrapped("[", "]") { buffer in
            for element in elements { body(&buffer, element) }
        }
    }

    public mutating func key(_ name: StaticString) {
        comma()
        append("\"")
        name.withUTF8Buffer { bytes.append(contentsOf: $0) }
        append("\":")
        needsComma = false
    }

    public mutating func string(_ value: some StringProtocol) {
        comma()
        append("\"")
        for byte in value.utf8 { escape(byte) }
        append("\"")
    }

    public mutating func string(utf8 value: some Sequence<UInt8>) {
        comma()
        append("\"")
        for byte in value { escape(byte) }
        append("\"")
    }

    public mutating func number(_ value: Int) {
        comma()
        bytes.append(contentsOf: String(value).utf8)
    }

    /// Whole numbers without a fraction; what JSON cannot say (infinity, NaN) as null.
    public mutating func number(_ value: Double) {
        comma()
        if !value.isFinite {
            append("null")
        } else if value == value.rounded(), abs(value) < 1e15 {
            bytes.append(contentsOf: String(Int(value)).utf8)
        } else {
            bytes.append(contentsOf: String(value).utf8)
        }
    }

    public mutating func boolean(_ value: Bool) {
        comma()
        append(value ? "true" : "false")
    }

    public mutating func null() {
        comma()
        append("null")
    }

    public mutating func span(_ span: TextSpan) {
        wrapped("[", "]") { buffer in
            buffer.number(span.start)
            buffer.number(span.end)
        }
    }

    // Fields that are left out when there is nothing to say.

    public mutating func field(_ name: StaticString, _ value: String?) {
        guard let value else { return }
        key(name)
        string(value)
    }

    public mutating func field(_ name: StaticString, _ value: (some CustomStringConvertible)?) {
        guard let value else { return }
        key(name)
        string(value.description)
    }

    public mutating func field(_ name: StaticString, number value: Double?) {
        guard let value else { return }
        key(name)
        number(value)
    }

    public mutating func field(_ name: StaticString, number value: Int?) {
        guard let value else { return }
        key(name)
        number(value)
    }

    public mutating func field(_ name: StaticString, flag value: Bool?) {
        guard let value else { return }
        key(name)
        boolean(value)
    }

    public mutating func field(_ name: StaticString, _ span: TextSpan?) {
        guard let span else { return }
        key(name)
        self.span(span)
    }

    public mutating func field(_ name: StaticString, spans: [TextSpan]) {
        key(name)
        array(spans) { $0.span($1) }
    }

    public mutating func field(_ name: StaticString, strings: [some CustomStringConvertible]) {
        key(name)
        array(strings) { $0.string($1.description) }
    }

    public mutating func list<Element>(
        _ name: StaticString, _ elements: [Element], _ body: (inout JSONBuffer, Element) -> Void
    ) {
        key(name)
        array(elements) { buffer, element in buffer.object { body(&$0, element) } }
    }

    private mutating func wrapped(
        _ open: StaticString, _ close: StaticString, _ body: (inout JSONBuffer) throws -> Void
    ) rethrows {
        comma()
        append(open)
        needsComma = false
        try body(&self)
        append(close)
        needsComma = true
    }

    private mutating func comma() {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
        needsComma = true
    }

    private mutating func append(_ text: StaticString) {
        text.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    private mutating func escape(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\""): append("\\\"")
        case UInt8(ascii: "\\"): append("\\\\")
        case 0x0A: append("\\n")
        case 0x0D: append("\\r")
        case 0x09: append("\\t")
        case 0..<0x20:
            append("\\u00")
            bytes.append(JSONBuffer.hexadecimal(byte >> 4))
            bytes.append(JSONBuffer.hexadecimal(byte & 15))
        default: bytes.append(byte)
        }
    }

    private static func hexadecimal(_ digit: UInt8) -> UInt8 { digit < 10 ? 0x30 + digit : 0x57 + digit }
}
