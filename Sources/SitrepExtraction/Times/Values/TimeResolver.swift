// From a match to a value: carries out the rule's operation on what was captured.

import SitrepModel

/// Gives matches their values; `nil` where the words turn out to be no time.
struct TimeResolver: Sendable {
    let names: TimeNames
    let holidays: Holidays

    func resolve(_ rule: TimeRule, _ matched: TimeCaptures, in context: TimeContext) -> ResolvedTime? {
        var captures = matched
        for constant in rule.template.constants { captures.append(constant.timeClass, constant.value) }
        guard var time = value(rule, captures, context) else { return nil }
        if time.mod == nil { time.mod = modifier(captures) }
        clip(&time, captures, context)
        return time
    }

    private func value(_ rule: TimeRule, _ captures: TimeCaptures, _ context: TimeContext) -> ResolvedTime? {
        switch rule.template.operation {
        case .none: nil
        case .date: date(rule, captures, context)
        case .shift: shift(rule, captures, context)
        case .narrate: narrate(rule, captures, context)
        case .length: length(rule, captures)
        case .back: directed(rule, captures, context, sign: -1)
        case .ahead: directed(rule, captures, context, sign: 1)
        case .set: set(rule, captures)
        case .ref: reference(rule, captures)
        case .range: range(rule, captures, context)
        case .span: span(rule, captures, context)
        case .rest: rest(rule, captures, context)
        case .move: move(rule, captures, context)
        case .sum: sum(rule, captures)
        case .period: period(rule, captures, context)
        }
    }

    // MARK: - Points

    func reader(_ captures: TimeCaptures, _ context: TimeContext) -> CalendarReader {
        CalendarReader(captures: captures, names: names, holidays: holidays, context: context)
    }

    private func date(_ rule: TimeRule, _ captures: TimeCaptures, _ context: TimeContext) -> ResolvedTime? {
        guard let suffix = Clock.suffix(captures, names: names) else {
            guard let placed = reader(captures, context).point() else { return nil }
            return resolved(rule.type, inUnit(placed.point, captures), placed.basis)
        }
        if isNightBefore(captures) { return overnight(rule, suffix, context) }
        if let placed = reader(captures, context).point() {
            return timed(rule.type, placed.point, placed.basis, suffix)
        }
        if captures.has(.this), let anchor = context.anchor {
            return timed(rule.type, .day(anchor), TimeBasis.publication, suffix)
        }
        guard let base = context.clockBase else { return timed(rule.type, .open("XXXX-XX-XX"), nil, suffix) }
        return timed(rule.type, .day(base.day), base.basis, suffix)
    }

    /// "The week of March 6" is that day's week, "the day after Christmas" the next.
    private func inUnit(_ point: TimePoint, _ captures: TimeCaptures) -> TimePoint {
        if let shift = captures.int(.dayshift), let day = point.day { return .day(day.adding(days: shift)) }
        guard let day = point.day, captures.value(.unitshift).flatMap({ names.name(of: $0) }) == TimeUnit.week.rawValue
        else { return point }
        return .week(of: day)
    }

    private func isNightBefore(_ captures: TimeCaptures) -> Bool {
        captures.value(.unitshift).flatMap { names.name(of: $0) } == TimeUnit.night.rawValue
    }

    /// The night that ends on the publication date: from the day before to that day.
    private func overnight(_ rule: TimeRule, _ suffix: String, _ context: TimeContext) -> ResolvedTime? {
        guard let base = context.anchor ?? context.narrative else {
            return timed(rule.type, .open("XXXX-XX-XX"), nil, suffix)
        }
        let basis = context.anchor == nil ? TimeBasis.narrative : TimeBasis.publication
        var time = timed(rule.type, .day(base.adding(days: -1)), basis, suffix)
        time.days = DayInterval(from: base.adding(days: -1), until: base)
        return time
    }

    func resolved(_ type: TimeMention.Kind, _ point: TimePoint, _ basis: String?) -> ResolvedTime {
        ResolvedTime(type: type, value: point.value, days: point.interval, basis: basis, point: point)
    }

    func timed(_ type: TimeMention.Kind, _ point: TimePoint, _ basis: String?, _ suffix: String) -> ResolvedTime {
        ResolvedTime(
            type: type == .date ? .time : type, value: "\(point.value)T\(suffix)", days: point.interval, basis: basis,
            point: point)
    }

    private func shift(_ rule: TimeRule, _ captures: TimeCaptures, _ context: TimeContext) -> ResolvedTime? {
        guard let unit = unit(captures) else { return nil }
        guard let count = count(rule, captures) else {
            return ResolvedTime(type: .date, value: direction(rule) < 0 ? "PAST_REF" : "FUTURE_REF")
        }
        if unit == .night {
            guard let anchor = context.anchor else { return timed(.time, .unplaced(.day), nil, "NI") }
            return timed(.time, .day(anchor.adding(days: count)), TimeBasis.publication, "NI")
        }
        if unit == .year, abs(count) == 1, captures.has(.one), let quarter = context.nearQuarter {
            return resolved(
                rule.type, .quarter(year: quarter.year + count, quarter: quarter.quarter), TimeBasis.narrative)
        }
        guard let placed = reader(captures, context).shifted(unit, by: count) else { return nil }
        return resolved(rule.type, placed.point, placed.basis)
    }

    private func narrate(_ rule: TimeRule, _ captures: TimeCaptures, _ context: TimeContext) -> ResolvedTime? {
        if let weekday = captures.int(.weekday) ?? captures.int(.shortday), let count = count(rule, captures) {
            return narratedWeekday(rule, weekday, count, context)
        }
        let part = Clock.suffix(captures, names: names)
        guard let unit = unit(captures) ?? (part == nil ? nil : .day) else { return nil }
        guard let count = count(rule, captures) else {
            return ResolvedTime(type: .date, value: direction(rule) < 0 ? "PAST_REF" : "FUTURE_REF")
        }
        if unit == .year, let quarter = context.nearQuarter {
            return resolved(
                rule.type, .quarter(year: quarter.year + count, quarter: quarter.quarter), TimeBasis.narrative)
        }
        guard var base = context.narrativeBase else { return resolved(rule.type, .unplaced(unit), nil) }
        if count == 0, let latest = context.latest { base = (latest, TimeBasis.narrative) }
        let point = TimePoint.containing(unit.shift(base.day, by: count), unit: unit)
        if let part { return timed(rule.type, point, base.basis, part) }
        return unit == .night ? timed(.time, point, base.basis, "NI") : resolved(rule.type, point, base.basis)
    }

    /// "The previous Friday", "the following Monday": from the day that the text spoke of last.
    private func narratedWeekday(
        _ rule: TimeRule, _ weekday: Int, _ count: Int, _ context: TimeContext
    ) -> ResolvedTime? {
        guard let base = context.narrativeBase else { return resolved(rule.type, .open("XXXX-WXX-\(weekday)"), nil) }
        let ahead = (weekday - base.day.isoWeekday + 7) % 7
        let offset = count > 0 ? (ahead == 0 ? 7 : ahead) : ahead - 7
        return resolved(rule.type, .day(base.day.adding(days: offset)), base.basis)
    }

    /// The quarter or period that the text is in; years before it where a year-ago period is meant.
    private func period(_ rule: TimeRule, _ captures: TimeCaptures, _ context: TimeContext) -> ResolvedTime? {
        guard let quarter = context.quarter else { return nil }
        let years = count(rule, captures) ?? 0
        let year = captures.int(.year) ?? quarter.year + years
        return resolved(rule.type, .quarter(year: year, quarter: quarter.quarter), TimeBasis.narrative)
    }

    // MARK: - Lengths

    private func length(_ rule: TimeRule, _ captures: TimeCaptures) -> ResolvedTime? {
        guard let unit = unit(captures) else { return nil }
        let amount = TimeAmount(captures, names: names)
        if let count = amount.count, count > TimeUnit.largestShift { return nil }
        return ResolvedTime(type: rule.type, value: amount.duration(unit))
    }

    private func directed(
        _ rule: TimeRule, _ captures: TimeCaptures, _ context: TimeContext, sign: Int
    ) -> ResolvedTime? {
        guard var time = length(rule, captures) else { return nil }
        guard let anchor = context.anchor, let term = Term(duration: time.value) else { return time }
        let other = sign < 0 ? term.start(until: anchor) : term.end(from: anchor)
        time.days = DayInterval(from: min(anchor, other), until: max(anchor, other))
        time.basis = TimeBasis.publication
        return time
    }

    // MARK: - Sets and references

    private func set(_ rule: TimeRule, _ captures: TimeCaptures) -> ResolvedTime? {
        let suffix = Clock.suffix(captures, names: names).map { "T\($0)" } ?? ""
        func result(_ value: String) -> ResolvedTime { ResolvedTime(type: rule.type, value: value + suffix) }
        if let weekday = captures.int(.weekday) ?? captures.int(.weekdays) { return result("XXXX-WXX-\(weekday)") }
        if let packed = captures.int(.monthday) {
            let (a, b) = (packed / 100, packed % 100)
            return result("XXXX-\(TimePoint.digits(a <= 12 ? a : b, 2))-\(TimePoint.digits(a <= 12 ? b : a, 2))")
        }
        if let month = captures.int(.month) {
            let day = captures.int(.dayno) ?? captures.int(.ordinal)
            return result("XXXX-\(TimePoint.digits(month, 2))" + (day.map { "-\(TimePoint.digits($0, 2))" } ?? ""))
        }
        if let season = captures.value(.season) ?? captures.value(.seasons), let code = names.name(of: season) {
            return result("XXXX-\(code)")
        }
        if let day = captures.int(.ordinal), suffix.isEmpty { return result("XXXX-XX-\(TimePoint.digits(day, 2))") }
        if unit(captures) != nil, suffix.isEmpty { return length(rule, captures) }
        return suffix.isEmpty ? nil : result("XXXX-XX-XX")
    }

    private func reference(_ rule: TimeRule, _ captures: TimeCaptures) -> ResolvedTime? {
        guard let name = captures.value(.ref).flatMap({ names.name(of: $0) }) else { return nil }
        return ResolvedTime(type: rule.type, value: name, point: .reference(name))
    }

    // MARK: - Parts

    func unit(_ captures: TimeCaptures) -> TimeUnit? {
        let code = captures.value(.unit) ?? captures.value(.sing) ?? captures.value(.plur) ?? captures.value(.weekend)
        return code.flatMap { names.name(of: $0) }.flatMap { TimeUnit(rawValue: $0) }
    }

    /// The count of an operation; absent for a vague amount.
    private func count(_ rule: TimeRule, _ captures: TimeCaptures) -> Int? {
        switch rule.template.count {
        case .constant(let count): count
        case .slot(let timeClass): captures.int(timeClass) ?? 0
        case .amount(let sign): TimeAmount(captures, names: names).count.map { sign * $0 }
        }
    }

    private func direction(_ rule: TimeRule) -> Int {
        if case .amount(let sign) = rule.template.count { return sign }
        return -1
    }

    private func modifier(_ captures: TimeCaptures) -> String? {
        for timeClass in [TimeClass.mod, .approx, .early, .middle, .late, .begin, .midst, .finish, .sooner, .later] {
            if let name = captures.value(timeClass).flatMap({ names.name(of: $0) }) { return name }
        }
        return nil
    }

    /// "Earlier this month" ends with the publication date, "later this month" begins with it.
    private func clip(_ time: inout ResolvedTime, _ captures: TimeCaptures, _ context: TimeContext) {
        guard let anchor = context.anchor, let from = time.days.from, let until = time.days.until,
            from <= anchor, anchor <= until
        else { return }
        if captures.has(.sooner) { time.days.until = anchor }
        if captures.has(.later) { time.days.from = anchor }
    }
}
