// Weekdays among captures: bare, of a week, with a day of the month, the nth of a month; and weekends.

import SitrepModel

extension CalendarReader {
    func weekdayPoint(_ weekday: Int) -> Placed? {
        guard let anchor = context.anchor else { return (.open("XXXX-WXX-\(weekday)"), nil) }
        let back = (anchor.isoWeekday - weekday + 7) % 7
        let ahead = (weekday - anchor.isoWeekday + 7) % 7
        let offset: Int
        if captures.has(.sing) {
            // "Thursday of last week"
            offset = weekday - anchor.isoWeekday + 7 * (relation ?? 0)
        } else {
            switch relation {
            case -1: offset = back == 0 ? -7 : -back
            case 1: offset = ahead == 0 ? 7 : ahead
            case 0: offset = context.direction == .past ? -back : ahead
            default: offset = context.direction == .future ? ahead : -back
            }
        }
        return (.day(anchor.adding(days: offset)), TimeBasis.publication)
    }

    /// "Friday the 13th": the nearest day that is both.
    func weekdayPoint(_ weekday: Int, dayOfMonth: Int) -> Placed? {
        guard let anchor = context.anchor else { return (.open("XXXX-WXX-\(weekday)"), nil) }
        let near = (-12...12).compactMap { months -> CalendarDate? in
            let month = anchor.adding(months: months)
            let day = CalendarDate(year: month.year, month: month.month, day: dayOfMonth)
            return day?.isoWeekday == weekday ? day : nil
        }
        func distance(_ day: CalendarDate) -> Int { abs(day.dayNumber - anchor.dayNumber) }
        return near.min { distance($0) < distance($1) }.map { (.day($0), TimeBasis.publication) }
    }

    /// "The weekend": this week's on its own days and when it lies ahead, otherwise the last one.
    var bareWeekend: Placed? {
        guard captures.has(.weekend), relation == nil, let anchor = context.anchor else { return nil }
        let isNow = anchor.isoWeekday >= 6 || context.direction == .future
        return shifted(.weekend, by: isNow ? 0 : -1)
    }

    /// "The first Friday of July", "the last Sunday in May"; without a month, of the month of publication.
    var nthWeekday: Placed? {
        guard let weekday = captures.int(.weekday) ?? captures.int(.shortday) else { return nil }
        let rank = captures.int(.ordinal) ?? -1
        guard (-1...5).contains(rank), rank != 0 else { return nil }
        let placed = monthOfCaptures
        guard let placed else { return (.open("XXXX-WXX-\(weekday)"), nil) }
        let rule = Holiday.Rule.weekday(nth: rank, weekday: weekday, month: placed.month)
        return Holiday(names: [], rule: rule).day(in: placed.year).map { (.day($0), placed.basis) }
    }

    /// The month that captures name or point at.
    var monthOfCaptures: (year: Int, month: Int, basis: String?)? {
        if captures.has(.month) {
            guard let named = captures.int(.month), case .month(let year, let month)? = monthAlone(named)?.point else {
                return nil
            }
            return (year, month, self.year == nil ? TimeBasis.publication : nil)
        }
        guard let anchor = context.anchor else { return nil }
        let day = TimeUnit.month.shift(anchor, by: captures.has(.sing) ? relation ?? 0 : 0)
        return (day.year, day.month, TimeBasis.publication)
    }

    /// The month without the day that is named with it.
    private func monthAlone(_ month: Int) -> Placed? {
        var bare = TimeCaptures()
        for capture in captures.list where ![.ordinal, .dayno, .dayword, .weekday].contains(capture.timeClass) {
            bare.append(capture.timeClass, capture.value)
        }
        return CalendarReader(captures: bare, names: names, holidays: holidays, context: context).monthPoint(month)
    }

    /// The week of that number in its year, or in a month: the first is the one that holds the fourth day.
    func weekPoint(_ number: Int?) -> Placed? {
        guard let rank = number, (1...53).contains(rank) else { return nil }
        if captures.has(.month) || unit == .month {
            guard rank <= 5, let placed = monthOfCaptures,
                let first = CalendarDate(year: placed.year, month: placed.month, day: 4)
            else {
                let month = captures.int(.month).map { TimePoint.digits($0, 2) } ?? "XX"
                return (.open("XXXX-\(month)-W0\(rank)"), nil)
            }
            return (TimePoint.week(of: first.adding(days: 7 * (rank - 1))), placed.basis)
        }
        if let year { return (.week(year: year, week: rank), nil) }
        guard let anchor = context.anchor else { return (.open("XXXX-W\(TimePoint.digits(rank, 2))"), nil) }
        return (.week(year: anchor.year + (relation ?? 0), week: rank), TimeBasis.publication)
    }
}
