// The point of the calendar that captured words name, placed by year, neighbours and direction.

import SitrepModel

/// Reads month, day, weekday, season, quarter, year … of a match into a point.
struct CalendarReader {
    let captures: TimeCaptures
    let names: TimeNames
    let holidays: Holidays
    let context: TimeContext

    typealias Placed = (point: TimePoint, basis: String?)

    /// A day named without a year is one to come when it lies no further ahead than this.
    private static let nearFuture = 92
    /// As `nearFuture` for a month, where no verb says that it is past.
    private static let nearMonths = 3
    /// And whatever the verb: who writes in August of September with no year means the coming one.
    private static let nextMonths = 1

    func point() -> Placed? {
        if let iso = captures.int(.iso) { return whole(iso).map { (.day($0), nil) } }
        if let slash = captures.int(.slash) { return slashPoint(slash) }
        if let numeric = numericPoint { return numeric }
        if captures.has(.nth) {
            return captures.has(.unitshift) ? weekPoint(captures.int(.ordinal) ?? captures.int(.number)) : nthWeekday
        }
        if let holiday = captures.int(.holiday) { return holidayPoint(holiday) }
        if let month = captures.int(.hijri) { return islamicPoint(month) }
        if let month = captures.int(.month) { return monthPoint(month) }
        if let deictic = captures.int(.deictic) { return shifted(.day, by: deictic) }
        if let weekday = captures.int(.weekday) ?? captures.int(.shortday) {
            if let day = captures.int(.ordinal) { return weekdayPoint(weekday, dayOfMonth: day) }
            return weekdayPoint(weekday)
        }
        if let shift = captures.value(.unitshift) { return unitPoint(shift) }
        if let season = captures.value(.season), let code = names.name(of: season) { return seasonPoint(code) }
        if let decade = captures.int(.decade) { return decadePoint(wholeDecade(decade)) }
        if let decade = writtenDecade ?? dayOfMonth { return decade }
        if let year { return (.year(year), nil) }
        if let weekend = bareWeekend { return weekend }
        guard let unit else { return nil }
        if unit == .century, let rank = captures.int(.ordinal) { return (.century(rank - 1), nil) }
        return shifted(unit, by: relation ?? 0)
    }

    // MARK: - Captured values

    var unit: TimeUnit? {
        (captures.value(.unit) ?? captures.value(.sing) ?? captures.value(.weekend))
            .flatMap { names.name(of: $0) }.flatMap { TimeUnit(rawValue: $0) }
    }

    var year: Int? {
        if let year = captures.int(.year) ?? captures.int(.bigyear) ?? captures.int(.shortyear) { return year }
        if let two = captures.int(.yy) { return Numerals.expandedYear(two) }
        if captures.has(.unitshift), let number = captures.int(.number),
            ((context.style == .notes ? 100 : 1000)...2199).contains(number)
        {
            return number
        }
        return nil
    }

    /// −1 for "last", 0 for "this", 1 for "next".
    var relation: Int? {
        captures.int(.next) ?? captures.int(.last) ?? captures.int(.this) ?? captures.int(.following)
            ?? captures.int(.same)
    }

    // MARK: - Whole dates

    func whole(_ packed: Int) -> CalendarDate? {
        CalendarDate(year: packed / 10_000, month: packed / 100 % 100, day: packed % 100)
    }

    /// `1/6/22`: as the publisher's country writes it, or else as lies nearer to the publication date.
    func slashDay(_ packed: Int) -> CalendarDate? {
        let (year, a, b) = (packed / 10_000, packed / 100 % 100, packed % 100)
        let monthFirst = CalendarDate(year: year, month: a, day: b)
        let dayFirst = CalendarDate(year: year, month: b, day: a)
        guard let monthFirst, let dayFirst else { return monthFirst ?? dayFirst }
        if let order = context.order { return order == .dayFirst ? dayFirst : monthFirst }
        guard context.style == .news, let anchor = context.anchor else { return monthFirst }
        func distance(_ day: CalendarDate) -> Int { abs(day.dayNumber - anchor.dayNumber) }
        return distance(dayFirst) < distance(monthFirst) ? dayFirst : monthFirst
    }

    // MARK: - Months

    func monthPoint(_ month: Int) -> Placed? {
        let day = captures.int(.dayno) ?? captures.int(.ordinal) ?? captures.int(.dayword)
        if let day, !(1...31).contains(day) { return nil }
        func at(_ year: Int, _ basis: String?) -> Placed? {
            guard let day else { return (.month(year: year, month: month), basis) }
            return placed(day: day, month: month, year: year, basis)
        }
        if let year { return at(year, nil) }
        guard let anchor = context.anchor else {
            let head = "XXXX-\(TimePoint.digits(month, 2))"
            return (.open(day.map { "\(head)-\(TimePoint.digits($0, 2))" } ?? head), nil)
        }
        if captures.has(.sing), let relation { return at(anchor.year + relation, TimeBasis.publication) }
        // In "this coming Sunday, March 8" the relation is the weekday's.
        let related = day == nil ? relation : nil
        return at(yearOf(month: month, day: day, relation: related, anchor: anchor), TimeBasis.publication)
    }

    /// The year of a month or day named without one.
    private func yearOf(month: Int, day: Int?, relation: Int?, anchor: CalendarDate) -> Int {
        func passed(_ year: Int) -> Bool {
            guard let day else { return (year, month) <= (anchor.year, anchor.month) }
            return (year, month, day) <= (anchor.year, anchor.month, anchor.day)
        }
        let past = passed(anchor.year) ? anchor.year : anchor.year - 1
        let isThisMonth = month == anchor.month
        switch relation {
        case -1: return isThisMonth && day == nil ? anchor.year - 1 : past
        case 1: return isThisMonth || passed(anchor.year) ? anchor.year + 1 : anchor.year
        case 0: return anchor.year
        default: break
        }
        if let day, let named = yearByWeekday(month: month, day: day, anchor: anchor) { return named }
        if context.direction == .future { return passed(anchor.year) && !isThisMonth ? anchor.year + 1 : anchor.year }
        if past == anchor.year { return past }
        return yearOfDayAhead(month: month, day: day, anchor: anchor)
    }

    /// The year nearest to publication in which the day falls on the weekday that is named with it.
    private func yearByWeekday(month: Int, day: Int, anchor: CalendarDate) -> Int? {
        guard let weekday = captures.int(.weekday) ?? captures.int(.shortday) else { return nil }
        var best: (year: Int, distance: Int)?
        for year in (anchor.year - 1)...(anchor.year + 1) {
            guard let date = CalendarDate(year: year, month: month, day: day), date.isoWeekday == weekday else {
                continue
            }
            let distance = abs(date.dayNumber - anchor.dayNumber)
            if distance < best?.distance ?? .max { best = (year, distance) }
        }
        return best?.year
    }

    /// The year of a day not yet come this year: this one where the day is near, else the last.
    private func yearOfDayAhead(month: Int, day: Int?, anchor: CalendarDate) -> Int {
        guard let day else {
            let reach = context.direction == .unknown ? Self.nearMonths : Self.nextMonths
            let isNear = month - anchor.month <= reach
            return isNear ? anchor.year : anchor.year - 1
        }
        guard let ahead = CalendarDate(year: anchor.year, month: month, day: day) else { return anchor.year - 1 }
        return ahead.dayNumber - anchor.dayNumber <= Self.nearFuture ? anchor.year : anchor.year - 1
    }

    // MARK: - Quarters, halves, seasons

    /// Points that a constant `unitshift` names: the quarter or half of a year.
    private func unitPoint(_ code: Int32) -> Placed? {
        guard let name = names.name(of: code), let unit = TimeUnit(rawValue: name) else { return nil }
        let rank = captures.int(.ordinal) ?? captures.int(.quarterno) ?? captures.int(.halfno) ?? 1
        let count = unit == .quarter ? 4 : 2
        if unit == .year { return year.map { (.year($0), nil) } }
        if unit == .week { return weekPoint(captures.int(.ordinal) ?? captures.int(.number)) }
        guard (1...count).contains(rank) else { return nil }
        func at(_ year: Int, _ basis: String?) -> Placed {
            (unit == .quarter ? .quarter(year: year, quarter: rank) : .half(year: year, half: rank), basis)
        }
        if let year { return at(year, nil) }
        guard let anchor = context.anchor else { return (.open("XXXX-\(unit == .quarter ? "Q" : "H")\(rank)"), nil) }
        if let relation { return at(anchor.year + relation, TimeBasis.publication) }
        let startMonth = (rank - 1) * (12 / count) + 1
        let hasBegun = anchor.month >= startMonth
        let year = hasBegun || context.direction == .future ? anchor.year : anchor.year - 1
        return at(year, TimeBasis.publication)
    }

    private static let seasonStarts = ["SP": 3, "SU": 6, "FA": 9, "WI": 12]

    private func seasonPoint(_ code: String) -> Placed? {
        if let year { return (.season(year: year, code: code), nil) }
        guard let anchor = context.anchor, let start = Self.seasonStarts[code] else {
            return (.open("XXXX-\(code)"), nil)
        }
        func at(_ year: Int) -> Placed { (.season(year: year, code: code), TimeBasis.publication) }
        if captures.has(.sing), let relation { return at(anchor.year + relation) }
        let past = anchor.month >= start ? anchor.year : anchor.year - 1
        let isNow = anchor.month >= start && anchor.month < start + 3
        switch relation {
        case -1: return at(isNow ? anchor.year - 1 : past)
        case 1: return at(anchor.month >= start ? anchor.year + 1 : anchor.year)
        case 0: return at(anchor.year)
        default: return at(context.direction == .future && !isNow && past == anchor.year ? past + 1 : past)
        }
    }

    // MARK: - Holidays and units

    private func holidayPoint(_ index: Int) -> Placed? {
        guard let holiday = holidays[index] else { return nil }
        if let year { return holiday.day(in: year).map { (.day($0), nil) } }
        guard let anchor = context.anchor else { return (.open(holiday.openValue), nil) }
        let near = [anchor.year - 1, anchor.year, anchor.year + 1].compactMap { holiday.day(in: $0) }
        let past = near.last { $0 <= anchor }
        let future = near.first { $0 >= anchor }
        let isAhead: Bool
        switch relation {
        case -1: isAhead = false
        case 1: isAhead = true
        case 0: return holiday.day(in: anchor.year).map { (.day($0), TimeBasis.publication) }
        default:
            let distance = { (day: CalendarDate?) in day.map { abs($0.dayNumber - anchor.dayNumber) } ?? .max }
            isAhead =
                context.direction == .future
                || (context.direction == .unknown && distance(future) < Self.nearFuture
                    && distance(past) > Self.nearFuture)
        }
        return (isAhead ? future : past).map { (.day($0), TimeBasis.publication) }
    }

    /// The point of a unit's grain so many units from the publication date.
    func shifted(_ unit: TimeUnit, by count: Int) -> Placed? {
        guard let anchor = context.anchor else { return (.unplaced(unit), nil) }
        return (.containing(unit.shift(anchor, by: count), unit: unit), TimeBasis.publication)
    }
}
