// Recognises bytes that are no text, so that the message can say what they are.

/// A known binary format, or unknown binary data.
struct BinaryKind {
    let name: String?

    /// So many zero bytes in the window mean binary data, unless a byte order mark says UTF-16.
    private static let windowLength = 1024

    static func recognise(_ bytes: [UInt8]) -> BinaryKind? {
        for (magic, name) in signatures where bytes.starts(with: magic.utf8) { return BinaryKind(name: name) }
        if bytes.starts(with: [0xFF, 0xD8, 0xFF]) { return BinaryKind(name: "a JPEG picture") }
        if bytes.starts(with: ByteOrderMark.utf16BE) || bytes.starts(with: ByteOrderMark.utf16LE) { return nil }
        return bytes.prefix(windowLength).contains(0) ? BinaryKind(name: nil) : nil
    }

    private static let signatures: [(String, String)] = [
        ("%PDF-", "a PDF"), ("PK\u{3}\u{4}", "a ZIP archive or office document"), ("\u{7F}ELF", "a program"),
        ("GIF8", "a GIF picture"), ("SQLite format 3", "a database"), ("OggS", "a sound or video file"),
    ]
}

/// Marks at the head of a file that name its encoding.
enum ByteOrderMark {
    static let utf8: [UInt8] = [0xEF, 0xBB, 0xBF]
    static let utf16BE: [UInt8] = [0xFE, 0xFF]
    static let utf16LE: [UInt8] = [0xFF, 0xFE]
}
