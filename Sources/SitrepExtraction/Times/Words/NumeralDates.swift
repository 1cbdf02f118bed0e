// Dates in digits that only their setting tells from other numbers: `4/22`, `3-7-07`, `20220106`, `2022.3`.

import SitrepModel

extension Numerals {
    /// Amounts above this are no decimal amounts of time.
    static let largestDecimal = 100_000
    private static let knownYears = 1900...2100

    /// Two numbers with a mark between them: a day of a month, or a month of a year.
    static func addPair(
        _ a: Int, _ firstDigits: Int, _ b: Int, _ secondDigits: Int, _ dayClass: TimeClass,
        _ readings: inout [TimeReading]
    ) {
        if firstDigits <= 2, secondDigits <= 2, (1...31).contains(a), (1...31).contains(b), min(a, b) <= 12 {
            add(dayClass, a * 100 + b, &readings)
        } else if firstDigits == 4, secondDigits <= 2, knownYears.contains(a), (1...12).contains(b) {
            add(.yearmonth, a * 100 + b, &readings)
        } else if firstDigits <= 2, secondDigits == 4, knownYears.contains(b), (1...12).contains(a) {
            add(.yearmonth, b * 100 + a, &readings)
        }
    }

    /// `20220106`.
    static func addCompact(_ value: Int, _ readings: inout [TimeReading]) {
        guard knownYears.contains(value / 10_000),
            CalendarDate(year: value / 10_000, month: value / 100 % 100, day: value % 100) != nil
        else { return }
        add(.compact, value, &readings)
    }

    /// `7p`, `830am`: hours, or hours and minutes, with a half of the day.
    static func addHalf(
        _ value: Int, _ digits: Int, isAfternoon: Bool, _ timeClass: TimeClass, _ readings: inout [TimeReading]
    ) {
        let (hour, minute) = digits >= 3 ? (value / 100, value % 100) : (value, 0)
        guard digits <= 4, (1...12).contains(hour), minute < 60 else { return }
        add(timeClass, (hour % 12 + (isAfternoon ? 12 : 0)) * 60 + minute, &readings)
    }

    /// `3-7-07`, `10-1-2018`.
    static func dashDate(
        _ bytes: [UInt8], at start: Int, first: Int, digits: Int, into readings: inout [TimeReading]
    ) -> Int? {
        guard digits <= 2, byte(bytes, start) == UInt8(ascii: "-") else { return nil }
        var cursor = start + 1
        let second = number(bytes, &cursor)
        guard let middle = second.value, second.count <= 2, byte(bytes, cursor) == UInt8(ascii: "-") else { return nil }
        cursor += 1
        let third = number(bytes, &cursor)
        guard let last = third.value, third.count == 2 || third.count == 4, (1...31).contains(first),
            (1...31).contains(middle), min(first, middle) <= 12
        else { return nil }
        let year = third.count == 4 ? last : expandedYear(last)
        guard knownYears.contains(year) else { return nil }
        add(.dashdate, year * 10_000 + first * 100 + middle, &readings)
        return cursor
    }

    /// The `T19:31` or `T19:31:10` after a date; minutes since the beginning of 1970 hold both.
    static func isoClock(
        _ bytes: [UInt8], at start: Int, on date: CalendarDate, into readings: inout [TimeReading]
    ) -> Int? {
        guard byte(bytes, start) == UInt8(ascii: "T"), let hour = digitCount(bytes, start + 1, exactly: 2), hour <= 24,
            byte(bytes, start + 3) == UInt8(ascii: ":"), let minute = digitCount(bytes, start + 4, exactly: 2),
            minute < 60, let epoch = CalendarDate(year: 1970, month: 1, day: 1)
        else { return nil }
        add(.isotime, (date.dayNumber - epoch.dayNumber) * 1440 + hour * 60 + minute, &readings)
        var end = start + 6
        if byte(bytes, end) == UInt8(ascii: ":"), digitCount(bytes, end + 1, exactly: 2) != nil { end += 3 }
        if byte(bytes, end) == UInt8(ascii: "Z") { end += 1 }
        return end
    }
}
