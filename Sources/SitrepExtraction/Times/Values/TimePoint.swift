// A point of the calendar at any grain, with its ISO-TimeML value and its days.

import SitrepModel

/// A year, quarter, month, week, day …; parts that are not known are left out, never invented.
enum TimePoint: Sendable, Hashable {
    case day(CalendarDate)
    case week(year: Int, week: Int)
    case weekend(year: Int, week: Int)
    case month(year: Int, month: Int)
    case quarter(year: Int, quarter: Int)
    case half(year: Int, half: Int)
    /// `SP`, `SU`, `FA`, `WI`.
    case season(year: Int, code: String)
    case year(Int)
    /// By its first three digits: 198.
    case decade(Int)
    /// By its first two digits: 19 for the twentieth century.
    case century(Int)
    /// From one day to another: a month of another calendar.
    case days(CalendarDate, CalendarDate)
    /// A value with `X` for what is not known.
    case open(String)
    case reference(String)

    /// The week of a day.
    static func week(of day: CalendarDate) -> TimePoint {
        let iso = day.isoWeek
        return .week(year: iso.year, week: iso.week)
    }

    static func quarter(of day: CalendarDate) -> TimePoint { .quarter(year: day.year, quarter: (day.month + 2) / 3) }

    /// The point of a unit's grain that holds a day.
    static func containing(_ day: CalendarDate, unit: TimeUnit) -> TimePoint {
        switch unit {
        case .second, .minute, .hour, .day, .night: .day(day)
        case .week, .fortnight: week(of: day)
        case .weekend: .weekend(year: day.isoWeek.year, week: day.isoWeek.week)
        case .month: .month(year: day.year, month: day.month)
        case .quarter: quarter(of: day)
        case .halfyear: .half(year: day.year, half: day.month > 6 ? 2 : 1)
        case .year: .year(day.year)
        case .decade: .decade(day.year / 10)
        case .century, .millennium: .century(day.year / 100)
        }
    }

    /// The value when nothing places it, at a unit's grain.
    static func unplaced(_ unit: TimeUnit) -> TimePoint {
        switch unit {
        case .second, .minute, .hour, .day, .night: .open("XXXX-XX-XX")
        case .week, .fortnight: .open("XXXX-WXX")
        case .weekend: .open("XXXX-WXX-WE")
        case .month: .open("XXXX-XX")
        case .quarter: .open("XXXX-QX")
        case .halfyear: .open("XXXX-HX")
        case .year: .open("XXXX")
        case .decade: .open("XXX")
        case .century, .millennium: .open("XX")
        }
    }

    var value: String {
        switch self {
        case .day(let day): day.description
        case .week(let year, let week): "\(Self.digits(year, 4))-W\(Self.digits(week, 2))"
        case .weekend(let year, let week): "\(Self.digits(year, 4))-W\(Self.digits(week, 2))-WE"
        case .month(let year, let month): "\(Self.digits(year, 4))-\(Self.digits(month, 2))"
        case .quarter(let year, let quarter): "\(Self.digits(year, 4))-Q\(quarter)"
        case .half(let year, let half): "\(Self.digits(year, 4))-H\(half)"
        case .season(let year, let code): "\(Self.digits(year, 4))-\(code)"
        case .year(let year): Self.digits(year, 4)
        case .decade(let decade): Self.digits(decade, 3)
        case .century(let century): Self.digits(century, 2)
        case .days(let from, let until): "\(from)/\(until)"
        case .open(let value): value
        case .reference(let name): name
        }
    }

    /// The first and the last day; empty for what is not placed.
    var interval: DayInterval {
        switch self {
        case .day(let day): return DayInterval(from: day, until: day)
        case .week(let year, let week):
            guard let monday = Self.monday(year: year, week: week) else { return DayInterval() }
            return DayInterval(from: monday, until: monday.adding(days: 6))
        case .weekend(let year, let week):
            guard let monday = Self.monday(year: year, week: week) else { return DayInterval() }
            return DayInterval(from: monday.adding(days: 5), until: monday.adding(days: 6))
        case .month(let year, let month): return Self.months(year, month, 1)
        case .quarter(let year, let quarter): return Self.months(year, quarter * 3 - 2, 3)
        case .half(let year, let half): return Self.months(year, half * 6 - 5, 6)
        case .season(let year, let code): return Self.season(year, code)
        case .year(let year): return Self.months(year, 1, 12)
        case .decade(let decade): return Self.months(decade * 10, 1, 120)
        case .century(let century): return Self.months(century * 100, 1, 1200)
        case .days(let from, let until): return DayInterval(from: from, until: until)
        case .open, .reference: return DayInterval()
        }
    }

    /// The day of a point that is one day long.
    var day: CalendarDate? {
        if case .day(let day) = self { return day }
        return nil
    }

    static func digits(_ value: Int, _ width: Int) -> String {
        let text = String(value)
        return String(repeating: "0", count: max(0, width - text.count)) + text
    }

    private static func monday(year: Int, week: Int) -> CalendarDate? {
        guard let fourth = CalendarDate(year: year, month: 1, day: 4) else { return nil }
        return fourth.adding(days: 1 - fourth.isoWeekday + (week - 1) * 7)
    }

    private static func months(_ year: Int, _ month: Int, _ count: Int) -> DayInterval {
        guard let first = CalendarDate(year: year, month: month, day: 1) else { return DayInterval() }
        return DayInterval(from: first, until: first.adding(months: count).adding(days: -1))
    }

    /// Meteorological seasons of the northern half; winter runs into the next year.
    private static func season(_ year: Int, _ code: String) -> DayInterval {
        switch code {
        case "SP": months(year, 3, 3)
        case "SU": months(year, 6, 3)
        case "FA": months(year, 9, 3)
        default: months(year, 12, 3)
        }
    }
}
