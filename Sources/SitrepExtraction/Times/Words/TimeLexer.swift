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

    init(lexicon: TimeLexicon) { self.lexicon = lexicon }

    func lexemes(of analysis: Analysis) -> LexemeStream {
        let tokens = analysis.tokens
        let bytes = analysis.text.bytes
        var stream = LexemeStream()
        stream.lexemes.reserveCapacity(tokens.count)
        var at = 0
        while at < tokens.count {
            let first = Int32(stream.readings.count)
            let end = read(at, tokens: tokens, bytes: bytes, into: &stream.readings)
            stream.lexemes.append(
                Lexeme(
                    firstToken: Int32(at), endToken: Int32(end), firstReading: first,
                    endReading: Int32(stream.readings.count)))
            at = end
        }
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
            return readDigits(at, from: digits, tokens: tokens, bytes: bytes, into: &readings)
        }
        if byte | 0x20 == UInt8(ascii: "a") || byte | 0x20 == UInt8(ascii: "p"),
            let end = Numerals.halfOfDay(in: bytes, at: start), let next = boundary(of: end, from: at, in: tokens)
        {
            let value: Int32 = byte | 0x20 == UInt8(ascii: "p") ? 12 : 0
            readings.append(TimeReading(symbol: TimeClass.ampm.symbol, value: value))
            appendWord(token, into: &readings)
            return next
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
        if run.isYear { readings.append(TimeReading(symbol: TimeClass.year.symbol, value: value)) }
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
        guard let next = boundary(of: end, from: at, in: tokens) else {
            readings.removeSubrange(before...)
            return at + 1
        }
        return next
    }

    /// The token after the one that ends at a byte; absent when a token runs over it.
    private func boundary(of end: Int, from at: Int, in tokens: [Token]) -> Int? {
        var next = at
        while next < tokens.count, Int(tokens[next].end) < end { next += 1 }
        guard next < tokens.count, Int(tokens[next].end) == end else { return nil }
        return next + 1
    }
}
