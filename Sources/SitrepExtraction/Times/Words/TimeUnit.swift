// Units of time with their ISO-TimeML letters and lengths.

import SitrepModel

enum TimeUnit: String, Sendable {
    case second, minute, hour, day, night, weekend, week, fortnight, month, quarter, halfyear, year, decade, century
    case millennium

    /// Letter in duration values and the factor that goes with it: a fortnight is two weeks.
    var duration: (letter: String, factor: Int, isClock: Bool) {
        switch self {
        case .second: ("S", 1, true)
        case .minute: ("M", 1, true)
        case .hour: ("H", 1, true)
        case .day, .night: ("D", 1, false)
        case .weekend: ("WE", 1, false)
        case .week: ("W", 1, false)
        case .fortnight: ("W", 2, false)
        case .month: ("M", 1, false)
        case .quarter: ("Q", 1, false)
        case .halfyear: ("M", 6, false)
        case .year: ("Y", 1, false)
        case .decade: ("Y", 10, false)
        case .century: ("Y", 100, false)
        case .millennium: ("Y", 1000, false)
        }
    }

    /// The greater the unit, the higher.
    var rank: Int {
        switch self {
        case .second: 0
        case .minute: 1
        case .hour: 2
        default: 3 + days + months * 31
        }
    }

    /// Months in one unit; 0 where it is counted in days.
    var months: Int {
        switch self {
        case .month: 1
        case .quarter: 3
        case .halfyear: 6
        case .year: 12
        case .decade: 120
        case .century: 1200
        case .millennium: 12_000
        default: 0
        }
    }

    /// Days in one unit; 0 where it is counted in months or is shorter than a day.
    var days: Int {
        switch self {
        case .day, .night: 1
        case .week, .weekend: 7
        case .fortnight: 14
        default: 0
        }
    }

    /// A shift beyond this many months or days is taken as unreadable.
    static let largestShift = 40_000

    /// The day so many units from another.
    func shift(_ day: CalendarDate, by count: Int) -> CalendarDate {
        let amount = min(max(count, -Self.largestShift), Self.largestShift)
        if months > 0 {
            let bound = 120_000
            return day.adding(months: min(max(amount * months, -bound), bound))
        }
        return day.adding(days: amount * days)
    }
}
