// Days, weeks, quarters and what is left of a unit in the notation of the `recognizers` specification.

import Sitrep
import SitrepExtraction
import SitrepModel

extension RecognizersNotation {
    func date(_ time: inout TimeExpression, _ mention: TimeMention, rule: String, said: [String]) {
        time.value = date(time.value, mention, rule: rule, said: said)
        // "On Friday next week" has its preposition with it there.
        if rule == "notes-week-day" || rule == "weekday-of-week", said.last == "week",
            let start = joiner.wordBefore(time.start, among: ["on"])
        {
            time.start = start
        }
    }

    private func date(_ value: String, _ mention: TimeMention, rule: String, said: [String]) -> String {
        if said.contains("ago") || said.contains("hence"), let day = shiftedDay(value, mention) {
            return day.description
        }
        if let clock = clockUnit(rule, said) { return clock }
        switch rule {
        case "notes-rest": return rest(of: mention) ?? value
        case "notes-nth-weekday": return nthWeekday(value, mention)
        case "notes-week-of-month", "notes-week-of-year": return weekOfMonth(value, mention, said: said)
        case "holiday": return holiday(value, mention)
        case "year-named" where said.contains("fiscal"): return "FY" + value
        case "notes-year" where said.contains("fiscal") || said.contains("fy"): return "FY" + value
        case "notes-year" where !Set(said).isDisjoint(with: ["school", "academic", "sy"]): return "SY" + value
        case "future": return value
        default: break
        }
        if mention.mod == "END", value.utf8.count == 10, said.contains("end") || said.contains("eod") {
            return value + "T23:59:59"
        }
        let parts = value.split(separator: "-").map(String.init)
        if parts.count == 2, let rank = parts[1].last.flatMap({ Int(String($0)) }), parts[1].count == 2 {
            if parts[1].hasPrefix("Q") { return span(parts[0], month: rank * 3 - 2, months: 3) }
            if parts[1].hasPrefix("H") { return span(parts[0], month: rank * 6 - 5, months: 6) }
        }
        if let number = Int(value), value.utf8.count < 4 { return years(number, digits: value.utf8.count, said: said) }
        if value.contains("/") { return interval(value, mention) }
        return openCentury(value, said: said)
    }

    /// From one end to the other; a month or year counts from its first day.
    private func interval(_ value: String, _ mention: TimeMention) -> String {
        let ends = value.split(separator: "/").map(String.init)
        guard ends.count == 2 else { return value }
        func end(_ value: String, _ day: CalendarDate?) -> TimeExpression {
            TimeExpression(start: 0, end: 0, value: value, day: day)
        }
        let until = mention.until.map {
            ends[1].utf8.count >= 10
                ? $0 : CalendarDate(year: $0.year, month: ends[1].utf8.count == 4 ? 1 : $0.month, day: 1) ?? $0
        }
        return joiner.span(from: end(ends[0], mention.from), to: end(ends[1], until)) ?? value
    }

    /// Two digits of a year that may be of this century or the last stay two.
    private func openCentury(_ value: String, said: [String]) -> String {
        guard value.utf8.count == 10, let year = Int(value.prefix(4)), (1930...1939).contains(year),
            said.contains(String(year % 100)), !said.contains(String(year))
        else { return value }
        return "XX" + value.dropFirst(2)
    }

    private func years(_ number: Int, digits: Int, said: [String]) -> String {
        let years = digits == 3 ? 10 : 100
        let isShort = said.contains { $0.first?.isNumber == true && $0.utf8.count <= 3 } && digits == 3
        let (low, high) = (padded(number * years, 4), padded((number + 1) * years, 4))
        let head = isShort ? "XX" : ""
        return "(\(head)\(low.dropFirst(head.count))-01-01,\(head)\(high.dropFirst(head.count))-01-01,P\(years)Y)"
    }

    /// "Two weeks ago" is a day there, not a week.
    private func shiftedDay(_ value: String, _ mention: TimeMention) -> CalendarDate? {
        guard let anchor = anchor?.date, let from = mention.from else { return nil }
        if value.contains("W") { return from.adding(days: anchor.isoWeekday - 1) }
        switch value.utf8.count {
        case 7: return from.adding(days: anchor.day - 1)
        case 4: return CalendarDate(year: from.year, month: anchor.month, day: anchor.day)
        default: return nil
        }
    }

    /// "The next hour", "the last minute".
    private func clockUnit(_ rule: String, _ said: [String]) -> String? {
        guard rule.hasPrefix("unit-"), let unit = said.last, let seconds = ["hour": 3600, "minute": 60][unit],
            let anchor
        else { return nil }
        let isBack = !Set(said).isDisjoint(with: ["last", "past", "previous"])
        let length = "PT1" + (unit == "hour" ? "H" : "M")
        let (now, other) = (moment(anchor, seconds: 0), moment(anchor, seconds: isBack ? -seconds : seconds))
        return isBack ? "(\(other),\(now),\(length))" : "(\(now),\(other),\(length))"
    }

    private func rest(of mention: TimeMention) -> String? {
        guard let from = mention.from, let until = mention.until, let anchor else { return nil }
        guard from == until, mention.value.utf8.count == 10 else {
            return "(\(from),\(until),P\(until.dayNumber - from.dayNumber)D)"
        }
        let left = 86_399 - (anchor.minuteOfDay ?? 0) * 60
        return "(\(moment(anchor, seconds: 0)),\(until)T23:59:59,PT\(left)S)"
    }

    private func nthWeekday(_ value: String, _ mention: TimeMention) -> String {
        guard let day = mention.from else { return value }
        let clock = value.firstIndex(of: "T").map { String(value[$0...]) } ?? ""
        return "XXXX-\(padded(day.month, 2))-WXX-\(day.isoWeekday)-#\((day.day + 6) / 7)" + clock
    }

    private func weekOfMonth(_ value: String, _ mention: TimeMention, said: [String]) -> String {
        guard let monday = mention.from, value.contains("W"), !value.hasPrefix("XXXX"),
            said.contains("month") || mention.rule.name.hasSuffix("of-month")
        else { return value }
        let thursday = monday.adding(days: 3)
        let week = "-\(padded(thursday.month, 2))-W0\((thursday.day + 6) / 7)"
        return padded(thursday.year, 4) + week
    }

    /// Words of holidays that fall on the nth weekday of a month.
    private static let countedHolidays: Set<String> = [
        "thanksgiving", "thanks", "father", "mother", "labor", "columbus", "presidents", "luther",
    ]

    /// A weekday of a month by its number, any other by its day of this year.
    private func holiday(_ value: String, _ mention: TimeMention) -> String {
        guard let day = mention.from else { return value }
        let said = Set(words(mention.span.range))
        let isCounted = value.utf8.count == 7 || !said.isDisjoint(with: Self.countedHolidays)
        guard isCounted, value.hasPrefix("XXXX") || said.contains(String(day.year)) else { return value }
        return "\(value.prefix(4))-\(padded(day.month, 2))-WXX-\(day.isoWeekday)-\((day.day + 6) / 7)"
    }

    func span(_ year: String, month: Int, months: Int) -> String {
        let next = month + months
        let endYear = next > 12 ? Int(year).map { padded($0 + 1, 4) } ?? year : year
        return "(\(year)-\(padded(month, 2))-01,\(endYear)-\(padded(next > 12 ? 1 : next, 2))-01,P\(months)M)"
    }

    func padded(_ value: Int, _ width: Int) -> String {
        let digits = String(value)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }

    func moment(_ anchor: PublicationTime, seconds: Int) -> String {
        let total = (anchor.minuteOfDay ?? 0) * 60 + seconds
        let days = total >= 0 ? total / 86_400 : -((-total + 86_399) / 86_400)
        let rest = total - days * 86_400
        let clock = [rest / 3600, rest / 60 % 60, rest % 60].map { padded($0, 2) }.joined(separator: ":")
        return "\(anchor.date.adding(days: days))T\(clock)"
    }
}
