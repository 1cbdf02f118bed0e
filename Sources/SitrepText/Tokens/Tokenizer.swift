// Bytes to tokens: words, numbers and marks with their places.

/// Splits UTF-8 bytes into tokens; hyphens and possessive endings stand alone.
public enum Tokenizer {
    /// The keys of the words of a short phrase, split as running text is.
    public static func words(of phrase: some StringProtocol) -> [WordKey] {
        tokens(of: Array(phrase.utf8)).map(\.key)
    }

    public static func tokens(of bytes: [UInt8]) -> [Token] {
        var result: [Token] = []
        var at = 0
        var spaced = true
        while at < bytes.count {
            let byte = bytes[at]
            if byte <= 0x20 {
                spaced = true
                at += 1
                continue
            }
            let start = at
            if isWordByte(byte) {
                while at < bytes.count, isWordByte(bytes[at]) { at += 1 }
            } else {
                at += 1
            }
            let slice = bytes[start..<at]
            let key = WordKey(utf8: slice)
            var shape: Shape = spaced ? .spaceBefore : []
            if byte >= 0x41 && byte <= 0x5A { shape.insert(.capitalized) }
            result.append(Token(start: start, end: at, key: key, lemma: key, shape: shape))
            spaced = false
        }
        return result
    }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        (byte >= 0x30 && byte <= 0x39) || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || byte >= 0x80
    }
}
