// The digest that names a document by its content.

import COpenSSL

enum ContentDigest {
    /// `sha256:` and 64 hexadecimal digits.
    static func of(_ bytes: [UInt8]) -> String {
        var digest = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
        var count: UInt32 = 0
        _ = EVP_Digest(bytes, bytes.count, &digest, &count, EVP_sha256(), nil)
        var text: [UInt8] = Array("sha256:".utf8)
        for byte in digest[..<Int(count)] {
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
