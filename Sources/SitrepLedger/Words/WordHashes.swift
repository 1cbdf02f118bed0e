// Words of any script as numbers, to compare texts by.

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
