// Digits and number words to values.

import SitrepLexicon
import SitrepModel
import SitrepText

/// A number as read from the text.
struct NumberReading: Sendable, Equatable {
    var tokens: Range<Int>
    var value: Double
    /// "dozens", "hundreds": a low bound by itself.
    var isVague = false
    /// Written in digits.
    var isDigits = false
    /// Carries "thousand", "million" and the like.
    var isScaled = false
}

/// Reads numbers in digits and words at a token.
struct NumberReader: Sendable {
    private enum Kind: Sendable { case unit, ten, scale, suffix, dozen }
    private struct Word: Sendable {
        let value: Double
        let kind: Kind
    }

    private var words = WordMap<Word>()
    private var phrases = PhraseMatcher<NumberReading>()
    /// Beyond this no count is believed.
    private static let largest = 1e16

    init(tables: TableSet) throws(LexiconError) {
        let table = try tables.table("en/numbers")
        let (word, value, kind) = (try table.column("word"), try table.column("value"), try table.column("kind"))
        for row in table.rows {
            guard let number = Double(row[value]) else {
                throw LexiconError(.badValue, location: "en/numbers", hint: "“\(row[value])” is no number")
            }
            switch row[kind] {
            case "unit": words[WordKey(row[word])] = Word(value: number, kind: .unit)
            case "ten": words[WordKey(row[word])] = Word(value: number, kind: .ten)
            case "scale": words[WordKey(row[word])] = Word(value: number, kind: .scale)
            case "suffix": words[WordKey(row[word])] = Word(value: number, kind: .suffix)
            case "dozen": words[WordKey(row[word])] = Word(value: number, kind: .dozen)
            default:
                phrases.insert(row[word], NumberReading(tokens: 0..<0, value: number, isVague: row[kind] == "vague"))
            }
        }
    }

    /// The number that begins at a token and ends before `limit`.
    func number(at start: Int, limit: Int, in analysis: Analysis) -> NumberReading? {
        let tokens = analysis.tokens
        guard start < limit else { return nil }
        if let match = phrases.longestMatch(at: start, in: tokens, limit: limit), isExact(match, in: tokens) {
            var reading = match.value
            reading.tokens = match.tokens
            reading.isScaled = true
            return scaled(reading, limit: limit, in: tokens)
        }
        if tokens[start].shape.contains(.number), let value = Self.value(of: analysis.text[tokens[start].span]) {
            let reading = NumberReading(tokens: start..<(start + 1), value: value, isDigits: true)
            return scaled(reading, limit: limit, in: tokens)
        }
        return wordNumber(at: start, limit: limit, in: tokens)
    }

    /// "dozens" must stand as written: the lemma of "hundreds" is another number.
    private func isExact(_ match: PhraseMatcher<NumberReading>.Match, in tokens: [Token]) -> Bool {
        match.tokens.count > 1 || words[tokens[match.tokens.lowerBound].key] == nil
    }

    private func scaled(_ reading: NumberReading, limit: Int, in tokens: [Token]) -> NumberReading {
        var result = reading
        var at = reading.tokens.upperBound
        while at < limit {
            var next = at
            if tokens[next].is(FigureKeys.hyphen), next + 1 < limit { next += 1 }
            guard let word = words[tokens[next].key] else { break }
            switch word.kind {
            case .scale, .dozen: break
            case .suffix where !tokens[next].shape.contains(.spaceBefore) || tokens[next].end - tokens[next].start > 1:
                break
            default: return result
            }
            guard result.value * word.value < Self.largest else { return result }
            result.value = Self.rounded(result.value * word.value)
            result.isScaled = true
            at = next + 1
            result.tokens = reading.tokens.lowerBound..<at
        }
        return result
    }

    private func wordNumber(at start: Int, limit: Int, in tokens: [Token]) -> NumberReading? {
        guard let first = words[tokens[start].key], first.kind == .unit || first.kind == .ten else { return nil }
        var total = 0.0
        var part = first.value
        var last = first.kind
        var lastValue = first.value
        var at = start + 1
        var isScaled = false
        while at < limit {
            var next = at
            if tokens[next].is(FigureKeys.hyphen) || (tokens[next].is(FigureKeys.and) && isScaled) { next += 1 }
            guard next < limit, let word = words[tokens[next].key] else { break }
            switch word.kind {
            case .unit where last == .ten && word.value < 10 && word.value > 0: part += word.value
            case .unit where last == .scale, .ten where last == .scale: part += word.value
            case .dozen: part *= word.value
            case .scale where word.value == 100 && part < 100: part *= 100
            case .scale where word.value > 100 && lastValue != word.value:
                total += max(part, 1) * word.value
                part = 0
            default: return finish(total + part, start..<at, isScaled)
            }
            if word.kind == .scale || word.kind == .dozen { isScaled = true }
            guard total + part < Self.largest else { return nil }
            (last, lastValue) = (word.kind, word.value)
            at = next + 1
        }
        return finish(total + part, start..<at, isScaled)
    }

    private func finish(_ value: Double, _ tokens: Range<Int>, _ isScaled: Bool) -> NumberReading {
        NumberReading(tokens: tokens, value: value, isScaled: isScaled)
    }

    /// Digits with commas as group marks and a point.
    static func value(of bytes: ArraySlice<UInt8>) -> Double? {
        var whole = 0.0
        var fraction = 0.0
        var weight = 0.0
        var digits = 0
        for byte in bytes {
            switch byte {
            case 0x30...0x39 where weight > 0:
                fraction += Double(byte - 0x30) * weight
                weight /= 10
                digits += 1
            case 0x30...0x39:
                whole = whole * 10 + Double(byte - 0x30)
                digits += 1
            case UInt8(ascii: ","): continue
            case UInt8(ascii: ".") where weight == 0: weight = 0.1
            default: return nil
            }
        }
        guard digits > 0, digits <= 15 else { return nil }
        return weight > 0 ? rounded(whole + fraction) : whole
    }

    /// Rounds away what binary fractions add, so that 0.4 prints as 0.4 and 8.2 billion is whole.
    private static func rounded(_ value: Double) -> Double {
        let scale = value < 1e3 ? 1e6 : 1e2
        return (value * scale).rounded() / scale
    }
}

/// Marks and words that figures are read by, one by one.
enum FigureKeys {
    static let quotes = WordSet(["\"", "“", "‘", "``"].map { WordKey($0) })
    static let hyphen = WordKey("-")
    static let dash = WordKey("–")
    static let and = WordKey("and")
    static let or = WordKey("or")
    static let of = WordKey("of")
    static let to = WordKey("to")
    static let comma = WordKey(",")
    static let between = WordKey("between")
    static let from = WordKey("from")
    static let percentSign = WordKey("%")
    static let percentWords: WordSet = [WordKey("percent"), WordKey("pct"), percentSign]
    static let each = WordKey("each")
    /// Prepositions between a share and the one who has it.
    static let shares: WordSet = [WordKey("for"), from]
    static let per = WordKey("per")
    static let cent = WordKey("cent")
    static let a = WordKey("a")
    static let be = WordKey("be")
    static let an = WordKey("an")
    static let one = WordKey("one")
    static let including: WordSet = [WordKey("including"), WordKey("among"), WordKey("mostly"), WordKey("most")]
    static let pronouns: WordSet = [WordKey("them"), WordKey("whom"), WordKey("these"), WordKey("those")]
    static let joints: WordSet = [and, comma, or]
    static let more = WordKey("more")
    static let fewer: WordSet = [WordKey("fewer"), WordKey("less")]
    static let price = WordKey("price")
    static let hard: WordSet = [WordKey(";"), WordKey(":"), WordKey("—"), WordKey("("), WordKey(")")]
}
