// Feast days and public holidays: on a fixed day, on a weekday of a month, or by Easter.

import SitrepLexicon
import SitrepModel

/// A day of the year that has a name.
struct Holiday: Sendable {
    enum Rule: Sendable {
        case fixed(month: Int, day: Int)
        /// The nth weekday of a month, or a day so many days after it; −1 is the last.
        case weekday(nth: Int, weekday: Int, month: Int, after: Int = 0)
        /// Days from Easter Sunday, Western and Orthodox.
        case easter(Int)
        case orthodox(Int)
        /// A day of the Islamic year.
        case islamic(month: Int, day: Int)
    }

    let names: [String]
    let rule: Rule

    /// The value without a year.
    var openValue: String {
        if case .fixed(let month, let day) = rule {
            return "XXXX-\(TimePoint.digits(month, 2))-\(TimePoint.digits(day, 2))"
        }
        if case .weekday(_, _, let month, let after) = rule, after == 0 { return "XXXX-\(TimePoint.digits(month, 2))" }
        return "XXXX-XX-XX"
    }

    func day(in year: Int) -> CalendarDate? {
        switch rule {
        case .fixed(let month, let day): return CalendarDate(year: year, month: month, day: day)
        case .easter(let offset): return Self.easter(year)?.adding(days: offset)
        case .islamic(let month, let day): return IslamicCalendar.day(month: month, day: day, inCommonYear: year)
        case .orthodox(let offset): return Self.orthodoxEaster(year)?.adding(days: offset)
        case .weekday(let nth, let weekday, let month, let after):
            guard let first = CalendarDate(year: year, month: month, day: 1) else { return nil }
            if nth < 0 {
                let last = first.adding(months: 1).adding(days: -1)
                return last.adding(days: -((last.isoWeekday - weekday + 7) % 7))
            }
            return first.adding(days: (weekday - first.isoWeekday + 7) % 7 + 7 * (nth - 1) + after)
        }
    }

    /// Orthodox Easter by the algorithm of Meeus for the Julian calendar.
    private static func orthodoxEaster(_ year: Int) -> CalendarDate? {
        let d = (19 * (year % 19) + 15) % 30
        let e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
        let sum = d + e + 114
        let julian = CalendarDate(year: year, month: sum / 31, day: sum % 31 + 1)
        return julian?.adding(days: CalendarDate.julianLag(year))
    }

    /// Western Easter by the anonymous Gregorian algorithm (Meeus, Jones, Butcher).
    private static func easter(_ year: Int) -> CalendarDate? {
        let a = year % 19
        let (b, c) = (year / 100, year % 100)
        let (d, e) = (b / 4, b % 4)
        let g = (b - (b + 8) / 25 + 1) / 3
        let h = (19 * a + b - d - g + 15) % 30
        let (i, k) = (c / 4, c % 4)
        let l = (32 + 2 * e + 2 * i - h - k) % 7
        let m = (a + 11 * h + 22 * l) / 451
        let sum = h + l - 7 * m + 114
        return CalendarDate(year: year, month: sum / 31, day: sum % 31 + 1)
    }
}

/// The holidays of the table `en/time-holidays`, by index.
struct Holidays: Sendable {
    let list: [Holiday]

    subscript(index: Int) -> Holiday? { list.indices.contains(index) ? list[index] : nil }

    init(tables: TableSet) throws(LexiconError) {
        let table = try tables.table("en/time-holidays")
        let (names, rule) = (try table.column("names"), try table.column("rule"))
        var list: [Holiday] = []
        for row in table.rows {
            guard let read = Self.rule(row[rule]) else {
                throw LexiconError(.badValue, location: table.name, hint: "no rule “\(row[rule])” (\(row[names]))")
            }
            list.append(Holiday(names: row[names].split(separator: "|").map(String.init), rule: read))
        }
        self.list = list
    }

    /// `12-25`, `easter -2`, `nth 4 4 11` (fourth Thursday of November), `nth 4 4 11 1` (the day after it), `islamic 10 1`.
    private static func rule(_ text: String) -> Holiday.Rule? {
        let words = text.split(separator: " ").map(String.init)
        if words.first == "easter", words.count == 2, let offset = Int(words[1]) { return .easter(offset) }
        if words.first == "orthodox", words.count == 2, let offset = Int(words[1]) { return .orthodox(offset) }
        if words.first == "islamic", words.count == 3, let month = Int(words[1]), let day = Int(words[2]) {
            return .islamic(month: month, day: day)
        }
        if words.first == "nth", (4...5).contains(words.count) {
            let numbers = words.dropFirst().compactMap { Int($0) }
            guard numbers.count == words.count - 1 else { return nil }
            let after = numbers.count > 3 ? numbers[3] : 0
            return .weekday(nth: numbers[0], weekday: numbers[1], month: numbers[2], after: after)
        }
        let pair = text.split(separator: "-").compactMap { Int($0) }
        return pair.count == 2 ? .fixed(month: pair[0], day: pair[1]) : nil
    }
}
