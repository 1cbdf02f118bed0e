// From ISO-TimeML values to the notation of the `recognizers` specification: open points, triples, clocks.

import Sitrep
import SitrepExtraction
import SitrepModel

struct RecognizersNotation {
    let text: [UInt8]
    let anchor: PublicationTime?

    private static let relations: Set<String> = [
        "this", "next", "last", "past", "coming", "current", "previous", "following", "upcoming", "present",
        "today", "tomorrow", "yesterday", "tonight", "ago", "hence", "later", "earlier",
    ]
    /// "A few" means three there.
    private static let few = "3"

    /// A mention in the notation; absent for references to past and future, which it does not know.
    func time(_ mention: TimeMention, open: String?) -> RecognizedTime? {
        if mention.value == "PAST_REF" || mention.value == "FUTURE_REF" { return nil }
        let said = words(mention.span.range)
        let isRelated =
            mention.rule == "time/weekday-ordinal" || said.contains { Self.relations.contains($0) }
        let isOpen = !isRelated && (open.map(saysMoreThanUnknown) ?? false)
        let value = isOpen ? open ?? mention.value : mention.value
        var time = RecognizedTime(
            start: mention.span.start, end: mention.span.end, timex: value, day: mention.from)
        switch mention.type {
        case .date: time.timex = date(value, mention, isShifted: said.contains("ago") || said.contains("hence"))
        case .time:
            time.timex = clock(value, said: mention.span.range)
            // "In the morning" is said there with its preposition.
            if !value.hasSuffix("0"), let start = wordBefore(time.start, among: ["in the", "in"]) {
                time.start = start
            }
        case .duration: lengthen(&time, mention)
        case .set:
            time.timex = value.hasPrefix("XXXX-XX-XXT") ? String(value.dropFirst(10)) : value
            if value.hasPrefix("XXXX-W"), let start = wordBefore(time.start, among: ["on"]) { time.start = start }
        }
        return time
    }

    /// `XXXX-WXX-5`, `XXXX-10-02`, `XXXX-XX-XXT07:00`: open, but not only open.
    private func saysMoreThanUnknown(_ open: String) -> Bool {
        open.hasPrefix("XXXX") && (open.contains("T") || open.utf8.contains { $0 >= 0x30 && $0 <= 0x39 })
    }

    private func words(_ range: Range<Int>) -> [String] {
        let part = String(decoding: text[range], as: UTF8.self).lowercased()
        return part.split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }

    // MARK: - Points

    private func date(_ value: String, _ mention: TimeMention, isShifted: Bool) -> String {
        if isShifted, let day = shiftedDay(value, mention) { return day.description }
        if let day = dayOfNextWeek(mention) { return day.description }
        let parts = value.split(separator: "-").map(String.init)
        if parts.count == 2, let rank = parts[1].last.flatMap({ Int(String($0)) }), parts[1].count == 2 {
            if parts[1].hasPrefix("Q") { return span(parts[0], month: rank * 3 - 2, months: 3) }
            if parts[1].hasPrefix("H") { return span(parts[0], month: rank * 6 - 5, months: 6) }
        }
        if let number = Int(value), value.utf8.count < 4 {
            let years = value.utf8.count == 3 ? 10 : 100
            return "(\(padded(number * years, 4))-01-01,\(padded((number + 1) * years, 4))-01-01,P\(years)Y)"
        }
        if let from = mention.from, let until = mention.until, value.contains("/") {
            let ends = value.split(separator: "/").map(String.init)
            let first = RecognizedTime(start: 0, end: 0, timex: ends[0], day: from)
            let lastDay =
                ends[ends.count - 1].utf8.count == 10
                ? until : CalendarDate(year: until.year, month: until.month, day: 1)
            return triple(first, RecognizedTime(start: 0, end: 0, timex: ends[ends.count - 1], day: lastDay)) ?? value
        }
        return value
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

    /// "Next Wednesday" is one of next week there, however near this week's is.
    private func dayOfNextWeek(_ mention: TimeMention) -> CalendarDate? {
        let said = words(mention.span.range)
        guard said.count == 2, said[0] == "next", said[1].hasSuffix("day"), let day = mention.from,
            let anchor = anchor?.date, mention.until == day
        else { return nil }
        return anchor.adding(days: 8 - anchor.isoWeekday + day.isoWeekday - 1)
    }

    private func span(_ year: String, month: Int, months: Int) -> String {
        let next = month + months
        let endYear = next > 12 ? Int(year).map { padded($0 + 1, 4) } ?? year : year
        return "(\(year)-\(padded(month, 2))-01,\(endYear)-\(padded(next > 12 ? 1 : next, 2))-01,P\(months)M)"
    }

    private func padded(_ value: Int, _ width: Int) -> String {
        let digits = String(value)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }

    /// `T19` where no minutes were said.
    private func clock(_ value: String, said: Range<Int>) -> String {
        var value = value.hasPrefix("XXXX-XX-XXT") ? String(value.dropFirst(10)) : value
        let hasMinutes = zip(text[said], text[said].dropFirst()).contains { $0 == 0x30 && $1 == 0x30 }
        value += seconds(said)
        if value.hasSuffix(":00"), !hasMinutes { value.removeLast(3) }
        if value.hasSuffix("T24") { value = value.dropLast(2) + "00" }
        return value
    }

    /// The `:25` of `12:34:25`, which values of news leave out.
    private func seconds(_ said: Range<Int>) -> String {
        let parts = String(decoding: text[said], as: UTF8.self).split(separator: ":")
        guard parts.count == 3 else { return "" }
        return ":" + parts[2].prefix { $0.isNumber }
    }

    // MARK: - Lengths

    private func lengthen(_ time: inout RecognizedTime, _ mention: TimeMention) {
        var value = mention.value.replacingX(with: Self.few)
        if value.hasPrefix("PT"), value.hasSuffix("H30M") { value = value.dropLast(4) + ".5H" }
        if value.hasSuffix("Y6M") { value = value.dropLast(3) + ".5Y" }
        time.timex = value
        let rule = mention.rule.description
        let isBack = rule == "time/back" || rule == "time/decade-past" || rule == "time/century-past"
        let isAhead = rule.hasPrefix("time/ahead")
        if isBack || isAhead, startsWithArticle(time.start) { time.start += 4 }
        let start = wordBefore(time.start, among: isBack || isAhead ? [] : ["in", "within"])
        if let start { time.start = start }
        guard let anchor, let term = Term(duration: value) else { return }
        let isWithin = start != nil && text[time.start + 1] | 0x20 == UInt8(ascii: "i")
        if value.hasPrefix("PT") {
            guard let moved = moved(anchor, by: value, sign: isBack ? -1 : 1) else { return }
            let now = moment(anchor, seconds: 0)
            if isBack { time.timex = "(\(moved),\(now),\(value))" }
            if isAhead || isWithin {
                time.timex = "(\(now),\(moved),\(value))"
            } else if start != nil {
                time.timex = moved
            }
        } else if isBack {
            time.timex = "(\(term.start(until: anchor.date)),\(anchor.date),\(value))"
        } else if isAhead || isWithin {
            let first = isWithin ? anchor.date : anchor.date.adding(days: 1)
            time.timex = "(\(first),\(term.end(from: first)),\(value))"
        } else if start != nil {
            time.timex = term.end(from: anchor.date).description
        }
    }

    private func startsWithArticle(_ place: Int) -> Bool {
        place + 4 <= text.count && String(decoding: text[place..<place + 4], as: UTF8.self).lowercased() == "the "
    }

    /// The moment a clock duration from the reference.
    private func moved(_ anchor: PublicationTime, by value: String, sign: Int) -> String? {
        guard let unit = value.last, let amount = Int(value.dropFirst(2).dropLast()) else { return nil }
        let seconds = unit == "H" ? 3600 : unit == "M" ? 60 : 1
        return moment(anchor, seconds: sign * amount * seconds)
    }

    private func moment(_ anchor: PublicationTime, seconds: Int) -> String {
        let total = (anchor.minuteOfDay ?? 0) * 60 + seconds
        let days = total >= 0 ? total / 86_400 : -((-total + 86_399) / 86_400)
        let rest = total - days * 86_400
        let clock = [rest / 3600, rest / 60 % 60, rest % 60].map { padded($0, 2) }.joined(separator: ":")
        return "\(anchor.date.adding(days: days))T\(clock)"
    }

    /// Where one of some words begins that stands right before a place.
    func wordBefore(_ place: Int, among candidates: [String]) -> Int? {
        candidates.lazy.compactMap { word -> Int? in
            let start = place - word.utf8.count - 1
            guard start >= 0, text[place - 1] == 0x20, start == 0 || text[start - 1] == 0x20 else { return nil }
            return String(decoding: text[start..<place - 1], as: UTF8.self).lowercased() == word ? start : nil
        }.first
    }
}

extension String {
    fileprivate func replacingX(with digits: String) -> String {
        split(separator: "X", omittingEmptySubsequences: false).joined(separator: digits)
    }
}
