// Tokens to lexemes: words and numbers with all the ways to read them in time expressions.

import SitrepModel
import SitrepText

/// One or more tokens read as one, with a range of readings.
struct Lexeme: Sendable {
    let firstToken: Int32
    let endToken: Int32
    let firstReading: Int32
    let endReading: Int32
}

/// The lexemes of a text; readings of all of them in one list.
struct LexemeStream: Sendable {
    var lexemes: [Lexeme] = []
    var readings: [TimeReading] = []
    /// Whether a pattern may begin at a lexeme.
    var begins: [Bool] = []

    func readings(of index: Int) -> ArraySlice<TimeReading> {
        let lexeme = lexemes[index]
        return readings[Int(lexeme.firstReading)..<Int(lexeme.endReading)]
    }

    /// Whether a lexeme may be read as a class or literal.
    func has(_ symbol: TimeSymbol, at index: Int) -> Bool {
        guard lexemes.indices.contains(index) else { return false }
        return readings(of: index).contains { $0.symbol == symbol }
    }
}

/// Reads tokens with a lexicon; never looks further than one expression needs.
struct TimeLexer: Sendable {
    let lexicon: TimeLexicon
    private let stop = WordKey(".")
    /// "Two thousand and twenty" is a year where it is one at all.
    private static let wordYears: ClosedRange<Int32> = 1900...2100

    init(lexicon: TimeLexicon) { self.lexicon = lexicon }

    func lexemes(of analysis: Analysis, beginning automaton: TimeAutomaton) -> LexemeStream {
        let tokens = analysis.tokens
        let bytes = analysis.text.bytes
        var stream = LexemeStream()
        stream.lexemes.reserveCapacity(tokens.count)
        var at = 0
        while at < tokens.count {
            if let parts = compound(tokens[at], bytes) {
                for part in parts { append(part, at: at, bytes: bytes, to: &stream) }
                at += 1
                continue
            }
            let first = Int32(stream.readings.count)
            let end = read(at, tokens: tokens, bytes: bytes, into: &stream.readings)
            stream.lexemes.append(
                Lexeme(
                    firstToken: Int32(at), endToken: Int32(end), firstReading: first,
                    endReading: Int32(stream.readings.count)))
            at = end
        }
        stream.begins = automaton.beginnings(of: stream)
        return stream
    }

    /// Appends the readings at a token; returns the token after the lexeme.
    private func read(_ at: Int, tokens: [Token], bytes: [UInt8], into readings: inout [TimeReading]) -> Int {
        let token = tokens[at]
        let start = Int(token.start)
        guard start < bytes.count else { return at + 1 }
        let byte = bytes[start]
        if byte >= 0x30, byte <= 0x39 {
            return readDigits(at, from: start, tokens: tokens, bytes: bytes, into: &readings)
        }
        if let digits = Numerals.digitsAfterApostrophe(in: bytes, at: start), digits < Int(token.end) {
            let next = readDigits(at, from: digits, tokens: tokens, bytes: bytes, into: &readings)
            // "’87": the apostrophe makes two digits a year.
            if let two = readings.last(where: { $0.symbol == TimeClass.yy.symbol }) {
                let year = Int32(clamping: Numerals.expandedYear(Int(two.value)))
                readings.append(TimeReading(symbol: TimeClass.shortyear.symbol, value: year))
            }
            return next
        }
        if byte | 0x20 == UInt8(ascii: "a") || byte | 0x20 == UInt8(ascii: "p"),
            let end = Numerals.halfOfDay(in: bytes, at: start), let next = boundary(of: end, from: at, in: tokens)
        {
            let value: Int32 = byte | 0x20 == UInt8(ascii: "p") ? 12 : 0
            readings.append(TimeReading(symbol: TimeClass.ampm.symbol, value: value))
            appendWord(token, into: &readings)
            return next
        }
        guard lexicon.filter.mayContain(token.key) else {
            let isDotted = bytes[Int(token.end) - 1] == UInt8(ascii: ".")
            return isDotted ? abbreviationEnd(at, tokens: tokens, bytes: bytes, into: &readings) : at + 1
        }
        appendWord(token, into: &readings)
        if let run = lexicon.numbers.run(at: at, in: tokens) {
            append(run, into: &readings)
            return run.end
        }
        return abbreviationEnd(at, tokens: tokens, bytes: bytes, into: &readings)
    }

    private func appendWord(_ token: Token, into readings: inout [TimeReading]) {
        guard let known = lexicon.readings(of: token.key) else { return }
        let isCapital = token.shape.contains(.capitalized) || token.shape.contains(.allCaps)
        for reading in known where isCapital || !reading.needsCapital { readings.append(reading) }
    }

    /// Takes the full stop of an abbreviation, whether it is a token of its own or part of this one.
    private func abbreviationEnd(_ at: Int, tokens: [Token], bytes: [UInt8], into readings: inout [TimeReading]) -> Int
    {
        let token = tokens[at]
        let last = Int(token.end) - 1
        if last > Int(token.start), bytes[last] == UInt8(ascii: ".") {
            let key = WordKey(utf8: bytes[Int(token.start)..<last])
            guard lexicon.abbreviations.contains(key), let known = lexicon.readings(of: key) else { return at + 1 }
            let isCapital = token.shape.contains(.capitalized) || token.shape.contains(.allCaps)
            for reading in known where isCapital || !reading.needsCapital { readings.append(reading) }
            return at + 1
        }
        guard at + 1 < tokens.count, tokens[at + 1].key == stop, tokens[at + 1].start == token.end,
            lexicon.abbreviations.contains(token.key)
        else { return at + 1 }
        return at + 2
    }

    private func append(_ run: NumberWords.Run, into readings: inout [TimeReading]) {
        let value = Int32(clamping: run.value)
        if run.isOrdinal {
            readings.append(TimeReading(symbol: TimeClass.ordinal.symbol, value: value))
            return
        }
        if run.isYear {
            readings.append(TimeReading(symbol: TimeClass.year.symbol, value: value))
            if value / 100 <= 24, value % 100 < 60 {
                let minutes = value / 100 * 60 + value % 100
                readings.append(TimeReading(symbol: TimeClass.wordclock.symbol, value: minutes))
            }
        }
        if (Self.wordYears).contains(value) {
            readings.append(TimeReading(symbol: TimeClass.bigyear.symbol, value: value))
        }
        if (10...59).contains(value) { readings.append(TimeReading(symbol: TimeClass.minute.symbol, value: value)) }
        if (1...31).contains(value) { readings.append(TimeReading(symbol: TimeClass.dayword.symbol, value: value)) }
        let number = run.isRound ? TimeClass.round : TimeClass.number
        readings.append(TimeReading(symbol: number.symbol, value: value))
        if run.isRound { readings.append(TimeReading(symbol: TimeClass.number.symbol, value: value)) }
        if (1...12).contains(value) { readings.append(TimeReading(symbol: TimeClass.hour.symbol, value: value)) }
    }

    private func readDigits(
        _ at: Int, from start: Int, tokens: [Token], bytes: [UInt8], into readings: inout [TimeReading]
    ) -> Int {
        let before = readings.count
        let end = Numerals.read(bytes, at: start, into: &readings)
        if readings.count > before, let next = boundary(of: end, from: at, in: tokens) { return next }
        readings.removeSubrange(before...)
        // "30min", "8 p.m." without its blank: the digits are a token of their own.
        Numerals.readDigits(bytes, from: start, to: Int(tokens[at].end), into: &readings)
        return at + 1
    }

    /// The token after the one that ends at a byte; absent when a token runs over it.
    private func boundary(of end: Int, from at: Int, in tokens: [Token]) -> Int? {
        var next = at
        while next < tokens.count, Int(tokens[next].end) < end { next += 1 }
        guard next < tokens.count, Int(tokens[next].end) == end else { return nil }
        return next + 1
    }
}
