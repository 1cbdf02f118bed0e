// Where words stand in an article: a half-open range of UTF-8 bytes.

/// A half-open range `[start, end)` of UTF-8 byte offsets into an ``ArticleText``.
///
/// A span with `end < start` cannot be made: the end is raised to the start.
public struct TextSpan: Hashable, Sendable {
    private let first: UInt32
    private let past: UInt32

    /// Offset of the first byte.
    public var start: Int { Int(first) }
    /// Offset just past the last byte.
    public var end: Int { Int(past) }
    /// Length in bytes.
    public var count: Int { end - start }
    public var isEmpty: Bool { first == past }
    public var range: Range<Int> { start..<end }

    public init(_ start: Int, _ end: Int) {
        let low = UInt32(clamping: start)
        first = low
        past = max(low, UInt32(clamping: end))
    }

    public func overlaps(_ other: TextSpan) -> Bool { first < other.past && other.first < past }
    public func contains(_ other: TextSpan) -> Bool { first <= other.first && other.past <= past }
    public func contains(_ offset: Int) -> Bool { start <= offset && offset < end }
    /// The smallest span that covers both.
    public func union(_ other: TextSpan) -> TextSpan { TextSpan(min(start, other.start), max(end, other.end)) }
}

extension TextSpan: Comparable {
    public static func < (a: TextSpan, b: TextSpan) -> Bool { (a.first, a.past) < (b.first, b.past) }
}

extension TextSpan: Codable {
    public init(from decoder: any Decoder) throws {
        var pair = try decoder.unkeyedContainer()
        self.init(try pair.decode(Int.self), try pair.decode(Int.self))
    }

    public func encode(to encoder: any Encoder) throws {
        var pair = encoder.unkeyedContainer()
        try pair.encode(start)
        try pair.encode(end)
    }
}
