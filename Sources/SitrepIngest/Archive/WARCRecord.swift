// One record of a web archive, and what of it is the answer of a server.

import COpenSSL

/// A record of a WARC file with its block.
public struct WARCRecord: Sendable {
    public struct Field: Sendable, Hashable {
        /// In lower case.
        public let name: String
        public let value: String
    }

    public let fields: [Field]
    /// What follows the record's fields.
    public let block: [UInt8]
    /// The block ended before its stated length.
    public let isCutOff: Bool
    /// The answer's status and fields where the block is one.
    let http: HTTPMessage?

    init(fields: [Field], block: [UInt8], isCutOff: Bool) {
        self.fields = fields
        self.block = block
        self.isCutOff = isCutOff
        let isMessage = WARCRecord.value("content-type", in: fields)?.lowercased().contains("application/http") == true
        http = isMessage ? HTTPMessage(block) : nil
    }

    /// `response`, `request`, `resource`, `revisit` and so on.
    public var type: String { self["warc-type"] ?? "" }
    public var date: String? { self["warc-date"] }

    /// The address that was fetched, without the angle brackets and blanks that some programs write.
    public var uri: String? {
        guard var address = self["warc-target-uri"] else { return nil }
        if address.hasPrefix("<"), address.hasSuffix(">") { address = String(address.dropFirst().dropLast()) }
        return address.split(separator: " ", omittingEmptySubsequences: false).joined(separator: "%20")
    }

    /// The block without the head of a message: the page as it was sent.
    public var payload: ArraySlice<UInt8> { http.map { block[$0.bodyStart...] } ?? block[...] }

    /// `sha1:` and the digest of the payload in base 32, as archives write it.
    public var payloadDigest: String {
        var digest = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
        var count: UInt32 = 0
        let bytes = Array(payload)
        _ = EVP_Digest(bytes, bytes.count, &digest, &count, EVP_sha1(), nil)
        return "sha1:" + Base32.text(digest[..<Int(count)])
    }

    subscript(_ name: String) -> String? { WARCRecord.value(name, in: fields) }

    private static func value(_ name: String, in fields: [Field]) -> String? {
        fields.first { $0.name == name }?.value
    }
}

/// RFC 4648, without padding.
private enum Base32 {
    private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)

    static func text(_ bytes: some Sequence<UInt8>) -> String {
        var out: [UInt8] = []
        var (bits, count) = (0, 0)
        for byte in bytes {
            bits = bits << 8 | Int(byte)
            count += 8
            while count >= 5 {
                out.append(letters[bits >> (count - 5) & 31])
                count -= 5
            }
            bits &= (1 << count) - 1
        }
        if count > 0 { out.append(letters[bits << (5 - count) & 31]) }
        return out.string
    }
}
