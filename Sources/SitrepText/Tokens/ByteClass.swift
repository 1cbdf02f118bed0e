// What a byte or a character is to the tokenizer: space, letter, digit or mark.

/// Classes of characters.
enum CharacterClass: UInt8 {
    case space, lineBreak, lower, upper, digit, mark, symbol, apostrophe
    /// First byte of a character outside ASCII, to be decoded.
    case multibyte
}

/// Tables of byte classes and the decoding of characters outside ASCII.
enum ByteClass {
    /// Class of each byte value.
    static let table: [CharacterClass] = (0...255).map { classOf(UInt8($0)) }

    private static func classOf(_ byte: UInt8) -> CharacterClass {
        switch byte {
        case 0x0A, 0x0C, 0x0D: .lineBreak
        case 0...0x20, 0x7F: .space
        case 0x30...0x39: .digit
        case 0x41...0x5A: .upper
        case 0x61...0x7A: .lower
        case UInt8(ascii: "'"): .apostrophe
        case UInt8(ascii: "$"), UInt8(ascii: "%"), UInt8(ascii: "&"), UInt8(ascii: "+"), UInt8(ascii: "="),
            UInt8(ascii: "#"), UInt8(ascii: "@"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "^"),
            UInt8(ascii: "~"), UInt8(ascii: "|"), UInt8(ascii: "\\"):
            .symbol
        case 0x80...: .multibyte
        default: .mark
        }
    }

    /// The character at an offset of well-formed UTF-8 and its length; a stray byte is a mark of length 1.
    @inline(__always)
    static func scalar(in bytes: some RandomAccessCollection<UInt8>, at offset: Int) -> (value: UInt32, length: Int) {
        let start = bytes.index(bytes.startIndex, offsetBy: offset)
        let first = UInt32(bytes[start])
        let length = first < 0x80 ? 1 : first < 0xC0 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
        guard length > 0, offset + length <= bytes.count else { return (0xFFFD, 1) }
        if length == 1 { return (first, 1) }
        var value = first & (0x7F >> UInt32(length))
        for index in 1..<length {
            let next = UInt32(bytes[bytes.index(start, offsetBy: index)])
            guard next & 0xC0 == 0x80 else { return (0xFFFD, index) }
            value = value << 6 | (next & 0x3F)
        }
        return (value, length)
    }

    /// Class of a character outside ASCII.
    static func classOf(scalar value: UInt32) -> CharacterClass {
        switch value {
        case 0x2019: .apostrophe
        case 0x85, 0x2028, 0x2029: .lineBreak
        case 0x80...0xA0, 0x1680, 0x2000...0x200B, 0x200E...0x200F, 0x202A...0x202F, 0x205F...0x206F, 0x3000, 0xFEFF:
            .space
        case 0xA2...0xA6, 0xA8, 0xA9, 0xAC, 0xAE...0xB4, 0xB6...0xB9, 0xBC...0xBE, 0xD7, 0xF7: .symbol
        case 0xA1, 0xA7, 0xAB, 0xBB, 0xBF: .mark
        case 0x2010...0x2027, 0x2030...0x205E, 0x3001...0x3003, 0x3008...0x301F, 0xFE10...0xFE6F, 0xFF01...0xFF0F,
            0xFF1A...0xFF20, 0xFFFD:
            .mark
        case 0x2070...0x20CF, 0x2100...0x2BFF, 0xFFF0...0xFFFC, 0xFE00...0xFE0F, 0x1F000...0x1FFFF: .symbol
        case 0xC0...0xDE, 0x0391...0x03A9, 0x0400...0x042F: .upper
        case 0x0100...0x017F: value & 1 == 0 ? .upper : .lower
        default: .lower
        }
    }

    /// Whether a byte is an ASCII letter.
    static func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A }
    static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
    static func isUpper(_ byte: UInt8) -> Bool { byte >= 0x41 && byte <= 0x5A }
    static func isLower(_ byte: UInt8) -> Bool { byte >= 0x61 && byte <= 0x7A }
}
