// The values of ranges: `(begin,end,length)` from two times, or from a time and a length.

import SitrepModel

extension TimeJoiner {
    /// From one time to another; absent where the two do not go together.
    package func span(from first: TimeExpression, to second: TimeExpression) -> String? {
        if let (day, start) = first.clock, let (otherDay, end) = second.clock,
            let a = minutes(start), let b = minutes(end)
        {
            let from = (day.isEmpty ? otherDay : day) + start
            let until = (otherDay.isEmpty ? day : otherDay) + end
            var length = b > a ? b - a : b - a + 1440
            if let low = CalendarDate(iso8601: day), let high = CalendarDate(iso8601: otherDay), low < high {
                length = (high.dayNumber - low.dayNumber) * 1440 + b - a
            }
            return "(\(from),\(until),\(Self.length(minutes: length)))"
        }
        let (low, high) = (begin(first), begin(second))
        // Without a publication date only what was said is known.
        guard anchor != nil || (first.day != nil && second.day != nil) else { return "(\(low.value),\(high.value),)" }
        guard let from = low.day, let until = high.day else { return nil }
        var start = low.value
        // "May to October 2020": the first has the year of the second.
        let isPlaced = !high.value.hasPrefix("XXXX") && high.value != anchor?.date.description
        let isBorrowed = start.hasPrefix("XXXX") && isPlaced
        if isBorrowed { start = String(high.value.prefix(4) + start.dropFirst(4)) }
        let (a, b) = (start.utf8.count, high.value.utf8.count)
        guard let lower = whole(start), var upper = whole(high.value) else { return nil }
        if a == 4, b == 4 { return "(\(lower),\(upper),P\(until.year - from.year)Y)" }
        if a == 8, b == 8, start.contains("W") {
            return "(\(from),\(until),P\((until.dayNumber - from.dayNumber) / 7)W)"
        }
        if a < 8, b < 8 {
            let months = (until.year - from.year) * 12 + until.month - from.month
            return "(\(lower),\(upper),P\(isBorrowed ? (months % 12 + 12) % 12 : months > 0 ? months : months + 12)M)"
        }
        if let x = CalendarDate(iso8601: lower), var y = CalendarDate(iso8601: upper) {
            // "22 December to 3 January" ends in the next year.
            if y < x, y.adding(years: 1) > x { y = y.adding(years: 1) }
            upper = upper.utf8.count == 10 ? y.description : upper
            return "(\(lower),\(upper),P\(y.dayNumber - x.dayNumber)D)"
        }
        var days = until.dayNumber - from.dayNumber
        // The nearest year of either end may part them: "from Tuesday to Thursday", "28 December to 3 January".
        if days < 0 { days += lower.contains("W") ? 7 : 365 }
        return "(\(lower),\(upper),P\(days)D)"
    }

    /// From a time so long.
    func span(from first: TimeExpression, lasting length: TimeExpression) -> String? {
        guard !length.value.contains("X") else { return nil }
        if let (day, clock) = first.clock, let start = minutes(clock), let total = Self.minutes(ofLength: length.value)
        {
            let end = start + total
            if length.value.hasPrefix("PT") {
                return "(\(first.value),\(day)T\(Self.clockText(end % 1440)):00,\(length.value))"
            }
            guard let date = CalendarDate(iso8601: day) else { return nil }
            let clock = Self.clockText(end % 1440)
            return "(\(day)T\(Self.clockText(start)):00,\(date.adding(days: end / 1440))T\(clock):00,\(length.value))"
        }
        guard first.isSingle, !length.value.hasPrefix("PT"), let day = first.day ?? CalendarDate(iso8601: first.value)
        else {
            let isOpen = anchor == nil && !length.value.hasPrefix("PT")
            return isOpen ? "(\(first.value),,\(length.value))" : nil
        }
        guard let term = Term(duration: length.value) else { return nil }
        return "(\(day),\(term.end(from: day)),\(length.value))"
    }

    /// What a range may begin or end with: of a quarter its first month, of "now" the publication date.
    private func begin(_ time: TimeExpression) -> (value: String, day: CalendarDate?) {
        if time.value == "PRESENT_REF", let today = anchor?.date { return (today.description, today) }
        guard !time.isSingle else { return (time.value, time.day) }
        let parts = time.value.dropFirst().split(separator: ",")
        guard let first = parts.first, parts.last?.hasSuffix("M)") == true else { return (time.value, nil) }
        return (String(first.dropLast(3)), time.day)
    }

    /// The first day of a year or month, a day itself.
    private func whole(_ value: String) -> String? {
        if value.contains("W") || value.contains("T") {
            return value.hasPrefix("XXXX-WXX-") || value.utf8.count == 8 ? value : nil
        }
        switch value.utf8.count {
        case 4: return value + "-01-01"
        case 7: return value + "-01"
        case 10: return value
        default: return nil
        }
    }

    /// Minutes of `T07:30`.
    private func minutes(_ clock: String) -> Int? {
        guard clock.hasPrefix("T") else { return nil }
        let parts = clock.dropFirst().split(separator: ":").map { Int($0) }
        guard let hour = parts.first ?? nil else { return nil }
        return hour * 60 + (parts.count > 1 ? parts[1] ?? 0 : 0)
    }

    /// Minutes of a length in one unit: `PT3H`, `PT2.5H`, `P1D`.
    private static func minutes(ofLength value: String) -> Int? {
        guard let unit = value.last else { return nil }
        let amount = value.drop { !$0.isNumber }.dropLast()
        guard let number = Double(amount), number < 100_000 else { return nil }
        switch (value.hasPrefix("PT"), unit) {
        case (true, "H"): return Int(number * 60)
        case (true, "M"): return Int(number)
        case (false, "D"): return Int(number * 1440)
        case (false, "W"): return Int(number * 10_080)
        default: return nil
        }
    }

    private static func clockText(_ minutes: Int) -> String {
        "\(TimePoint.digits(minutes / 60, 2)):\(TimePoint.digits(minutes % 60, 2))"
    }

    static func length(minutes: Int) -> String {
        let (hours, rest) = (minutes / 60, minutes % 60)
        return "PT" + (hours > 0 ? "\(hours)H" : "") + (rest > 0 ? "\(rest)M" : "")
    }
}
