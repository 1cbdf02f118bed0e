// Quotation marks that a program set on the wrong side of a space: `he said, ”but`.

import SitrepModel

/// Finds curly quotation marks by the bytes beside them.
struct QuoteMarkFinder: Sendable {
    func marks(in text: ArticleText) -> [DamageMark] {
        let bytes = text.bytes
        var found: [DamageMark] = []
        var at = 0
        while at + 2 < bytes.count {
            // “ is E2 80 9C and ” is E2 80 9D.
            guard bytes[at] == 0xE2, bytes[at + 1] == 0x80, bytes[at + 2] == 0x9C || bytes[at + 2] == 0x9D else {
                at += 1
                continue
            }
            let before = at > 0 ? bytes[at - 1] : 0x20
            let after = at + 3 < bytes.count ? bytes[at + 3] : 0x20
            let isWrong = bytes[at + 2] == 0x9D ? before == 0x20 && isLetter(after) : isLetter(before) && after == 0x20
            if isWrong { found.append(DamageMark(kind: "misplaced-quote", span: TextSpan(at, at + 3))) }
            at += 3
        }
        return found
    }

    private func isLetter(_ byte: UInt8) -> Bool {
        let lower = byte | 0x20
        return lower >= UInt8(ascii: "a") && lower <= UInt8(ascii: "z")
    }
}
