// Days as columns of a chart: single days where they fit, else weeks, months or years.

import SitrepModel

struct DayAxis: Sendable {
    enum Unit: String, Sendable, CaseIterable {
        case day, week, month, year
    }

    /// Columns at most; more would be too narrow to see or to press.
    static let columnLimit = 62

    let unit: Unit
    /// The first day of each column.
    private let starts: [Int]
    /// The last day of the last column.
    let last: Int

    var first: Int { starts.first ?? last }
    var columns: Int { starts.count }

    /// The finest unit whose columns fit; years are cut to the latest.
    init(_ days: ClosedRange<Int>) {
        let unit = Unit.allCases.first { DayAxis.start(of: $0, before: days.upperBound) <= days.lowerBound } ?? .year
        let begin = max(days.lowerBound, DayAxis.start(of: unit, before: days.upperBound))
        var starts: [Int] = []
        var next = unit.start(of: begin)
        while next <= days.upperBound {
            starts.append(next)
            next = unit.end(of: next) + 1
        }
        self.unit = unit
        self.starts = starts
        last = next - 1
    }

    /// Where as many columns as are allowed begin that end with a day.
    static func start(of unit: Unit, before last: Int) -> Int { unit.start(of: last, back: columnLimit - 1) }

    func days(of column: Int) -> ClosedRange<CalendarDate> {
        let end = column + 1 < starts.count ? starts[column + 1] - 1 : last
        return CalendarDate(dayNumber: starts[column])...CalendarDate(dayNumber: end)
    }

    /// The column of a day; of the nearest end for days outside.
    func column(of day: Int) -> Int {
        var low = 0
        var high = starts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= day { low = middle } else { high = middle }
        }
        return low
    }

    /// Where a day begins: 0 at the left end, 1 at the right.
    func place(of day: Int) -> Double {
        min(1, max(0, Double(day - first) / Double(last + 1 - first)))
    }
}

extension DayAxis.Unit {
    /// The first day of the unit that holds a day, or of one so many units before it.
    func start(of day: Int, back units: Int = 0) -> Int {
        let date = CalendarDate(dayNumber: day)
        switch self {
        case .day: return day - units
        case .week: return day - (date.isoWeekday - 1) - 7 * units
        case .month: return day - (date.day - 1) - daysBack(from: date, months: units)
        case .year: return CalendarDate(year: max(1, date.year - units), month: 1, day: 1)?.dayNumber ?? day
        }
    }

    private func daysBack(from date: CalendarDate, months: Int) -> Int {
        let first = date.adding(days: 1 - date.day)
        return first.dayNumber - first.adding(months: -months).dayNumber
    }

    func end(of day: Int) -> Int {
        let date = CalendarDate(dayNumber: day)
        switch self {
        case .day: return day
        case .week: return day + 7 - date.isoWeekday
        case .month: return day + CalendarDate.dayCount(year: date.year, month: date.month) - date.day
        case .year: return CalendarDate(year: date.year, month: 12, day: 31)?.dayNumber ?? day
        }
    }
}
