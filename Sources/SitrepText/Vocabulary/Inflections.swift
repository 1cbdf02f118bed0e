// Dictionary forms of words that no table has, by rule.

/// Guesses lemmas of unknown words; known stems are preferred.
struct Inflections: Sendable {
    let vocabulary: Vocabulary
    private static let e = UInt8(ascii: "e")

    func lemma(of token: Token, state: TagState, _ bytes: [UInt8]) -> WordKey {
        let start = Int(token.start)
        let end = Int(token.end)
        switch state {
        case .nounPlural, .verbThird: return plural(start, end, bytes) ?? token.key
        case .verbPast, .verbParticiple: return stripped(start, end, bytes, suffix: 2) ?? token.key
        case .verbGerund: return stripped(start, end, bytes, suffix: 3) ?? token.key
        default: return token.key
        }
    }

    /// `attacks`, `crises` by table, `armies`, `boxes`.
    private func plural(_ start: Int, _ end: Int, _ bytes: [UInt8]) -> WordKey? {
        guard end - start > 3, bytes[end - 1] | 0x20 == UInt8(ascii: "s"), bytes[end - 2] | 0x20 != UInt8(ascii: "s")
        else { return nil }
        if bytes[end - 2] | 0x20 == Self.e {
            if bytes[end - 3] | 0x20 == UInt8(ascii: "i"), end - start > 4 {
                return WordKey(bytes, from: start, to: end - 3).appending(UInt8(ascii: "y"))
            }
            let stem = bytes[end - 3] | 0x20
            let isHissing =
                stem == UInt8(ascii: "x") || (stem == UInt8(ascii: "h") && bytes[end - 4] | 0x20 != UInt8(ascii: "t"))
                || (stem == UInt8(ascii: "s") && bytes[end - 4] | 0x20 == UInt8(ascii: "s"))
            if isHissing { return WordKey(bytes, from: start, to: end - 2) }
        }
        return WordKey(bytes, from: start, to: end - 1)
    }

    /// `-ed` and `-ing` taken off, with a dropped `e` or a doubled letter put right.
    private func stripped(_ start: Int, _ end: Int, _ bytes: [UInt8], suffix: Int) -> WordKey? {
        let stem = end - suffix
        guard stem - start >= 3 else { return nil }
        let plain = WordKey(bytes, from: start, to: stem)
        let silent = plain.appending(Self.e)
        if vocabulary.contains(plain) { return plain }
        if vocabulary.contains(silent) { return silent }
        let last = bytes[stem - 1] | 0x20
        if last == UInt8(ascii: "i"), suffix == 2 {
            return WordKey(bytes, from: start, to: stem - 1).appending(UInt8(ascii: "y"))
        }
        if last == bytes[stem - 2] | 0x20, !isVowel(last), last != UInt8(ascii: "s"), last != UInt8(ascii: "l") {
            return WordKey(bytes, from: start, to: stem - 1)
        }
        let takesE =
            last == UInt8(ascii: "z") || last == UInt8(ascii: "v") || last == UInt8(ascii: "c")
            || last == UInt8(ascii: "u") || (last == UInt8(ascii: "t") && bytes[stem - 2] | 0x20 == UInt8(ascii: "a"))
        return takesE ? silent : plain
    }

    private func isVowel(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "a") || byte == Self.e || byte == UInt8(ascii: "i") || byte == UInt8(ascii: "o")
            || byte == UInt8(ascii: "u")
    }
}
