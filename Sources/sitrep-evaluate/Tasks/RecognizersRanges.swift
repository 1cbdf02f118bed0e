// Two times with "to" between them as one range, and the words before a time that bound it.

import SitrepExtraction
import SitrepModel

extension RecognizersNotation {
    private static let joints: Set<String> = ["to", "-", "–", "until", "till", "through", "thru", "~", "and"]
    private static let openings = ["from", "between"]
    private static let bounds = [
        "before", "after", "since", "prior to", "starting from", "later than", "no later than",
        "as early as", "as late as", "starting on", "starting",
    ]

    /// "From May to Oct 2020": neighbours with a joint between them become a range.
    func joined(_ times: [RecognizedTime]) -> [RecognizedTime] {
        var result: [RecognizedTime] = []
        for time in times {
            if let last = result.last, let range = range(last, time) ?? sum(last, time) ?? away(last, time) {
                result[result.count - 1] = range
            } else {
                result.append(time)
            }
        }
        return result
    }

    /// "Tomorrow" before or behind "from 8 to 10 a.m.": one time of a day.
    func dated(_ times: [RecognizedTime]) -> [RecognizedTime] {
        var result: [RecognizedTime] = []
        for time in times {
            if let last = result.last, last.end <= time.start, isGap(last.end..<time.start),
                let whole = onDay(last, time) ?? onDay(time, last)
            {
                result[result.count - 1] = whole
            } else {
                result.append(time)
            }
        }
        return result
    }

    private func isGap(_ range: Range<Int>) -> Bool {
        let words = String(decoding: text[range], as: UTF8.self).lowercased().split { $0 == " " || $0 == "," }
        return words.isEmpty || (words.count == 1 && ["at", "on", "around", "for"].contains(words[0]))
    }

    /// A day and a clock time or a range of clock times.
    private func onDay(_ day: RecognizedTime, _ clock: RecognizedTime) -> RecognizedTime? {
        let isDaily = day.timex == "P1D" && text[day.start] | 0x20 == UInt8(ascii: "e")
        let isDay = day.timex.utf8.count == 10 || day.timex.hasPrefix("XXXX-WXX-")
        guard isDaily || isDay, !day.timex.contains("T"), !day.timex.hasPrefix("("),
            isDaily || !day.timex.hasPrefix("P")
        else { return nil }
        var timex: String
        if clock.timex.hasPrefix("(T") {
            let parts = clock.timex.dropFirst().split(separator: ",")
            guard parts.count == 3 else { return nil }
            timex = "(\(day.timex)\(parts[0]),\(day.timex)\(parts[1]),\(parts[2])"
        } else if clock.timex.hasPrefix("T"), clock.timex.utf8.dropFirst().first ?? 0 < 0x3A || day.timex != "P1D" {
            timex = (day.timex == "P1D" ? "" : day.timex) + clock.timex
        } else {
            return nil
        }
        return RecognizedTime(
            start: min(day.start, clock.start), end: max(day.end, clock.end), timex: timex, day: day.day)
    }

    /// "Three weeks from tomorrow", "two days before Christmas": a day that far from another.
    private func away(_ length: RecognizedTime, _ day: RecognizedTime) -> RecognizedTime? {
        guard let term = Term(duration: length.timex), let base = day.day, length.end < day.start else { return nil }
        let between = String(decoding: text[length.end..<day.start], as: UTF8.self).trimmed
        let target: CalendarDate
        switch between {
        case "from", "after": target = term.end(from: base)
        case "before", "prior to": target = term.start(until: base)
        default: return nil
        }
        return RecognizedTime(start: length.start, end: day.end, timex: target.description, day: target)
    }

    /// "Two days and five hours" is one length.
    private func sum(_ first: RecognizedTime, _ second: RecognizedTime) -> RecognizedTime? {
        guard first.timex.hasPrefix("P"), second.timex.hasPrefix("P"), first.end < second.start else { return nil }
        let between = String(decoding: text[first.end..<second.start], as: UTF8.self).split { $0 == " " || $0 == "," }
        guard between.isEmpty || between == ["and"] else { return nil }
        let isClock = second.timex.hasPrefix("PT")
        let tail = first.timex.contains("T") && isClock ? second.timex.dropFirst(2) : second.timex.dropFirst()
        return RecognizedTime(start: first.start, end: second.end, timex: first.timex + tail, day: nil)
    }

    /// "Since August", "before 4pm": the bound belongs to the span.
    func bounded(_ times: [RecognizedTime]) -> [RecognizedTime] {
        times.map { time in
            guard !time.timex.hasPrefix("P"), let start = wordBefore(time.start, among: Self.bounds) else {
                return time
            }
            var time = time
            time.start = start
            return time
        }
    }

    private func range(_ first: RecognizedTime, _ second: RecognizedTime) -> RecognizedTime? {
        guard first.end < second.start, !first.timex.hasPrefix("("), !second.timex.hasPrefix("(") else { return nil }
        let between = String(decoding: text[first.end..<second.start], as: UTF8.self).lowercased()
        let joint = between.split(separator: " ").joined(separator: " ")
        guard Self.joints.contains(joint) else { return nil }
        let opening = wordBefore(first.start, among: Self.openings)
        if joint == "and", opening == nil || wordBefore(first.start, among: ["between"]) == nil { return nil }
        guard let timex = triple(first, second) else { return nil }
        return RecognizedTime(start: opening ?? first.start, end: second.end, timex: timex, day: first.day)
    }

    func triple(_ first: RecognizedTime, _ second: RecognizedTime) -> String? {
        if let (day, start) = clock(first.timex), let (otherDay, end) = clock(second.timex),
            let a = minutes(start), let b = minutes(end)
        {
            let from = (day.isEmpty ? otherDay : day) + start
            let until = (otherDay.isEmpty ? day : otherDay) + end
            return "(\(from),\(until),\(length(minutes: b > a ? b - a : b - a + 1440)))"
        }
        // Without a reference only the span is asked for.
        guard anchor != nil || first.day != nil else { return "(\(first.timex),\(second.timex),)" }
        guard let from = first.day, let until = second.day else { return nil }
        var start = first.timex
        let isBorrowed = start.hasPrefix("XXXX") && !second.timex.hasPrefix("XXXX")
        // "May to Oct 2020": the first has the year of the second.
        if isBorrowed {
            start = String(second.timex.prefix(4) + start.dropFirst(4))
        }
        let (a, b) = (start.utf8.count, second.timex.utf8.count)
        guard let low = whole(start), let high = whole(second.timex) else { return nil }
        if a == 4, b == 4 { return "(\(low),\(high),P\(until.year - from.year)Y)" }
        if a < 10, b < 10 {
            let months = (until.year - from.year) * 12 + until.month - from.month
            return "(\(low),\(high),P\(isBorrowed ? (months % 12 + 12) % 12 : months > 0 ? months : months + 12)M)"
        }
        return "(\(low),\(high),P\(until.dayNumber - from.dayNumber)D)"
    }

    /// The first day of a year or month, a day itself.
    private func whole(_ timex: String) -> String? {
        if timex.contains("W") || timex.contains("T") { return timex.hasPrefix("XXXX-WXX-") ? timex : nil }
        switch timex.utf8.count {
        case 4: return timex + "-01-01"
        case 7: return timex + "-01"
        case 10: return timex
        default: return nil
        }
    }

    /// The day and the clock of a time; the day is empty where none was said.
    private func clock(_ timex: String) -> (day: String, clock: String)? {
        guard !timex.hasPrefix("P"), let place = timex.firstIndex(of: "T") else { return nil }
        return (String(timex[..<place]), String(timex[place...]))
    }

    private func minutes(_ timex: String) -> Int? {
        guard timex.hasPrefix("T") else { return nil }
        let parts = timex.dropFirst().split(separator: ":").map { Int($0) }
        guard let hour = parts.first ?? nil else { return nil }
        return hour * 60 + (parts.count > 1 ? parts[1] ?? 0 : 0)
    }

    private func length(minutes: Int) -> String {
        let (hours, rest) = (minutes / 60, minutes % 60)
        return "PT" + (hours > 0 ? "\(hours)H" : "") + (rest > 0 ? "\(rest)M" : "")
    }
}

extension String {
    fileprivate var trimmed: String { lowercased().split(separator: " ").joined(separator: " ") }
}
