// Durations in the notation of the `recognizers` specification: their words, and the range that they make.

import Sitrep
import SitrepExtraction
import SitrepModel

extension RecognizersNotation {
    /// "A few" means three there.
    private static let few = "3"

    func lengthen(_ time: inout TimeExpression, _ mention: TimeMention, rule: String) {
        var value = mention.value.replacingX(with: Self.few)
        if value.hasPrefix("PT"), value.hasSuffix("H30M") { value = value.dropLast(4) + ".5H" }
        if value.hasSuffix("Y6M") { value = value.dropLast(3) + ".5Y" }
        if value.hasSuffix("DT12H") { value = value.dropLast(5) + ".5D" }
        if value == "PT30M", words(mention.span.range).contains("half") { value = "PT0.5H" }
        time.value = value
        let isBack = rule.hasPrefix("back") || rule.hasPrefix("notes-back") || rule.hasSuffix("-past")
        let isAhead = rule.hasPrefix("ahead") || rule.hasPrefix("notes-ahead")
        if isBack || isAhead, startsWithArticle(time.start), !value.hasSuffix("0Y") { time.start += 4 }
        let prepositions = isBack ? [] : isAhead ? ["within", "within the"] : ["in", "within"]
        let start = joiner.wordBefore(time.start, among: prepositions)
        if let start { time.start = start }
        let isWithin = start != nil && (text[time.start + 1] | 0x20 == UInt8(ascii: "i"))
        guard let anchor else { return }
        if let whole = wholeUnits(value, isBack: isBack, isAhead: isAhead, anchor) {
            time.value = whole
        } else if value.contains("T") {
            let moved = moved(anchor, by: value, sign: isBack ? -1 : 1)
            guard let moved else { return }
            let now = moment(anchor, seconds: 0)
            if isBack { time.value = "(\(moved),\(now),\(value))" }
            if isAhead || isWithin {
                time.value = "(\(now),\(moved),\(value))"
            } else if start != nil {
                time.value = moved
            }
        } else if let term = Term(duration: value) {
            if isBack {
                time.value = "(\(term.start(until: anchor.date)),\(anchor.date),\(value))"
            } else if isAhead || isWithin {
                let first = isWithin ? anchor.date : anchor.date.adding(days: 1)
                time.value = "(\(first),\(term.end(from: first)),\(value))"
            } else if start != nil {
                time.value = term.end(from: anchor.date).description
            }
        }
        if isBack || isAhead, words(mention.span.range).contains("business") {
            businessDays(&time, isBack, anchor.date)
        }
    }

    /// "The last 2 quarters", "the next 3 decades": units of the calendar, not counted from today.
    private func wholeUnits(_ value: String, isBack: Bool, isAhead: Bool, _ anchor: PublicationTime) -> String? {
        guard isBack || isAhead, let count = Int(value.dropFirst().dropLast()) else { return nil }
        let day = anchor.date
        let months: Int
        let first: CalendarDate?
        if value.hasSuffix("Q") {
            months = count * 3
            first = CalendarDate(year: day.year, month: (day.month - 1) / 3 * 3 + 1, day: 1)
        } else if value.hasSuffix("0Y") {
            months = count * 12
            first = CalendarDate(year: day.year / 10 * 10, month: 1, day: 1)
        } else {
            return nil
        }
        guard let first else { return nil }
        let next = first.adding(months: value.hasSuffix("Q") ? 3 : 120)
        let length = value.hasSuffix("Q") ? "P\(months)M" : value
        return isBack
            ? "(\(first.adding(months: -months)),\(first),\(length))"
            : "(\(next),\(next.adding(months: months)),\(length))"
    }

    /// From Monday to Friday only.
    private func businessDays(_ time: inout TimeExpression, _ isBack: Bool, _ anchor: CalendarDate) {
        guard let parts = Optional(time.value.dropFirst().dropLast().split(separator: ",")), parts.count == 3,
            let count = Int(parts[2].dropFirst().dropLast()), (1...400).contains(count)
        else { return }
        func next(_ day: CalendarDate, _ step: Int) -> CalendarDate {
            var day = day.adding(days: step)
            while day.isoWeekday > 5 { day = day.adding(days: step) }
            return day
        }
        let first = isBack ? anchor : next(anchor, 1)
        var last = first
        for _ in 0..<(isBack ? count : count - 1) { last = next(last, isBack ? -1 : 1) }
        time.value =
            isBack
            ? "(\(last),\(anchor),P\(count)BD)" : "(\(first),\(last.adding(days: 1)),P\(count)BD)"
    }

    /// The moment a duration with a clock part from the reference.
    private func moved(_ anchor: PublicationTime, by value: String, sign: Int) -> String? {
        var seconds = 0
        var day = anchor.date
        var number = ""
        var isClock = false
        for letter in value.dropFirst() {
            if letter.isNumber || letter == "." {
                number.append(letter)
                continue
            }
            if letter == "T" {
                isClock = true
                continue
            }
            guard let amount = Double(number), amount < 100_000 else { return nil }
            number = ""
            switch (letter, isClock) {
            case ("H", true): seconds += Int(amount * 3600)
            case ("M", true): seconds += Int(amount * 60)
            case ("S", true): seconds += Int(amount)
            case ("D", false): day = day.adding(days: sign * Int(amount))
            case ("W", false): day = day.adding(days: sign * 7 * Int(amount))
            case ("M", false): day = day.adding(months: sign * Int(amount))
            case ("Y", false): day = day.adding(months: sign * 12 * Int(amount))
            default: return nil
            }
        }
        return moment(PublicationTime(date: day, minuteOfDay: anchor.minuteOfDay), seconds: sign * seconds)
    }
}

extension String {
    fileprivate func replacingX(with digits: String) -> String {
        split(separator: "X", omittingEmptySubsequences: false).joined(separator: digits)
    }
}
