// A server's answer as an archive keeps it: status, fields and a body that may be in chunks and compressed.

/// The head of an HTTP message and where its body begins.
struct HTTPMessage: Sendable {
    let status: Int?
    let mediaType: String?
    let bodyStart: Int
    private let isChunked: Bool
    private let encodings: [String]

    /// Absent when the bytes do not begin with a message's head.
    init?(_ bytes: [UInt8]) {
        guard let head = HeaderFields(bytes[...]) else { return nil }
        let words = head.first.split(separator: " ")
        guard head.first.hasPrefix("HTTP/") || words.last?.hasPrefix("HTTP/") == true else { return nil }
        status = head.first.hasPrefix("HTTP/") && words.count > 1 ? Int(words[1]) : nil
        mediaType = head["content-type"]
        bodyStart = head.end
        isChunked = head["transfer-encoding"]?.lowercased().contains("chunked") == true
        encodings = (head["content-encoding"] ?? "").lowercased().split { $0 == "," || $0 == " " }.map(String.init)
    }

    /// The body as the server meant it. Programs that unpack bodies but keep the fields are forgiven.
    func body(of block: [UInt8], limit: Int, name: String) throws(IngestError) -> [UInt8] {
        var body = Array(block[bodyStart...])
        if isChunked, let joined = Self.joined(body[...]) { body = joined }
        for encoding in encodings.reversed() {
            switch encoding {
            case "gzip", "x-gzip":
                if body.starts(with: Inflater.magic) {
                    body = try Inflater.expand(body, limit: limit, name: name)
                }
            case "deflate": body = try Inflater.expandDeflate(body, limit: limit, name: name) ?? body
            case "identity", "none", "utf-8": continue
            default: throw .unknownCoding(name, encoding)
            }
        }
        return body
    }

    /// The chunks put together; absent when the bytes are not in chunks.
    private static func joined(_ bytes: ArraySlice<UInt8>) -> [UInt8]? {
        var out: [UInt8] = []
        var at = bytes.startIndex
        while let feed = bytes[at...].firstIndex(of: 0x0A) {
            let line = bytes[at..<feed].trimmed.prefix { $0 != UInt8(ascii: ";") }
            guard !line.isEmpty, line.count <= longestSize, let size = Int(line.trimmed.string, radix: 16), size >= 0
            else { return out.isEmpty ? nil : out }
            if size == 0 { return out }
            let start = feed + 1
            let end = min(bytes.endIndex, start + size)
            out += bytes[start..<end]
            at = end
            while at < bytes.endIndex, bytes[at] == 0x0D || bytes[at] == 0x0A { at += 1 }
        }
        return out.isEmpty ? nil : out
    }

    /// Digits of a chunk's size.
    private static let longestSize = 8
}

extension IngestError {
    static func unknownCoding(_ name: String, _ coding: String) -> IngestError {
        IngestError(
            .badArchive, in: name, what: "the page is packed as “\(coding)”, which is not read",
            hint: "fetch it again with Accept-Encoding: gzip")
    }
}
