// Recognises picture captions and credits by what they end with: `… © REUTERS`, `Name/AFP via Getty Images`.

import SitrepModel

/// Tells whether a line is a picture's credit, or a caption that ends with one.
struct CreditLine {
    let agencies: Set<[UInt8]>

    /// A credit has at most so many words before it counts as a caption with a credit.
    private static let creditWords = 7
    private static let captionWords = 70
    private static let nameWords = 6

    /// `credit`, `caption` or absent.
    func kind(of line: [UInt8]) -> RemovedSegment.Kind? {
        let words = line.wordCount
        guard words <= Self.captionWords, let start = creditStart(line) else { return nil }
        let before = line[..<start].wordCount
        return before == 0 || words <= Self.creditWords && !hasSentence(line[..<start]) ? .credit : .caption
    }

    private func hasSentence(_ text: ArraySlice<UInt8>) -> Bool {
        text.wordCount > 3 || Punctuation.endsSentence(text)
    }

    /// Where the credit at the end of the line begins.
    private func creditStart(_ line: [UInt8]) -> Int? {
        if let start = afterSign(line) { return start }
        return bracketed(line) ?? (Punctuation.isFullStop(line.last) ? nil : slashed(line[...]))
    }

    private static let signs: [(text: [UInt8], wantsAgency: Bool)] = [
        ("©", false), ("(c) ", true), ("photo: ", false), ("photograph: ", false), ("photo by ", true),
        ("photo credit: ", false), ("picture: ", false), ("image credit: ", false),
    ].map { (Array($0.0.utf8), $0.1) }

    /// `© REUTERS`, `(c) AFP`, with at most a few words after the sign.
    private func afterSign(_ line: [UInt8]) -> Int? {
        for sign in Self.signs {
            guard let found = line[...].lastRange(ofFolded: sign.text) else { continue }
            let tail = line[found.upperBound...].trimmed
            let words = tail.wordCount
            guard words >= 1, words <= Self.nameWords, !Punctuation.isFullStop(line.last), begins(tail) else {
                continue
            }
            if sign.wantsAgency, !namesAgency(tail), found.lowerBound > 0 { continue }
            return found.lowerBound
        }
        return nil
    }

    /// `Caption text. (Name Name/AP)` or `(AP Photo/Name Name)` at the end of the line.
    private func bracketed(_ line: [UInt8]) -> Int? {
        var end = line.count
        if line.last == UInt8(ascii: ".") { end -= 1 }
        guard end > 0, line[end - 1] == UInt8(ascii: ")"),
            let open = line[..<end].lastIndex(of: UInt8(ascii: "("))
        else { return nil }
        let inside = line[(open + 1)..<(end - 1)]
        guard inside.wordCount <= Self.nameWords + 2 else { return nil }
        if slashed(inside) == inside.startIndex { return open }
        let hasPhotoWord = ["photo", "picture", "image", "file"].contains {
            inside.firstRange(of: $0, ignoringCase: true) != nil
        }
        return hasPhotoWord && inside.contains(UInt8(ascii: "/")) && namesAgencyWithin(inside) ? open : nil
    }

    /// `Name Name/Agency` or `Name Name/Agency via Agency` at the end: the start of the name.
    private func slashed(_ line: ArraySlice<UInt8>) -> Int? {
        guard let slash = line.lastIndex(of: UInt8(ascii: "/")) else { return nil }
        let after = line[(slash + 1)...].trimmed
        guard after.wordCount <= Self.nameWords, namesAgency(after) || namesAgencyWithin(line[..<slash].lastWords(2))
        else { return nil }
        var start = slash
        var words = 0
        // Names are the capitalised words before the slash; a sentence's end stops them.
        while words < 4 {
            let wordEnd = start
            var low = wordEnd
            while low > line.startIndex, !line[low - 1].isSpace { low -= 1 }
            let word = line[low..<wordEnd]
            guard let first = word.first, first.isUpper || first >= 0x80 || first == UInt8(ascii: "/") else { break }
            if words > 0, let last = word.last, last == UInt8(ascii: ".") && word.count > 2 || last == UInt8(ascii: ")")
            {
                break
            }
            start = low
            words += 1
            guard low > line.startIndex else { break }
            start = low
            while start > line.startIndex, line[start - 1].isSpace { start -= 1 }
            if start > line.startIndex,
                [UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ":")].contains(line[start - 1])
            {
                break
            }
        }
        return words > 0 ? start : nil
    }

    private func begins(_ tail: ArraySlice<UInt8>) -> Bool {
        guard let first = tail.first else { return false }
        return first.isUpper || first.isDigit || first >= 0x80
    }

    /// The words are an agency's name, or one `via` or `/` another.
    private func namesAgency(_ text: ArraySlice<UInt8>) -> Bool {
        var lower = Array(text).map(\.lowered)
        while let last = lower.last, last == UInt8(ascii: ".") || last == UInt8(ascii: ")") { lower.removeLast() }
        if agencies.contains(lower) { return true }
        for separator in [" via ", "/", " - ", ", ", " — "] {
            if let found = lower[...].lastRange(of: separator) {
                let head = Array(lower[..<found.lowerBound])
                let tail = Array(lower[found.upperBound...])
                if agencies.contains(head) || agencies.contains(tail) { return true }
            }
        }
        return false
    }

    private func namesAgencyWithin(_ text: ArraySlice<UInt8>) -> Bool {
        var found = false
        for word in text.split(whereSeparator: { !$0.isWordByte }) where agencies.contains(word.map(\.lowered)) {
            found = true
        }
        return found || namesAgency(text.trimmed)
    }
}

extension Punctuation {
    static func isFullStop(_ byte: UInt8?) -> Bool {
        byte == UInt8(ascii: ".") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "!")
    }
}

extension ArraySlice<UInt8> {
    /// Last place of a needle; ASCII case is ignored.
    func lastRange(of needle: String) -> Range<Int>? { lastRange(ofFolded: Array(needle.utf8).map(\.lowered)) }

    /// Last place of a needle in lower case.
    func lastRange(ofFolded needle: [UInt8]) -> Range<Int>? {
        guard let first = needle.first, count >= needle.count else { return nil }
        return withUnsafeBufferPointer { bytes in
            var at = bytes.count - needle.count
            while at >= 0 {
                if bytes[at].lowered == first {
                    var offset = 1
                    while offset < needle.count, bytes[at + offset].lowered == needle[offset] { offset += 1 }
                    if offset == needle.count { return (startIndex + at)..<(startIndex + at + needle.count) }
                }
                at -= 1
            }
            return nil
        }
    }

    /// The last words of the slice.
    func lastWords(_ count: Int) -> ArraySlice<UInt8> {
        var at = endIndex
        for _ in 0..<count {
            while at > startIndex, self[at - 1].isSpace { at -= 1 }
            while at > startIndex, !self[at - 1].isSpace { at -= 1 }
        }
        return self[at...]
    }
}
