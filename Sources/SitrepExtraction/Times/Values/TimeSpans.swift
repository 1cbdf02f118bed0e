// Ranges whose ends share words: "from 5 to 6 pm", "4-22 April", "the 21st to the 23rd of next month".

import SitrepModel

extension TimeResolver {
    private static let dateClasses: [TimeClass] = [
        .month, .weekday, .shortday, .dayno, .ordinal, .dayword, .iso, .slash, .dashdate, .compact, .monthday,
        .dotday, .yearmonth, .deictic, .year, .yy, .bigyear, .quarterno, .halfno,
    ]
    private static let clockClasses: [TimeClass] = [
        .hour, .minute, .halfclock, .clock, .dotclock, .shortclock, .wordclock, .hhmm, .dayclock,
    ]

    /// The interval between the two ends, as `first/second`.
    func span(_ rule: TimeRule, _ captures: TimeCaptures, _ context: TimeContext) -> ResolvedTime? {
        guard let joint = captures.list.firstIndex(where: { $0.timeClass == .joint || $0.timeClass == .pair }) else {
            return nil
        }
        var first = Self.end(captures.list[..<joint])
        var second = Self.end(captures.list[(joint + 1)...])
        let isClock = first.hasAny(of: Self.clockClasses) || second.hasAny(of: Self.clockClasses)
        lend(&first, &second, isClock: isClock)
        var low = point(first, context, isClock)
        let high = point(second, context, isClock)
        if let from = low?.point.interval.from, let until = high?.point.interval.until, until < from {
            // "November to 5 February 2017" begins in the year before.
            low = point(first.yearBefore, context, isClock) ?? low
        }
        guard let low, let high else { return nil }
        guard isClock else {
            var days = DayInterval(from: low.point.interval.from, until: high.point.interval.until)
            if let from = days.from, let until = days.until, until < from { days.until = nil }
            return ResolvedTime(
                type: rule.type, value: "\(low.point.value)/\(high.point.value)", days: days, basis: high.basis,
                point: high.point)
        }
        guard let (begin, finish) = clocks(first, second) else { return nil }
        return ResolvedTime(
            type: .time, value: "\(low.point.value)T\(begin)/\(high.point.value)T\(finish)",
            days: DayInterval(from: low.point.interval.from, until: high.point.interval.until), basis: low.basis,
            point: low.point)
    }

    private static func end(_ part: ArraySlice<(timeClass: TimeClass, value: Int32)>) -> TimeCaptures {
        var captures = TimeCaptures()
        for capture in part { captures.append(capture.timeClass, capture.value) }
        return captures
    }

    /// Gives each end the day, month, year and part of the day that only the other one names.
    private func lend(_ first: inout TimeCaptures, _ second: inout TimeCaptures, isClock: Bool) {
        func move(_ classes: [TimeClass], _ from: TimeCaptures, _ to: inout TimeCaptures) {
            guard !to.hasAny(of: classes) else { return }
            for capture in from.list where classes.contains(capture.timeClass) {
                to.append(capture.timeClass, capture.value)
            }
        }
        func both(_ classes: [TimeClass]) {
            let (a, b) = (first, second)
            move(classes, b, &first)
            move(classes, a, &second)
        }
        if isClock {
            both(Self.dateClasses + [.this, .next, .last, .sing])
            both([.part])
        } else {
            let isDay = [TimeClass.dayno, .ordinal, .dayword]
            if first.hasAny(of: isDay), second.hasAny(of: isDay) { both([.month]) }
            if !first.hasAny(of: [.month]), !second.hasAny(of: [.month]) { both([.this, .next, .last, .sing]) }
            both([.year, .yy, .bigyear])
        }
    }

    private func point(_ end: TimeCaptures, _ context: TimeContext, _ isClock: Bool) -> CalendarReader.Placed? {
        if let placed = reader(isClock ? end.without(Self.clockClasses) : end, context).point() { return placed }
        guard isClock else { return nil }
        if end.has(.this), let anchor = context.anchor { return (.day(anchor), TimeBasis.publication) }
        guard let base = context.clockBase else { return (.open("XXXX-XX-XX"), nil) }
        return (.day(base.day), base.basis)
    }

    /// Both clocks; the half of the day that one end leaves unsaid is the one that keeps the range short.
    private func clocks(_ first: TimeCaptures, _ second: TimeCaptures) -> (String, String)? {
        guard let begin = Clock.suffix(first, names: names), let finish = Clock.suffix(second, names: names) else {
            return nil
        }
        guard let a = Clock.minutes(of: begin), let b = Clock.minutes(of: finish) else { return (begin, finish) }
        let isSaid = (Clock.saysHalf(first), Clock.saysHalf(second))
        switch isSaid {
        case (false, true):
            let late = a % 720 + 720
            return (b >= 720 && a < 720 && late < b ? Clock.text(late) : begin, finish)
        case (true, false):
            return (begin, b <= a && b < 720 && b + 720 > a ? Clock.text(b + 720) : finish)
        case (false, false):
            return (begin, b < a && b + 720 < 1440 ? Clock.text(b + 720) : finish)
        case (true, true):
            return (begin, finish)
        }
    }

    /// "The rest of the week": from the publication date to the end of the unit.
    func rest(_ rule: TimeRule, _ captures: TimeCaptures, _ context: TimeContext) -> ResolvedTime? {
        guard let unit = unit(captures), let placed = reader(captures, context).shifted(unit, by: 0) else { return nil }
        var time = resolved(rule.type, placed.point, placed.basis)
        time.mod = "END"
        if let anchor = context.anchor { time.days.from = anchor }
        return time
    }
}

extension TimeCaptures {
    /// The same, a year earlier where the year is named.
    fileprivate var yearBefore: TimeCaptures {
        var earlier = TimeCaptures()
        for capture in list {
            let isYear = [.year, .yy, .bigyear].contains(capture.timeClass)
            earlier.append(capture.timeClass, capture.value - (isYear ? 1 : 0))
        }
        return earlier
    }

    func hasAny(of classes: [TimeClass]) -> Bool { list.contains { classes.contains($0.timeClass) } }

    func without(_ classes: [TimeClass]) -> TimeCaptures {
        var rest = TimeCaptures()
        for capture in list where !classes.contains(capture.timeClass) { rest.append(capture.timeClass, capture.value) }
        return rest
    }
}

extension Clock {
    /// The minutes of a suffix `19:00`; absent for parts of the day.
    static func minutes(of suffix: String) -> Int? {
        let parts = suffix.split(separator: ":").map { Int($0) }
        guard parts.count == 2, let hour = parts[0], let minute = parts[1] else { return nil }
        return hour * 60 + minute
    }

    /// Whether an end says which half of the day it is in.
    static func saysHalf(_ captures: TimeCaptures) -> Bool {
        if captures.hasAny(of: [.ampm, .part, .dayclock, .shortclock, .halfclock]) { return true }
        if let clock = captures.int(.clock), clock >= 720 { return true }
        return captures.int(.hour).map { $0 > 12 } ?? false
    }
}
