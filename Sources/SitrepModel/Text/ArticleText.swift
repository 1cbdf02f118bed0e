// The text of an article as bytes, and the only place that turns a span into a string.

/// Valid UTF-8 bytes of an article's text.
public struct ArticleText: Hashable, Sendable {
    public let bytes: [UInt8]

    public init(_ string: some StringProtocol) { bytes = Array(string.utf8) }

    /// Takes bytes as they are; ill-formed sequences become U+FFFD.
    public init(repairing bytes: [UInt8]) {
        self.bytes = Array(String(decoding: bytes, as: UTF8.self).utf8)
    }

    public var utf8Count: Int { bytes.count }
    public var string: String { String(decoding: bytes, as: UTF8.self) }
    public var fullSpan: TextSpan { TextSpan(0, bytes.count) }

    /// The words of a span; offsets outside the text are cut off.
    public func string(in span: TextSpan) -> String {
        let end = min(span.end, bytes.count)
        guard span.start < end else { return "" }
        return String(decoding: bytes[span.start..<end], as: UTF8.self)
    }

    public subscript(span: TextSpan) -> ArraySlice<UInt8> {
        let end = min(span.end, bytes.count)
        return bytes[min(span.start, end)..<end]
    }
}

extension ArticleText: Codable {
    public init(from decoder: any Decoder) throws {
        self.init(try decoder.singleValueContainer().decode(String.self))
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(string)
    }
}
