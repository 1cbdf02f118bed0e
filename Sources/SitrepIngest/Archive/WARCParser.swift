// Cuts a stream of bytes into the records of a web archive, holding one record at a time.

/// Takes chunks in and gives records out.
public struct WARCParser {
    public enum Step: Sendable {
        case record(WARCRecord)
        /// A record larger than the limit was passed over.
        case tooLarge(uri: String?, length: Int)
        /// Nothing more can be read: there is no record where one should begin.
        case damaged
        case needsMore
    }

    private let limit: Int
    private var buffer: [UInt8] = []
    private var at = 0
    /// Bytes of a record that is passed over.
    private var skipping = 0
    private var isDamaged = false

    /// A record's fields take at most so many bytes.
    private static let mostHeadBytes = 1 << 20

    public init(limit: Int = IntakeOptions().maximumBytes) { self.limit = limit }

    public mutating func feed(_ chunk: some Collection<UInt8>) {
        if at > 0 {
            buffer.removeFirst(at)
            at = 0
        }
        guard skipping > 0 else { return buffer.append(contentsOf: chunk) }
        let passed = min(skipping, chunk.count)
        skipping -= passed
        buffer.append(contentsOf: chunk.dropFirst(passed))
    }

    /// The next record; `isLast` says that no more bytes come.
    public mutating func next(isLast: Bool = false) -> Step {
        guard !isDamaged, skipping == 0 else { return isDamaged ? .damaged : .needsMore }
        while at < buffer.count, buffer[at] == 0x0D || buffer[at] == 0x0A { at += 1 }
        guard at < buffer.count else { return .needsMore }
        guard Self.begins(buffer[at...]) else { return damaged() }
        guard let head = HeaderFields(buffer[at...]) else {
            return isLast || buffer.count - at > Self.mostHeadBytes ? damaged() : .needsMore
        }
        guard head.first.hasPrefix("WARC/"), let length = head["content-length"].flatMap({ Int($0) }), length >= 0
        else { return damaged() }
        let available = buffer.count - head.end
        if length > limit {
            skipping = max(0, length - available)
            at = min(buffer.count, head.end + length)
            return .tooLarge(uri: head["warc-target-uri"], length: length)
        }
        guard available >= length || isLast else { return .needsMore }
        let end = head.end + min(length, available)
        let record = WARCRecord(
            fields: head.fields, block: Array(buffer[head.end..<end]), isCutOff: available < length)
        at = end
        return .record(record)
    }

    private mutating func damaged() -> Step {
        isDamaged = true
        return .damaged
    }

    /// The bytes are, as far as they go, a record's first line.
    private static func begins(_ bytes: ArraySlice<UInt8>) -> Bool {
        zip(bytes, magic).allSatisfy { $0 == $1 }
    }

    static let magic = Array("WARC/".utf8)
}
