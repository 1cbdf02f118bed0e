// Days and months in digits as notes write them, and days of the month without their month.

import SitrepModel

extension CalendarReader {
    /// `4/22`, `3-7-07`, `20220106`, `2022.3`, `2022-01-06T19:31`.
    var numericPoint: Placed? {
        if let packed = captures.int(.dashdate) { return slashPoint(packed) }
        if let packed = captures.int(.compact) { return whole(packed).map { (.day($0), nil) } }
        if let minutes = captures.int(.isotime) {
            guard let epoch = CalendarDate(year: 1970, month: 1, day: 1) else { return nil }
            let days = minutes >= 0 ? minutes / 1440 : -((1439 - minutes) / 1440)
            return (.day(epoch.adding(days: days)), nil)
        }
        if let packed = captures.int(.yearmonth) { return (.month(year: packed / 100, month: packed % 100), nil) }
        if let packed = captures.int(.monthday) ?? captures.int(.dotday) { return monthAndDay(packed) }
        if let month = captures.int(.monthno), !captures.has(.month) {
            return year.map { (.month(year: $0, month: month), nil) }
        }
        return nil
    }

    /// A day of a month; one that the calendar does not have is kept as written where notes are read.
    func placed(day: Int, month: Int, year: Int, _ basis: String?) -> Placed? {
        if let date = CalendarDate(year: year, month: month, day: day) {
            return (.day(captures.has(.julian) ? date.adding(days: CalendarDate.julianLag(year)) : date), basis)
        }
        guard context.style == .notes else { return nil }
        return (.open("\(TimePoint.digits(year, 4))-\(TimePoint.digits(month, 2))-\(TimePoint.digits(day, 2))"), basis)
    }

    /// A date in digits with its year.
    func slashPoint(_ packed: Int) -> Placed? {
        if let day = slashDay(packed) { return (.day(day), nil) }
        return placed(day: packed % 100, month: packed / 100 % 100, year: packed / 10_000, nil)
    }

    /// As the publisher's country writes it, month first where that is not known.
    private func monthAndDay(_ packed: Int) -> Placed? {
        let (a, b) = (packed / 100, packed % 100)
        let isDayFirst = a > 12 || (context.order == .dayFirst && b <= 12)
        let (month, day) = isDayFirst ? (b, a) : (a, b)
        var named = TimeCaptures()
        named.append(.month, Int32(clamping: month))
        named.append(.dayno, Int32(clamping: day))
        for capture in captures.list where ![.monthday, .dotday, .weekday, .shortday].contains(capture.timeClass) {
            named.append(capture.timeClass, capture.value)
        }
        return CalendarReader(captures: named, names: names, holidays: holidays, context: context).monthPoint(month)
    }

    /// "The 21st", "the 20th of next month".
    var dayOfMonth: Placed? {
        guard let day = captures.int(.ordinal) ?? captures.int(.dayno) ?? captures.int(.dayword), unit != .century
        else {
            return nil
        }
        guard (1...31).contains(day) else { return nil }
        guard let anchor = context.anchor else { return (.open("XXXX-XX-\(TimePoint.digits(day, 2))"), nil) }
        let month = TimeUnit.month.shift(anchor, by: captures.has(.sing) ? relation ?? 0 : 0)
        return placed(day: day, month: month.month, year: month.year, TimeBasis.publication)
    }

    /// "The 70's", "the 1970's".
    var writtenDecade: Placed? {
        guard captures.has(.tens), let year, year % 10 == 0 else { return nil }
        return (.decade(year / 10), nil)
    }

    /// "The 1800s" are a century, "the 1900s" and "the 2000s" as often a decade.
    func decadePoint(_ decade: Int) -> Placed {
        let isCentury = decade % 100 == 0 && decade < Self.firstShortDecade
        return (isCentury ? .century(decade / 100) : .decade(decade / 10), nil)
    }

    private static let firstShortDecade = 1900

    /// "The nineteen seventies", "the two thousand and tens": the number names the century.
    func wholeDecade(_ decade: Int) -> Int {
        guard let number = captures.int(.number) else { return decade }
        return (number < 100 ? number * 100 : number) + decade % 100
    }
}
