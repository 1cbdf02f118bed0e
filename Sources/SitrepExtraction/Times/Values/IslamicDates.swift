// The Islamic calendar in its tabular form, which the sighting of the moon may differ from by a day.

import SitrepModel

enum IslamicCalendar {
    /// The Julian day number of the first day of 1970.
    private static let epoch = 2_440_588

    static func day(year: Int, month: Int, day: Int) -> CalendarDate? {
        guard (1...3000).contains(year), (1...12).contains(month), (1...30).contains(day) else { return nil }
        let number = (11 * year + 3) / 30 + 354 * year + 30 * month - (month - 1) / 2 + day + 1_948_440 - 385
        return CalendarDate(dayNumber: number - epoch)
    }

    /// The year in which a day of the common calendar falls, or the one before.
    static func year(of day: CalendarDate) -> Int { (day.year - 622) * 33 / 32 }

    /// The first day in a common year that is a given day of the Islamic year.
    static func day(month: Int, day: Int, inCommonYear year: Int) -> CalendarDate? {
        let first = (year - 622) * 33 / 32 - 1
        return (first...(first + 3)).lazy.compactMap { self.day(year: $0, month: month, day: day) }
            .first { $0.year == year }
    }
}

extension CalendarReader {
    /// "15 Ramadan 1437", "Ramadan"; without a year, the one nearest to publication that the tense allows.
    func islamicPoint(_ month: Int) -> Placed? {
        let day = captures.int(.dayno) ?? captures.int(.ordinal)
        func point(_ year: Int) -> TimePoint? {
            if let day { return IslamicCalendar.day(year: year, month: month, day: day).map { .day($0) } }
            guard let first = IslamicCalendar.day(year: year, month: month, day: 1),
                let next = IslamicCalendar.day(
                    year: month == 12 ? year + 1 : year, month: month == 12 ? 1 : month + 1, day: 1)
            else { return nil }
            return .days(first, next.adding(days: -1))
        }
        if let year { return point(year).map { ($0, nil) } }
        guard let anchor = context.anchor else { return (.open("XXXX-XX" + (day == nil ? "" : "-XX")), nil) }
        let first = IslamicCalendar.year(of: anchor) - 1
        let points = (first...(first + 4)).compactMap(point)
        let past = points.last { $0.interval.from.map { $0 <= anchor } ?? false }
        let ahead = points.first { $0.interval.from.map { $0 > anchor } ?? false }
        let isAhead = relation == 1 || (relation != -1 && context.direction == .future)
        if relation == nil, let past, let until = past.interval.until, until >= anchor {
            return (past, TimeBasis.publication)
        }
        return (isAhead ? ahead : past).map { ($0, TimeBasis.publication) }
    }
}
