// From ISO-TimeML values to the notation of the `recognizers` specification: open points, triples, clocks.

import Sitrep
import SitrepExtraction
import SitrepModel

struct RecognizersNotation {
    let text: [UInt8]
    let anchor: PublicationTime?
    let joiner: TimeJoiner

    private static let relations: Set<String> = [
        "this", "next", "last", "past", "coming", "current", "previous", "following", "upcoming", "present",
        "today", "tomorrow", "yesterday", "tonight", "tonite", "tmr", "tmrw", "ago", "hence", "later", "earlier", "my",
    ]
    /// Words that relate a day but say nothing of the day of a clock time: "later in the evening", "ten past nine".
    private static let notOfClocks: Set<String> = ["past", "later", "earlier"]
    /// Rules whose values rest on the reference whatever their words.
    private static let anchored: Set<String> = [
        "weekday-ordinal", "notes-week-number", "notes-weeks-of", "notes-week-of-year", "notes-nth-weekday-here",
        "notes-dayno-of-the-month", "notes-move-ahead", "notes-the-unit", "notes-weekend",
    ]
    /// Rules whose article stays out of the span.
    private static let withoutArticle: Set<String> = [
        "year-edge", "year-named", "notes-week-number", "unit-coming", "unit-past", "unit-latest",
        "unit-next-narrated", "unit-previous", "notes-year", "notes-rel-calendar",
    ]

    /// A mention in the notation; absent for references to past and future, which it does not know.
    func time(_ mention: TimeMention, open: String?) -> TimeExpression? {
        let said = words(mention.span.range)
        if mention.value == "FUTURE_REF", said.count < 3 { return nil }
        if mention.value == "PAST_REF" { return nil }
        let rule = String(mention.rule.name.dropFirst(5))
        let value = value(of: mention, rule: rule, said: said, open: open)
        var time = TimeExpression(start: mention.span.start, end: mention.span.end, value: value, day: mention.from)
        switch mention.type {
        case .date: date(&time, mention, rule: rule, said: said)
        case .time where value.contains("/"): time.value = clockSpan(value, said: mention.span.range)
        case .time:
            time.value = clock(value, said: mention.span.range) + (rule.hasPrefix("notes-move") ? ":00" : "")
            // "In the morning" is said there with its preposition.
            if !value.hasSuffix("0"), let start = joiner.wordBefore(time.start, among: ["in the", "in"]) {
                time.start = start
            }
            if startsWithDottedClock(time.start), let start = joiner.wordBefore(time.start, among: ["at"]) {
                time.start = start
            }
        case .duration: lengthen(&time, mention, rule: rule)
        case .set: repeated(&time, rule: rule, said: said)
        }
        moveToNamedWeek(&time, said: said)
        trim(&time, rule: rule)
        return time
    }

    /// The open value unless the words relate the time to the reference.
    private func value(of mention: TimeMention, rule: String, said: [String], open: String?) -> String {
        var open = open
        if mention.type == .time, let anchored = open, !anchored.hasPrefix("XXXX"), mention.basis != nil { open = nil }
        let isClock = mention.type == .time && !rule.hasPrefix("notes-move")
        let isRelated =
            Self.anchored.contains(rule)
            || said.contains { Self.relations.contains($0) && !(isClock && Self.notOfClocks.contains($0)) }
        // What clock times take from the text before them is not said there.
        if mention.basis == "narrative", mention.type == .time, let clock = mention.value.firstIndex(of: "T") {
            return "XXXX-XX-XX" + mention.value[clock...]
        }
        guard let open, saysMoreThanUnknown(open) else { return mention.value }
        let isNamed = rule == "notes-day-rel" && open.utf8.count == 10 && !open.contains("W")
        return isRelated && !isNamed ? mention.value : open
    }

    /// `XXXX-WXX-5`, `XXXX-10-02`, `XXXX-XX-XXT07:00`: open, but not only open.
    private func saysMoreThanUnknown(_ open: String) -> Bool {
        open.hasPrefix("XXXX") && (open.contains("T") || open.utf8.contains { $0 >= 0x30 && $0 <= 0x39 })
    }

    func words(_ range: Range<Int>) -> [String] {
        let part = String(decoding: text[range], as: UTF8.self).lowercased()
        return part.split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }

    /// Leaves out the article of some rules and the full stop of an abbreviation that ends the text.
    private func trim(_ time: inout TimeExpression, rule: String) {
        let unit = words(time.start..<time.end).last
        if Self.withoutArticle.contains(rule), startsWithArticle(time.start), unit != "day", unit != "decade" {
            time.start += 4
        }
        if time.end == text.count, text[time.end - 1] == UInt8(ascii: "."), !time.value.contains("T") { time.end -= 1 }
        if time.value.hasPrefix("("), let start = joiner.wordBefore(time.start, among: ["from", "between"]),
            rule.hasSuffix("range")
        {
            time.start = start
        }
    }

    func startsWithArticle(_ place: Int) -> Bool {
        place + 4 <= text.count && String(decoding: text[place..<place + 4], as: UTF8.self).lowercased() == "the "
    }

    /// "10.30 am" has its "at" with it there.
    private func startsWithDottedClock(_ place: Int) -> Bool {
        let rest = text[place...].drop { $0 >= 0x30 && $0 <= 0x39 }
        guard rest.startIndex > place, rest.first == UInt8(ascii: ".") else { return false }
        return rest.dropFirst().first.map { $0 >= 0x30 && $0 <= 0x39 } ?? false
    }

    /// "Next Wednesday" is one of next week there, however near this week's is; so with "last".
    private func moveToNamedWeek(_ time: inout TimeExpression, said: [String]) {
        guard let anchor = anchor?.date, let day = time.day, time.value.hasPrefix(day.description),
            let place = said.firstIndex(where: { $0 == "next" || $0 == "last" || $0 == "previous" }),
            said.indices.contains(place + 1), said[place + 1].hasSuffix("day"), said[place + 1].utf8.count > 3
        else { return }
        let weeks = said[place] == "next" ? 1 : -1
        let target = anchor.adding(days: 7 * weeks + day.isoWeekday - anchor.isoWeekday)
        time.value = target.description + time.value.dropFirst(10)
        time.day = target
    }

    // MARK: - Clocks

    /// `T19` where no minutes were said.
    private func clock(_ value: String, said: Range<Int>) -> String {
        var value = Self.shortClock(value, in: text[said], seconds: seconds(said))
        if value.hasSuffix("T24") { value = value.dropLast(2) + "00" }
        return value
    }

    /// `(T17,T18,PT1H)` of an interval of clock times.
    private func clockSpan(_ value: String, said: Range<Int>) -> String {
        let ends = value.split(separator: "/").map { String($0) }
        guard ends.count == 2 else { return value }
        let times = ends.map {
            TimeExpression(start: 0, end: 0, value: Self.shortClock($0, in: text[said], seconds: ""), day: nil)
        }
        return joiner.span(from: times[0], to: times[1]) ?? value
    }

    /// Without the open day, and without minutes that are not said in a text.
    private static func shortClock(_ value: String, in said: ArraySlice<UInt8>, seconds: String) -> String {
        var value = value.hasPrefix("XXXX-XX-XXT") ? String(value.dropFirst(10)) : value
        guard value.hasSuffix(":00"), let hour = Int(value.dropLast(3).suffix(2)) else { return value + seconds }
        let words = String(decoding: said, as: UTF8.self)
        let isSaid = [hour, hour % 12, hour % 12 + 12, 24].contains {
            words.contains("\($0):00") || words.contains("\($0)00") || words.contains("\($0).00")
        }
        if !isSaid && seconds.isEmpty { value.removeLast(3) }
        return value + seconds
    }

    /// The `:25` of `12:34:25`, which values of news leave out.
    private func seconds(_ said: Range<Int>) -> String {
        let words = String(decoding: text[said], as: UTF8.self).split { !$0.isNumber && $0 != ":" }
        guard let clock = words.first(where: { $0.split(separator: ":").count == 3 }) else { return "" }
        return ":" + (clock.split(separator: ":").last ?? "00")
    }

    // MARK: - Sets

    private func repeated(_ time: inout TimeExpression, rule: String, said: [String]) {
        var value = time.value
        if value.hasPrefix("XXXX-XX-XXT") {
            value = clock(value, said: time.start..<time.end)
        }
        if value.hasPrefix("XXXX-W"), let start = joiner.wordBefore(time.start, among: ["on"]) { time.start = start }
        if value == "P1WE", said.first == "every" || said.first == "each" { value = "XXXX-WXX-WE" }
        if value.hasSuffix("Q"), let count = Int(value.dropFirst().dropLast()) { value = "P\(count * 3)M" }
        time.value = value
    }
}
