// The lines of `Name: value` at the head of records and messages.

/// A block of header fields, and where what follows it begins.
struct HeaderFields {
    /// The first line: `WARC/1.0`, `HTTP/1.1 200 OK`.
    let first: String
    let fields: [WARCRecord.Field]
    let end: Int

    private static let mostFields = 1000

    /// Reads to the empty line; absent when there is none.
    init?(_ bytes: ArraySlice<UInt8>) {
        var at = bytes.startIndex
        var lines: [ArraySlice<UInt8>] = []
        var isComplete = false
        while let feed = bytes[at...].firstIndex(of: 0x0A), lines.count < Self.mostFields {
            var line = bytes[at..<feed]
            if line.last == 0x0D { line.removeLast() }
            at = feed + 1
            if line.isEmpty {
                isComplete = true
                break
            }
            lines.append(line)
        }
        guard isComplete, let head = lines.first else { return nil }
        first = head.string
        end = at
        var fields: [WARCRecord.Field] = []
        for line in lines.dropFirst() {
            if line.first == 0x20 || line.first == 0x09, let last = fields.popLast() {
                // A line that begins with a blank goes on with the one before.
                fields.append(.init(name: last.name, value: last.value + " " + line.trimmed.string))
                continue
            }
            guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { continue }
            fields.append(
                .init(
                    name: line[..<colon].trimmed.map(\.lowered).string, value: line[(colon + 1)...].trimmed.string))
        }
        self.fields = fields
    }

    subscript(_ name: String) -> String? { fields.first { $0.name == name }?.value }
}
