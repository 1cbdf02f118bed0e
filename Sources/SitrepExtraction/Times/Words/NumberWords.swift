// Numbers in words: "twenty-four", "a hundred and eighty", "nineteen ninety-six".

import SitrepLexicon
import SitrepText

/// Reads number words from the tables `en/numbers` and `en/time-ordinals`.
struct NumberWords: Sendable {
    enum Kind: Sendable { case unit, ten, scale, ordinal }

    struct Word: Sendable {
        let value: Int
        let kind: Kind
    }

    /// What a run of number words says and where it ends.
    struct Run: Sendable {
        let end: Int
        let value: Int
        let isOrdinal: Bool
        /// "nineteen ninety-six": two numbers below a hundred that make a year.
        let isYear: Bool
        /// Begins with "hundred" or "thousand", so that "a" belongs before it.
        var isRound = false
    }

    private var words = WordMap<Word>()
    private var filter = WordFilter()
    private let hyphen = WordKey("-")
    private let and = WordKey("and")
    /// Values beyond this are no amounts of time.
    private static let largest = 10_000_000
    private static let centuries = 11...20

    init(tables: TableSet) throws(LexiconError) {
        let table = try tables.table("en/numbers")
        let (word, value, kind) = (try table.column("word"), try table.column("value"), try table.column("kind"))
        for row in table.rows {
            guard let number = Int(row[value]), let sort = Self.kinds[row[kind]] else { continue }
            words[WordKey(row[word])] = Word(value: number, kind: sort)
        }
        let ordinals = try tables.table("en/time-ordinals")
        let (name, rank) = (try ordinals.column("word"), try ordinals.column("value"))
        for row in ordinals.rows {
            guard let number = Int(row[rank]) else { continue }
            words[WordKey(row[name])] = Word(value: number, kind: .ordinal)
        }
        for key in words.keys { filter.insert(key) }
    }

    private static let kinds: [String: Kind] = ["unit": .unit, "ten": .ten, "scale": .scale]

    var keys: [WordKey] { words.keys }

    /// Reads as many tokens as make one number.
    func run(at start: Int, in tokens: [Token]) -> Run? {
        guard filter.mayContain(tokens[start].key), let first = words[tokens[start].key] else { return nil }
        if first.kind == .ordinal { return Run(end: start + 1, value: first.value, isOrdinal: true, isYear: false) }
        var total = 0
        var part = 0
        var at = start
        var previous: Word?
        while at < tokens.count {
            let (next, skipped) = wordAt(at, after: previous, in: tokens)
            guard let next else { break }
            switch next.kind {
            case .ordinal:
                guard previous?.kind == .ten, next.value < 10 else {
                    return finish(total + part, at, start, isRound: first.kind == .scale)
                }
                return Run(end: at + skipped + 1, value: part + next.value, isOrdinal: true, isYear: false)
            case .scale:
                (total, part) = scaled(total: total, part: part, by: next.value)
            case .ten, .unit:
                if let year = year(first: previous, second: next, at: at + skipped, start: start, in: tokens) {
                    return year
                }
                guard fits(next, after: previous) else {
                    return finish(total + part, at, start, isRound: first.kind == .scale)
                }
                part += next.value
            }
            guard total + part <= Self.largest else { return nil }
            previous = next
            at += skipped + 1
        }
        return finish(total + part, at, start, isRound: first.kind == .scale)
    }

    private func finish(_ value: Int, _ end: Int, _ start: Int, isRound: Bool) -> Run? {
        guard end > start else { return nil }
        return Run(end: end, value: value, isOrdinal: false, isYear: false, isRound: isRound)
    }

    private func scaled(total: Int, part: Int, by scale: Int) -> (Int, Int) {
        let amount = max(part, 1).multipliedReportingOverflow(by: scale)
        if amount.overflow { return (Self.largest + 1, 0) }
        return scale == 100 ? (total, amount.partialValue) : (total + amount.partialValue, 0)
    }

    /// The number word at a token, with the tokens passed over before it (a hyphen, an "and").
    private func wordAt(_ at: Int, after previous: Word?, in tokens: [Token]) -> (Word?, Int) {
        if let word = words[tokens[at].key] { return (word, 0) }
        guard let previous, at + 1 < tokens.count else { return (nil, 0) }
        let passes =
            (tokens[at].key == hyphen && previous.kind == .ten)
            || (tokens[at].key == and && previous.kind == .scale)
        guard passes, let word = words[tokens[at + 1].key] else { return (nil, 0) }
        return (word, 1)
    }

    private func fits(_ next: Word, after previous: Word?) -> Bool {
        guard let previous else { return true }
        switch previous.kind {
        case .ten: return next.kind == .unit && (1...9).contains(next.value)
        case .scale: return true
        case .unit, .ordinal: return false
        }
    }

    /// "nineteen ninety-six" when the first number is a century and the second two-digit.
    private func year(first: Word?, second: Word, at: Int, start: Int, in tokens: [Token]) -> Run? {
        guard let first, at > start, first.kind == .unit || first.value == 20, Self.centuries.contains(first.value),
            at - start == 1, second.value >= 10
        else { return nil }
        var value = first.value * 100 + second.value
        var end = at + 1
        if second.kind == .ten, end < tokens.count {
            let (unit, skipped) = wordAt(end, after: second, in: tokens)
            if let unit, unit.kind == .unit, (1...9).contains(unit.value) {
                value += unit.value
                end += skipped + 1
            }
        }
        return Run(end: end, value: value, isOrdinal: false, isYear: true)
    }
}
