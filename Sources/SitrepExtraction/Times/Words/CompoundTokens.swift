// Digits and a word of time written as one: "3days", "Dec31", "2016H2".

import SitrepText

extension TimeLexer {
    private static let wordClasses: Set<TimeClass> = [.unit, .month, .halfno, .quarterno, .fy]

    /// The two ranges of bytes of such a token; absent for any other.
    func compound(_ token: Token, _ bytes: [UInt8]) -> [Range<Int>]? {
        let (start, end) = (Int(token.start), Int(token.end))
        guard end - start >= 3, end <= bytes.count else { return nil }
        let isDigitFirst = Numerals.isDigit(bytes, start)
        guard isDigitFirst || Numerals.isDigit(bytes, end - 1) else { return nil }
        var middle = start
        while middle < end, isNumeral(bytes, middle) == isDigitFirst { middle += 1 }
        guard middle > start, middle < end else { return nil }
        let word = isDigitFirst ? middle..<end : start..<middle
        guard let known = lexicon.readings(of: WordKey(utf8: bytes[word])), isDigitFirst || word.count >= 2,
            known.contains(where: { $0.symbol.timeClass.map { Self.wordClasses.contains($0) } ?? false })
        else { return nil }
        let digits = isDigitFirst ? start..<middle : middle..<end
        return isNumber(bytes, digits) ? [start..<middle, middle..<end] : nil
    }

    func append(_ part: Range<Int>, at token: Int, bytes: [UInt8], to stream: inout LexemeStream) {
        let first = Int32(stream.readings.count)
        if Numerals.isDigit(bytes, part.lowerBound) {
            _ = Numerals.readAlone(bytes, part, into: &stream.readings)
        } else if let known = lexicon.readings(of: WordKey(utf8: bytes[part])) {
            let isCapital = bytes[part.lowerBound] < UInt8(ascii: "a")
            stream.readings.append(contentsOf: known.filter { isCapital || !$0.needsCapital })
        }
        stream.lexemes.append(
            Lexeme(
                firstToken: Int32(token), endToken: Int32(token + 1), firstReading: first,
                endReading: Int32(stream.readings.count)))
    }

    private func isNumeral(_ bytes: [UInt8], _ at: Int) -> Bool {
        Numerals.isDigit(bytes, at) || bytes[at] == UInt8(ascii: ".")
    }

    private func isNumber(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        var found: [TimeReading] = []
        return Numerals.readAlone(bytes, range, into: &found)
    }
}

extension Numerals {
    /// The readings of whole or decimal digits that fill a range; false for anything else.
    static func readAlone(_ bytes: [UInt8], _ range: Range<Int>, into readings: inout [TimeReading]) -> Bool {
        let before = readings.count
        readDigits(bytes, from: range.lowerBound, to: range.upperBound, into: &readings)
        if readings.count > before { return true }
        var cursor = range.lowerBound
        guard let whole = number(bytes, &cursor).value, cursor < range.upperBound, bytes[cursor] == UInt8(ascii: ".")
        else { return false }
        return decimal(bytes, at: cursor, value: whole, digits: 9, into: &readings) == range.upperBound
    }
}
