// Numbers: digits with separators, times, ordinals and units written together.

extension Scanner {
    mutating func number() {
        let start = at
        var isPlain = true
        takeDigits()
        while at < bytes.count {
            switch bytes[at] {
            case UInt8(ascii: ",") where isGroup(at + 1): break
            case UInt8(ascii: ".") where ByteClass.isDigit(byte(at + 1)): break
            case UInt8(ascii: ":") where ByteClass.isDigit(byte(at + 1)) && ByteClass.isDigit(byte(at + 2)):
                isPlain = false
            case UInt8(ascii: "/") where ByteClass.isDigit(byte(at + 1)): isPlain = false
            default: return tail(start, isPlain)
            }
            at += 1
            takeDigits()
        }
        tail(start, isPlain)
    }

    private mutating func takeDigits() {
        while at < bytes.count, ByteClass.isDigit(bytes[at]) { at += 1 }
    }

    /// Exactly three digits.
    private func isGroup(_ offset: Int) -> Bool {
        ByteClass.isDigit(byte(offset)) && ByteClass.isDigit(byte(offset + 1)) && ByteClass.isDigit(byte(offset + 2))
            && !ByteClass.isDigit(byte(offset + 3))
    }

    /// Letters right after the digits: an ordinal, a unit of its own, or part of a name (`3D`).
    private mutating func tail(_ start: Int, _ isPlain: Bool) {
        let digitsEnd = at
        var end = at
        while end < bytes.count, ByteClass.isLetter(bytes[end]) { end += 1 }
        if end == digitsEnd {
            if joinsStops, byte(at) == UInt8(ascii: "."), at + 1 == bytes.count { at += 1 }
            return emit(start, digitsEnd, isPlain ? [.hasDigit, .number] : .hasDigit)
        }
        let isJoined = end < bytes.count && (ByteClass.isDigit(bytes[end]) || bytes[end] >= 0x80 && isLetter(at: end))
        let letters = key(digitsEnd, end)
        if !isJoined, Self.units.contains(letters) {
            return emit(start, digitsEnd, isPlain ? [.hasDigit, .number] : .hasDigit)
        }
        if isJoined || !Self.ordinals.contains(letters) {
            while end < bytes.count, ByteClass.isDigit(bytes[end]) || isLetter(at: end) {
                end += character(at: end).length
            }
        }
        at = end
        emit(start, end, .hasDigit)
    }

    /// Written to the number and split off: `5pm`, `20km`, `3bn`.
    private static let units = WordSet(
        "am pm km kg m mm cm bn mn tn k mph kph ft lb lbs sq ha mw gw tons gmt edt est hrs min p".split(separator: " ")
            .map { WordKey($0) })
    private static let ordinals = WordSet("st nd rd th s".split(separator: " ").map { WordKey($0) })
}
