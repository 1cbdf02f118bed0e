// Words: letters with apostrophes inside, dotted abbreviations, contractions, Internet names.

extension Scanner {
    /// What was seen of a word while it was read.
    struct WordTraits {
        var upper = 0
        var lower = 0
        var digits = 0
        var hasNonASCII = false
        /// Offset of the last apostrophe between letters, and its length.
        var apostrophe = -1
        var apostropheLength = 0
        /// Number of stops inside.
        var stops = 0

        func shape(startsUpper: Bool) -> Shape {
            var shape: Shape = startsUpper ? .capitalized : []
            if upper >= 2 && lower == 0 { shape.insert(.allCaps) }
            if digits > 0 { shape.insert(.hasDigit) }
            if hasNonASCII { shape.insert(.nonASCII) }
            return shape
        }
    }

    mutating func word() {
        let start = at
        var traits = WordTraits()
        let startsUpper = character(at: at).kind == .upper
        var segment = at
        var hash = WordKey.empty
        while at < bytes.count {
            takePlain(&traits, &hash)
            guard at < bytes.count else { break }
            if takeLetters(&traits) { continue }
            let byte = bytes[at]
            if byte == UInt8(ascii: ".") {
                if isAddressStop(start) { return address(start) }
                guard takeStop(start: start, segment: segment, startsUpper: startsUpper, &traits) else { break }
                segment = at
                if !isLetter(at: at) { break }
            } else if byte == UInt8(ascii: "&") {
                guard ByteClass.isUpper(self.byte(at - 1)), ByteClass.isUpper(self.byte(at + 1)) else { break }
                at += 1
            } else if byte == UInt8(ascii: "@") || (byte == UInt8(ascii: ":") && isScheme(start)) {
                guard isAddressStop(start) else { break }
                return address(start)
            } else {
                break
            }
        }
        let isPlain = traits.upper + traits.lower == at - start && !traits.hasNonASCII
        finish(start, startsUpper: startsUpper, traits, key: isPlain ? hash : nil)
    }

    /// Takes ASCII letters, which nearly all words are made of, and hashes them on the way.
    private mutating func takePlain(_ traits: inout WordTraits, _ hash: inout WordKey) {
        var index = at
        var lower = 0
        var key = hash
        while index < bytes.count {
            let byte = bytes[index]
            guard byte | 0x20 >= 0x61, byte | 0x20 <= 0x7A else { break }
            if byte & 0x20 != 0 { lower += 1 }
            key = key.appending(byte)
            index += 1
        }
        traits.lower += lower
        traits.upper += index - at - lower
        hash = key
        at = index
    }

    /// Takes a letter, digit or inner apostrophe; false at anything else.
    private mutating func takeLetters(_ traits: inout WordTraits) -> Bool {
        let (kind, length) = character(at: at)
        switch kind {
        case .lower: traits.lower += 1
        case .upper: traits.upper += 1
        case .digit: traits.digits += 1
        case .apostrophe:
            guard isLetter(at: at + length) else { return false }
            traits.apostrophe = at
            traits.apostropheLength = length
        default:
            guard bytes[at] == UInt8(ascii: "_") else { return false }
        }
        if length > 1 && kind != .apostrophe { traits.hasNonASCII = true }
        at += length
        return true
    }

    /// Takes a stop that belongs to the word; false where it ends the word.
    private mutating func takeStop(
        start: Int, segment: Int, startsUpper: Bool, _ traits: inout WordTraits
    ) -> Bool {
        let length = at - segment
        let next = byte(at + 1)
        if length <= 2 && ByteClass.isLetter(next) {
            // `U.S`, `a.m`, `Ph.D.`: short pieces parted by stops.
            let after = byte(at + 2)
            let isPiece = length == 1 ? !ByteClass.isLetter(after) : after == UInt8(ascii: ".")
            if isPiece && apostropheLength(at: at + 2) == 0 || (isPiece && traits.stops > 0) {
                at += 1
                traits.stops += 1
                return true
            }
        }
        if traits.lower == 0, length >= 2, isTicker(at + 1) {
            at += 1
            traits.stops += 1
            return true
        }
        let isJoined =
            joinsStops || traits.stops > 0 || isInitial(start: start, length: length, startsUpper: startsUpper)
            || (!ByteClass.isLetter(next) && next != UInt8(ascii: ".")
                && abbreviations.accepts(
                    key(start, at + 1), startsUpper: startsUpper,
                    precedesDigit: ByteClass.isDigit(byte(at + 2)) || ByteClass.isDigit(next)))
        guard isJoined else { return false }
        at += 1
        traits.stops += 1
        return true
    }

    /// One or two capitals and no letter after them: the exchange of a share, `AAPL.O`.
    private func isTicker(_ offset: Int) -> Bool {
        guard ByteClass.isUpper(byte(offset)) else { return false }
        let end = ByteClass.isUpper(byte(offset + 1)) ? offset + 2 : offset + 1
        return byte(end) == UInt8(ascii: ")") || byte(end) == UInt8(ascii: ">")
    }

    /// A single capital with a stop before another name: `J. Smith`.
    private func isInitial(start: Int, length: Int, startsUpper: Bool) -> Bool {
        guard startsUpper, length == 1, at - start == 1, let next = nextLetterOffset(after: at + 1) else {
            return false
        }
        guard character(at: next).kind == .upper else { return false }
        // “I” is a word of its own unless a name surrounds it.
        guard bytes[start] == UInt8(ascii: "I") else { return true }
        return output.tokens.last?.shape.contains(.capitalized) ?? true
    }

    /// Offset of the letter that follows at most one space.
    private func nextLetterOffset(after offset: Int) -> Int? {
        var next = offset
        if byte(next) == UInt8(ascii: "-") || byte(next) == 0x20 { next += 1 }
        return isLetter(at: next) ? next : nil
    }

    /// Ends a word: splits contractions and possessives off.
    private mutating func finish(_ start: Int, startsUpper: Bool, _ traits: WordTraits, key known: WordKey?) {
        var shape = traits.shape(startsUpper: startsUpper)
        let end = at
        guard traits.apostrophe > start else {
            if end - start == 6, bytes[start] | 0x20 == UInt8(ascii: "c"), key(start, end) == Self.cannot {
                emit(start, start + 3, shape)
                return emit(start + 3, end, shape.subtracting(.capitalized))
            }
            return emit(start, end, shape, key: known)
        }
        let tail = traits.apostrophe + traits.apostropheLength
        let cut = contractionStart(tail: tail, end: end, apostrophe: traits.apostrophe, start: start)
        guard cut > start, cut < end else { return emit(start, end, shape) }
        let isLoud = traits.upper >= 2 && traits.lower <= 1
        if isLoud && traits.upper > 1 { shape.insert(.allCaps) }
        if cut - start == 1 { shape.remove(.allCaps) }
        emit(start, cut, shape)
        emit(cut, end, isLoud && traits.lower == 0 ? [.allCaps] : [])
    }

    private static let cannot = WordKey("cannot")

    /// Where `'s`, `'re`, `'ve`, `'ll`, `'d`, `'m` or `n't` begins; `end` where there is none.
    private func contractionStart(tail: Int, end: Int, apostrophe: Int, start: Int) -> Int {
        let first = byte(tail) | 0x20
        let second = byte(tail + 1) | 0x20
        switch end - tail {
        case 1:
            if first == UInt8(ascii: "t"), byte(apostrophe - 1) | 0x20 == UInt8(ascii: "n") { return apostrophe - 1 }
            let isShort = first == UInt8(ascii: "s") || first == UInt8(ascii: "d") || first == UInt8(ascii: "m")
            return isShort ? apostrophe : end
        case 2:
            let isLong =
                (second == UInt8(ascii: "e") && (first == UInt8(ascii: "r") || first == UInt8(ascii: "v")))
                || (first == UInt8(ascii: "l") && second == UInt8(ascii: "l"))
            return isLong ? apostrophe : end
        default: return end
        }
    }
}
