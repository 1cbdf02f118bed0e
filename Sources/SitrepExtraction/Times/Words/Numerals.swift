// Numbers in digits and all that they may be: days, years, hours, clocks, whole dates, decades.

import SitrepModel

/// Reads bytes that begin with a digit.
enum Numerals {
    /// Appends every reading of the numeral at `start`; returns the byte after it.
    static func read(_ bytes: [UInt8], at start: Int, into readings: inout [TimeReading]) -> Int {
        var cursor = start
        let digits = number(bytes, &cursor)
        guard let value = digits.value else { return cursor }
        if let end = isoDate(bytes, at: cursor, year: value, digits: digits.count, into: &readings) { return end }
        if let end = slashDate(bytes, at: cursor, first: value, digits: digits.count, into: &readings) { return end }
        if let end = dashDate(bytes, at: cursor, first: value, digits: digits.count, into: &readings) { return end }
        if let end = clock(bytes, at: cursor, hour: value, digits: digits.count, into: &readings) { return end }
        if isLetter(bytes, cursor) {
            return suffixed(bytes, at: cursor, value: value, digits: digits.count, into: &readings)
        }
        return plain(bytes, at: cursor, value: value, digits: digits.count, into: &readings)
    }

    /// The readings of digits that fill a range of bytes; none where anything else stands there.
    static func readDigits(_ bytes: [UInt8], from start: Int, to end: Int, into readings: inout [TimeReading]) {
        var cursor = start
        let digits = number(bytes, &cursor)
        guard let value = digits.value, cursor == end else { return }
        addPlain(value, digits: digits.count, &readings)
    }

    /// Where the digits begin that an apostrophe at a place stands before: the "98" of "’98".
    static func digitsAfterApostrophe(in bytes: [UInt8], at start: Int) -> Int? {
        let isStraight = bytes[start] == UInt8(ascii: "'")
        let isCurly = bytes[start] == 0xE2 && byte(bytes, start + 1) == 0x80 && byte(bytes, start + 2) == 0x99
        guard isStraight || isCurly else { return nil }
        let after = start + (isStraight ? 1 : 3)
        return isDigit(bytes, after) ? after : nil
    }

    /// The end of "a.m.", "AM", "p.m" and the like at a letter.
    static func halfOfDay(in bytes: [UInt8], at start: Int) -> Int? {
        var at = start + 1
        let isDotted = byte(bytes, at) == UInt8(ascii: ".")
        if isDotted { at += 1 }
        if byte(bytes, at) == UInt8(ascii: " ") {
            // "a m", "p. m.", "p . m ."
            at += 1
            if !isDotted, byte(bytes, at) == UInt8(ascii: "."), byte(bytes, at + 1) == UInt8(ascii: " ") { at += 2 }
        }
        guard let m = byte(bytes, at), m | 0x20 == UInt8(ascii: "m") else { return nil }
        at += 1
        if isDotted, byte(bytes, at) == UInt8(ascii: ".") { at += 1 }
        if isLetter(bytes, at) || isDigit(bytes, at) { return nil }
        if !isDotted, start > 0, isLetter(bytes, start - 1) { return nil }
        return at
    }

    // MARK: - Forms

    private static func plain(
        _ bytes: [UInt8], at start: Int, value: Int, digits: Int, into readings: inout [TimeReading]
    ) -> Int {
        var cursor = start
        var total = value
        var isGrouped = false
        while byte(bytes, cursor) == UInt8(ascii: ","), let group = digitCount(bytes, cursor + 1, exactly: 3) {
            total = min(total * 1000 + group, Int(Int32.max) - 1)
            cursor += 4
            isGrouped = true
        }
        if byte(bytes, cursor) == UInt8(ascii: "."), isDigit(bytes, cursor + 1) {
            return decimal(bytes, at: cursor, value: total, digits: isGrouped ? 9 : digits, into: &readings)
        }
        if byte(bytes, cursor) == UInt8(ascii: "/"), isDigit(bytes, cursor + 1) {
            var after = cursor + 1
            let second = number(bytes, &after)
            add(.fraction, total, &readings)
            if !isGrouped, let other = second.value {
                addPair(value, digits, other, second.count, .monthday, &readings)
            }
            return after
        }
        if isGrouped { add(.number, total, &readings) } else { addPlain(value, digits: digits, &readings) }
        return cursor
    }

    /// All that whole digits may be.
    private static func addPlain(_ value: Int, digits: Int, _ readings: inout [TimeReading]) {
        add(.number, value, &readings)
        if digits == 8 { addCompact(value, &readings) }
        if digits <= 2 {
            if (1...12).contains(value) { add(.monthno, value, &readings) }
            if (1...31).contains(value) { add(.dayno, value, &readings) }
            if value <= 24 { add(.hour, value, &readings) }
            if digits == 2 { add(.yy, value, &readings) }
        } else if digits == 4 {
            if (1000...2199).contains(value) { add(.year, value, &readings) }
            if value / 100 <= 24, value % 100 < 60 { add(.hhmm, value / 100 * 60 + value % 100, &readings) }
        }
    }

    static func decimal(
        _ bytes: [UInt8], at start: Int, value: Int, digits: Int, into readings: inout [TimeReading]
    ) -> Int {
        var cursor = start + 1
        let fraction = number(bytes, &cursor)
        if fraction.count == 2, let minutes = fraction.value, minutes < 60, value <= 24 {
            add(.dotclock, value * 60 + minutes, &readings)
        }
        if byte(bytes, cursor) == UInt8(ascii: "."), isDigit(bytes, cursor + 1) {
            cursor += 1
            let last = number(bytes, &cursor)
            if let middle = fraction.value, let end = last.value { addSlash(value, middle, end, last.count, &readings) }
            return cursor
        }
        guard let part = fraction.value else { return cursor }
        if fraction.count <= 2, value <= largestDecimal {
            add(.decimal, value * 100 + (fraction.count == 1 ? part * 10 : part), &readings)
        }
        addPair(value, digits, part, fraction.count, .dotday, &readings)
        return cursor
    }

    /// `2022-01-06`, `2022/1/6` or `2022-01-06T19:31`.
    private static func isoDate(
        _ bytes: [UInt8], at start: Int, year: Int, digits: Int, into readings: inout [TimeReading]
    ) -> Int? {
        guard digits == 4, let mark = byte(bytes, start), mark == UInt8(ascii: "-") || mark == UInt8(ascii: "/") else {
            return nil
        }
        var cursor = start + 1
        let month = number(bytes, &cursor)
        guard let monthNumber = month.value, month.count <= 2, byte(bytes, cursor) == mark else { return nil }
        cursor += 1
        let day = number(bytes, &cursor)
        guard let dayNumber = day.value, day.count <= 2,
            let date = CalendarDate(year: year, month: monthNumber, day: dayNumber)
        else { return nil }
        if let end = isoClock(bytes, at: cursor, on: date, into: &readings) { return end }
        add(.iso, year * 10_000 + monthNumber * 100 + dayNumber, &readings)
        return cursor
    }

    private static func slashDate(
        _ bytes: [UInt8], at start: Int, first: Int, digits: Int, into readings: inout [TimeReading]
    ) -> Int? {
        guard digits <= 2, byte(bytes, start) == UInt8(ascii: "/") else { return nil }
        var cursor = start + 1
        let second = number(bytes, &cursor)
        guard let middle = second.value, second.count <= 2, byte(bytes, cursor) == UInt8(ascii: "/") else { return nil }
        cursor += 1
        let third = number(bytes, &cursor)
        guard let last = third.value, third.count == 2 || third.count == 4 else { return nil }
        addSlash(first, middle, last, third.count, &readings)
        return cursor
    }

    private static func addSlash(_ a: Int, _ b: Int, _ year: Int, _ digits: Int, _ readings: inout [TimeReading]) {
        guard (1...31).contains(a), (1...31).contains(b), min(a, b) <= 12, digits == 2 || digits == 4 else { return }
        let full = digits == 4 ? year : expandedYear(year)
        guard (1000...2199).contains(full) else { return }
        add(.slash, full * 10_000 + a * 100 + b, &readings)
    }

    /// `01:30`, `8:25:10`.
    private static func clock(
        _ bytes: [UInt8], at start: Int, hour: Int, digits: Int, into readings: inout [TimeReading]
    ) -> Int? {
        guard digits <= 2, hour <= 24, byte(bytes, start) == UInt8(ascii: ":"),
            let minute = digitCount(bytes, start + 1, exactly: 2), minute < 60
        else { return nil }
        add(.clock, hour * 60 + minute, &readings)
        guard byte(bytes, start + 3) == UInt8(ascii: ":"), digitCount(bytes, start + 4, exactly: 2) != nil else {
            return start + 3
        }
        return start + 6
    }

    /// `1980s`, `80s`, `6th`, `7pm`; anything else with letters has no reading.
    private static func suffixed(
        _ bytes: [UInt8], at start: Int, value: Int, digits: Int, into readings: inout [TimeReading]
    ) -> Int {
        var end = start
        while isLetter(bytes, end) || isDigit(bytes, end) { end += 1 }
        let length = end - start
        let first = bytes[start] | 0x20
        let second = length > 1 ? bytes[start + 1] | 0x20 : 0
        if length == 1, first == UInt8(ascii: "s"), value % 10 == 0 {
            if digits == 4, (1000...2199).contains(value) { add(.decade, value, &readings) }
            if digits == 2, value >= 10 { add(.decade, 1900 + value, &readings) }
        } else if length == 2, isOrdinalEnding(first, second) {
            add(.ordinal, value, &readings)
        } else if length == 3, first == UInt8(ascii: "i"), second == UInt8(ascii: "s"), (1...24).contains(value) {
            add(.shortclock, value * 60, &readings)
        } else if length == 1, first == UInt8(ascii: "a") || first == UInt8(ascii: "p") {
            addHalf(value, digits, isAfternoon: first == UInt8(ascii: "p"), .shortclock, &readings)
        } else if length == 3, first == UInt8(ascii: "h"), let minute = digitCount(bytes, start + 1, exactly: 2),
            value <= 24, minute < 60
        {
            add(.clock, value * 60 + minute, &readings)
        } else if length == 2, second == UInt8(ascii: "m"), first == UInt8(ascii: "a") || first == UInt8(ascii: "p"),
            (1...12).contains(value) || digits >= 3
        {
            addHalf(value, digits, isAfternoon: first == UInt8(ascii: "p"), .halfclock, &readings)
            addHalf(value, digits, isAfternoon: first == UInt8(ascii: "p"), .clock, &readings)
        }
        return end
    }

    private static func isOrdinalEnding(_ a: UInt8, _ b: UInt8) -> Bool {
        switch (Character(UnicodeScalar(a)), Character(UnicodeScalar(b))) {
        case ("s", "t"), ("n", "d"), ("r", "d"), ("t", "h"): true
        default: false
        }
    }

    /// Two digits of a year: 30 to 99 are of the twentieth century.
    static func expandedYear(_ two: Int) -> Int { two >= 30 ? 1900 + two : 2000 + two }
}
