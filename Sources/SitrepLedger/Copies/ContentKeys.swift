// Keys of what a report tells and in which order, so that a copy told in other words is found.

public import SitrepModel

/// Hashes of neighbouring names and numbers. A paraphrase changes the words between them, not them nor their order;
/// two reports of one event have the same names in another order.
public enum ContentKeys {
    /// Names and numbers hashed together.
    public static let length = 3

    /// Sorted, without repeats.
    public static func keys(of text: ArticleText, sentences: [TextSpan]) -> [Int64] {
        let anchors = sentences.flatMap { AnchorScanner.anchors(in: text[$0]) }
        guard anchors.count >= length else { return [] }
        let keys = (0...(anchors.count - length)).map { start in
            anchors[start..<(start + length)].reduce(KeyHash()) { $0.adding($1) }.key
        }
        return Set(keys).sorted()
    }
}

/// Reads the anchors of a sentence: the last word of each name, and each number.
enum AnchorScanner {
    /// Keys of the names and numbers in order. The first word of a sentence is none: its capital says nothing.
    static func anchors(in sentence: ArraySlice<UInt8>) -> [UInt64] {
        var anchors: [UInt64] = []
        var name: (key: UInt64, end: Int)?
        for (index, word) in words(in: sentence).enumerated() {
            let isName = index > 0 && sentence[word.lowerBound].isUpper
            let continues = name.map { isName && sentence[$0.end..<word.lowerBound].elementsEqual([0x20]) } ?? false
            if let name, !continues { anchors.append(name.key) }
            name = isName ? (key(of: sentence[word]), word.upperBound) : nil
            if sentence[word.lowerBound].isDigit { anchors.append(key(of: sentence[word])) }
        }
        return name.map { anchors + [$0.key] } ?? anchors
    }

    /// Runs of letters and digits; hyphens join words, points and commas join digits.
    private static func words(in sentence: ArraySlice<UInt8>) -> [Range<Int>] {
        var words: [Range<Int>] = []
        var start: Int?
        for at in sentence.indices {
            if isWordByte(at, in: sentence) {
                start = start ?? at
            } else if let first = start, !isJoint(at, in: sentence) {
                words.append(first..<at)
                start = nil
            }
        }
        return start.map { words + [$0..<sentence.endIndex] } ?? words
    }

    /// U+2000–203F (three bytes from E2 80) are marks.
    private static func isWordByte(_ at: Int, in sentence: ArraySlice<UInt8>) -> Bool {
        let byte = sentence[at]
        guard byte >= 0x80 else { return byte.isDigit || byte.isLetter }
        let marks: [UInt8] = [0xE2, 0x80]
        return !(0...2).contains { back in
            at - back >= sentence.startIndex && sentence[(at - back)...].starts(with: marks)
        }
    }

    private static func isJoint(_ at: Int, in sentence: ArraySlice<UInt8>) -> Bool {
        let next = at + 1
        guard at > sentence.startIndex, next < sentence.endIndex, isWordByte(next, in: sentence),
            isWordByte(at - 1, in: sentence)
        else { return false }
        switch sentence[at] {
        case 0x2D: return true
        case 0x2C, 0x2E: return sentence[at - 1].isDigit && sentence[next].isDigit
        default: return false
        }
    }

    /// Letters in lower case; marks in numbers and words left out.
    private static func key(of word: ArraySlice<UInt8>) -> UInt64 {
        word.reduce(KeyHash()) { hash, byte in
            byte == 0x2C || byte == 0x2E ? hash : hash.adding(byte.lowered)
        }.value
    }
}
