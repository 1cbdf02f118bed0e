// Ranges in one expression: "3-5 January", "1950-53", "March 6 to 12".

import SitrepModel

extension TimeResolver {
    /// The interval from the first captured day, month or year to the second, as `from/until`.
    func range(_ rule: TimeRule, _ captures: TimeCaptures, _ context: TimeContext) -> ResolvedTime? {
        var first = TimeCaptures()
        var second = TimeCaptures()
        var seen: [TimeClass: Int] = [:]
        for capture in captures.list {
            let place = seen[capture.timeClass, default: 0]
            seen[capture.timeClass] = place + 1
            let isShared = captures.value(capture.timeClass, 1) == nil
            if isShared || place == 0 { first.append(capture.timeClass, capture.value) }
            if isShared || place == 1 { second.append(capture.timeClass, capture.value) }
        }
        completeYears(of: captures, first: &first, second: &second)
        func point(_ part: TimeCaptures) -> CalendarReader.Placed? {
            CalendarReader(captures: part, names: names, holidays: holidays, context: context).point()
        }
        guard let low = point(first), let high = point(second) else { return nil }
        var days = DayInterval(from: low.point.interval.from, until: high.point.interval.until)
        if let from = days.from, let until = days.until, until < from { days.until = nil }
        return ResolvedTime(
            type: rule.type, value: "\(low.point.value)/\(high.point.value)", days: days, basis: high.basis,
            point: high.point)
    }

    /// "1950-53": the second year has the century of the first.
    private func completeYears(of captures: TimeCaptures, first: inout TimeCaptures, second: inout TimeCaptures) {
        guard let year = captures.int(.year), captures.value(.year, 1) == nil, let two = captures.int(.yy),
            !captures.has(.month)
        else { return }
        first = TimeCaptures()
        second = TimeCaptures()
        first.append(.year, Int32(clamping: year))
        second.append(.year, Int32(clamping: year / 100 * 100 + two))
    }
}
