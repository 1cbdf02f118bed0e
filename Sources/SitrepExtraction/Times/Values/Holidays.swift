// Feast days and public holidays: on a fixed day, on a weekday of a month, or by Easter.

import SitrepLexicon
import SitrepModel

/// A day of the year that has a name.
struct Holiday: Sendable {
    enum Rule: Sendable {
        case fixed(month: Int, day: Int)
        /// The nth weekday of a month; −1 is the last.
        case weekday(nth: Int, weekday: Int, month: Int)
        /// Days from Western Easter Sunday.
        case easter(Int)
    }

    let names: [String]
    let rule: Rule

    /// The value without a year.
    var openValue: String {
        if case .fixed(let month, let day) = rule {
            return "XXXX-\(TimePoint.digits(month, 2))-\(TimePoint.digits(day, 2))"
        }
        return "XXXX-XX-XX"
    }

    func day(in year: Int) -> CalendarDate? {
        switch rule {
        case .fixed(let month, let day): return CalendarDate(year: year, month: month, day: day)
        case .easter(let offset): return Self.easter(year)?.adding(days: offset)
        case .weekday(let nth, let weekday, let month):
            guard let first = CalendarDate(year: year, month: month, day: 1) else { return nil }
            if nth < 0 {
                let last = first.adding(months: 1).adding(days: -1)
                return last.adding(days: -((last.isoWeekday - weekday + 7) % 7))
            }
            return first.adding(days: (weekday - first.isoWeekday + 7) % 7 + 7 * (nth - 1))
        }
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

    /// `12-25`, `easter -2`, `nth 4 4 11` (fourth Thursday of November).
    private static func rule(_ text: String) -> Holiday.Rule? {
        let words = text.split(separator: " ").map(String.init)
        if words.first == "easter", words.count == 2, let offset = Int(words[1]) { return .easter(offset) }
        if words.first == "nth", words.count == 4 {
            let numbers = words.dropFirst().compactMap { Int($0) }
            guard numbers.count == 3 else { return nil }
            return .weekday(nth: numbers[0], weekday: numbers[1], month: numbers[2])
        }
        let pair = text.split(separator: "-").compactMap { Int($0) }
        return pair.count == 2 ? .fixed(month: pair[0], day: pair[1]) : nil
    }
}
