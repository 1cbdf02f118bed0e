// The digest that names a document by its content.

import Crypto

enum ContentDigest {
    /// `sha256:` and 64 hexadecimal digits.
    static func of(_ bytes: [UInt8]) -> String {
        let digest = SHA256.hash(data: bytes)
        var text: [UInt8] = Array("sha256:".utf8)
        for byte in digest {
            text.append(hex[Int(byte >> 4)])
            text.append(hex[Int(byte & 15)])
        }
        return text.string
    }

    /// The identifier of a report that brings none: the first digits of its digest.
    static func identifier(from digest: String) -> String { String(digest.dropFirst(7).prefix(identifierLength)) }

    private static let identifierLength = 16
    private static let hex = Array("0123456789abcdef".utf8)
}
