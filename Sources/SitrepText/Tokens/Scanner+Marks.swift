// Marks: one token each, and runs that are one sign: ellipses, dashes, doubled quotation marks.

extension Scanner {
    mutating func mark(_ kind: CharacterClass, _ length: Int) {
        let start = at
        let byte = bytes[at]
        let shape: Shape = kind == .symbol ? (length > 1 ? .nonASCII : []) : .punctuation
        switch byte {
        case UInt8(ascii: "."): return stops()
        case UInt8(ascii: "!"), UInt8(ascii: "?"):
            while self.byte(at) == UInt8(ascii: "!") || self.byte(at) == UInt8(ascii: "?") { at += 1 }
        case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "="), UInt8(ascii: "_"), UInt8(ascii: "~"),
            UInt8(ascii: "`"):
            while self.byte(at) == byte { at += 1 }
        case UInt8(ascii: "@"), UInt8(ascii: "#"):
            at += 1
            if isSpaced || output.tokens.last?.shape.contains(.punctuation) ?? true, ByteClass.isLetter(self.byte(at)) {
                return handle(start)
            }
        default: at += length
        }
        emit(start, at, shape)
    }

    /// `@name`, `#topic`.
    private mutating func handle(_ start: Int) {
        while at < bytes.count, isLetter(at: at) || ByteClass.isDigit(bytes[at]) || bytes[at] == UInt8(ascii: "_") {
            at += character(at: at).length
        }
        emit(start, at, [])
    }

    /// One stop, or an ellipsis with or without spaces.
    private mutating func stops() {
        let start = at
        var end = at + 1
        var count = 1
        while true {
            if byte(end) == UInt8(ascii: ".") {
                end += 1
                count += 1
            } else if byte(end) == 0x20, byte(end + 1) == UInt8(ascii: "."), !ByteClass.isDigit(byte(end + 2)) {
                end += 2
                count += 1
            } else {
                break
            }
        }
        // “. .” is a stop twice, not an ellipsis; “..” is one.
        if count == 2 && end - start > 2 { end = start + 1 }
        at = end
        emit(start, end, .punctuation)
    }

    mutating func apostrophe(_ length: Int) {
        let start = at
        if byte(at + 1) == UInt8(ascii: "'"), length == 1 {
            at += 2
            return emit(start, at, .punctuation)
        }
        let first = at + length
        let isDecade =
            ByteClass.isDigit(byte(first)) && ByteClass.isDigit(byte(first + 1)) && !ByteClass.isDigit(byte(first + 2))
        let wordEnd = byte(first + 2) | 0x20 == UInt8(ascii: "s") ? first + 3 : first + 2
        if isSpaced, isDecade, !isLetter(at: wordEnd) {
            at = wordEnd
            return emit(start, at, .hasDigit)
        }
        if !isSpaced, byte(first) | 0x20 == UInt8(ascii: "s"), !isLetter(at: first + 1), follows(start) {
            // A possessive after a mark or a dotted name: `U.S.'s`.
            at = first + 1
            return emit(start, at, [])
        }
        at += length
        emit(start, at, .punctuation)
    }

    /// Whether the token before ends right here and is a word or a closing mark.
    private func follows(_ start: Int) -> Bool {
        guard let last = output.tokens.last else { return false }
        return Int(last.end) == start
    }
}
