// Which words stand beside which in a report: what is left of a text when it is carried by another.

/// Hashes of every run of neighbouring words, with case, marks and spacing left out.
public enum Shingles {
    /// Words hashed together: fewer are shared by chance, more are broken by every small change.
    public static let length = 5

    /// Sorted, without repeats.
    public static func keys(of text: [UInt8]) -> [UInt32] {
        let words = WordHashes.hashes(of: text)
        guard words.count >= length else { return [] }
        let keys = (0...(words.count - length)).map { start in
            mixed(words[start..<(start + length)].reduce(0) { ($0 &* factor) &+ $1 })
        }
        return distinct(keys)
    }

    /// How many values two sorted lists share.
    static func sharedCount<Key: Comparable>(_ a: [Key], _ b: [Key]) -> Int {
        var (i, j, count) = (0, 0, 0)
        while i < a.count, j < b.count {
            if a[i] == b[j] {
                count += 1
                i += 1
                j += 1
            } else if a[i] < b[j] {
                i += 1
            } else {
                j += 1
            }
        }
        return count
    }

    static func distinct(_ keys: [UInt32]) -> [UInt32] {
        var result: [UInt32] = []
        for key in keys.sorted() where result.last != key { result.append(key) }
        return result
    }

    private static let factor: UInt64 = 0x9e37_79b9_7f4a_7c15

    /// Spreads the hash over all bits, so that the smallest ones are a fair sample.
    private static func mixed(_ value: UInt64) -> UInt32 {
        let once = (value ^ (value >> 31)) &* 0xbf58_476d_1ce4_e5b9
        let twice = (once ^ (once >> 27)) &* 0x94d0_49bb_1331_11eb
        return UInt32(truncatingIfNeeded: (twice ^ (twice >> 31)) >> 32)
    }
}

/// Reads a text's words as hashes.
enum WordHashes {
    /// Letters in lower case; apostrophes are passed over; scripts without blanks give a word a character.
    static func hashes(of text: [UInt8]) -> [UInt64] {
        var words: [UInt64] = []
        var word = KeyHash()
        var isOpen = false
        func end() {
            if isOpen { words.append(word.value) }
            word = KeyHash()
            isOpen = false
        }
        var at = 0
        while at < text.count {
            let byte = text[at]
            if byte.isLetter || byte.isDigit {
                word = word.adding(byte.lowered)
                isOpen = true
            } else if byte >= 0x80 {
                let length = min(scalarLength(byte), text.count - at)
                if isMark(text, at) {
                    if !isApostrophe(text, at) { end() }
                } else {
                    let isAlone = byte >= firstIdeographLead && length == 3
                    if isAlone { end() }
                    for offset in 0..<length { word = word.adding(text[at + offset]) }
                    isOpen = true
                    if isAlone { end() }
                }
                at += length
                continue
            } else if byte != 0x27 {
                end()
            }
            at += 1
        }
        end()
        return words
    }

    /// U+3000 and above: kana, ideographs and hangul, which run on without blanks.
    private static let firstIdeographLead: UInt8 = 0xE3

    private static func scalarLength(_ lead: UInt8) -> Int { lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2 }

    /// Latin-1 signs (C2 80–BF), general punctuation (E2 80–83) and that of East Asia (E3 80, EF BC).
    private static func isMark(_ text: [UInt8], _ at: Int) -> Bool {
        guard at + 1 < text.count else { return true }
        switch text[at] {
        case 0xC2: return true
        case 0xE2: return text[at + 1] <= 0x83
        case 0xE3: return text[at + 1] == 0x80
        case 0xEF: return text[at + 1] == 0xBC
        default: return false
        }
    }

    /// ‘ and ’.
    private static func isApostrophe(_ text: [UInt8], _ at: Int) -> Bool {
        at + 2 < text.count && text[at] == 0xE2 && text[at + 1] == 0x80 && (0x98...0x99).contains(text[at + 2])
    }
}
