// Turns bytes in any of the web's encodings into UTF-8, by lexbor's encoding module.

import CLexbor

/// Decoding of document bytes.
enum TextDecoding {
    /// Offset of the first byte that is not UTF-8; absent when all is well.
    static func firstInvalidOffset(_ bytes: [UInt8]) -> Int? {
        var at = 0
        let end = bytes.count
        return bytes.withUnsafeBufferPointer { bytes in
            let raw = UnsafeRawBufferPointer(bytes)
            while at < end {
                if at + 8 <= end, raw.loadUnaligned(fromByteOffset: at, as: UInt64.self) & highBits == 0 {
                    at += 8
                    continue
                }
                let byte = bytes[at]
                if byte < 0x80 {
                    at += 1
                    continue
                }
                let length = sequenceLength(bytes, at: at)
                guard length > 0 else { return at }
                at += length
            }
            return nil
        }
    }

    /// The bit of each of eight bytes that none in ASCII has.
    private static let highBits: UInt64 = 0x8080_8080_8080_8080

    /// Length of the well-formed sequence at `at`, or 0.
    private static func sequenceLength(_ bytes: UnsafeBufferPointer<UInt8>, at: Int) -> Int {
        func continues(_ offset: Int, _ low: UInt8 = 0x80, _ high: UInt8 = 0xBF) -> Bool {
            at + offset < bytes.count && bytes[at + offset] >= low && bytes[at + offset] <= high
        }
        switch bytes[at] {
        case 0xC2...0xDF: return continues(1) ? 2 : 0
        case 0xE0: return continues(1, 0xA0) && continues(2) ? 3 : 0
        case 0xE1...0xEC, 0xEE...0xEF: return continues(1) && continues(2) ? 3 : 0
        case 0xED: return continues(1, 0x80, 0x9F) && continues(2) ? 3 : 0
        case 0xF0: return continues(1, 0x90) && continues(2) && continues(3) ? 4 : 0
        case 0xF1...0xF3: return continues(1) && continues(2) && continues(3) ? 4 : 0
        case 0xF4: return continues(1, 0x80, 0x8F) && continues(2) && continues(3) ? 4 : 0
        default: return 0
        }
    }

    /// A page's bytes as UTF-8: byte order mark, then media type, then meta element, else UTF-8 where
    /// the bytes are well formed, else windows-1252. Ill-formed sequences become U+FFFD.
    static func utf8(fromHTML bytes: [UInt8], mediaType: String?) -> [UInt8] {
        if bytes.starts(with: ByteOrderMark.utf8) { return repaired(Array(bytes.dropFirst(3))) }
        if bytes.starts(with: ByteOrderMark.utf16BE) { return decode(bytes.dropFirst(2), label: "utf-16be") }
        if bytes.starts(with: ByteOrderMark.utf16LE) { return decode(bytes.dropFirst(2), label: "utf-16le") }
        let isWellFormed = firstInvalidOffset(bytes) == nil
        var label = mediaType.flatMap { charset(in: Array($0.utf8)[...]) }
        if label == nil { label = metaCharset(bytes) }
        guard let label, let encoding = encodingData(label) else {
            return isWellFormed ? bytes : decode(bytes[...], label: "windows-1252")
        }
        // UTF-16 in a meta element cannot be true: the element was read as ASCII.
        let claimed = encoding.pointee.encoding
        if claimed == LXB_ENCODING_UTF_8 || claimed == LXB_ENCODING_UTF_16LE || claimed == LXB_ENCODING_UTF_16BE {
            if isWellFormed { return bytes }
            return isMostlyUTF8(bytes) ? repaired(bytes) : decode(bytes[...], label: "windows-1252")
        }
        // Pages that are UTF-8 and claim a one-byte encoding are common; the reverse test is safe.
        if isWellFormed, bytes.contains(where: { $0 >= 0x80 }), isOneByte(claimed) { return bytes }
        return decode(bytes[...], encoding: encoding)
    }

    /// Plain text as UTF-8: a byte order mark is obeyed, anything else must be UTF-8.
    static func utf8(fromText bytes: [UInt8], name: String) throws(IngestError) -> [UInt8] {
        if bytes.starts(with: ByteOrderMark.utf16BE) { return decode(bytes.dropFirst(2), label: "utf-16be") }
        if bytes.starts(with: ByteOrderMark.utf16LE) { return decode(bytes.dropFirst(2), label: "utf-16le") }
        if let offset = firstInvalidOffset(bytes) { throw .notText(name, at: offset) }
        return bytes.starts(with: ByteOrderMark.utf8) ? Array(bytes.dropFirst(3)) : bytes
    }

    static func repaired(_ bytes: [UInt8]) -> [UInt8] {
        firstInvalidOffset(bytes) == nil ? bytes : Array(String(decoding: bytes, as: UTF8.self).utf8)
    }

    /// True when fewer than one in twenty of the bytes outside ASCII break UTF-8.
    private static func isMostlyUTF8(_ bytes: [UInt8]) -> Bool {
        let high = bytes.lazy.filter { $0 >= 0x80 }.count
        let bad = String(decoding: bytes, as: UTF8.self).unicodeScalars.lazy.filter { $0.value == 0xFFFD }.count
        return bad * 20 < high
    }

    private static func isOneByte(_ encoding: lxb_encoding_t) -> Bool {
        switch encoding {
        case LXB_ENCODING_GB18030, LXB_ENCODING_GBK, LXB_ENCODING_BIG5, LXB_ENCODING_EUC_JP, LXB_ENCODING_EUC_KR,
            LXB_ENCODING_SHIFT_JIS, LXB_ENCODING_ISO_2022_JP:
            false
        default: true
        }
    }
}
