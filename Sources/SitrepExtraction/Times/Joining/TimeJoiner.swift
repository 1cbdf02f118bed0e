// Neighbouring times with words between them that make them one: ranges, shifts from a day, days with clocks.

package import SitrepModel

/// Joins the times of a text.
package struct TimeJoiner: Sendable {
    let text: [UInt8]
    let anchor: PublicationTime?

    private static let joints: Set<String> = ["to", "-", "–", "—", "until", "till", "through", "thru", "~", "and"]
    private static let openings = ["from", "between", "from the", "between the"]

    package init(text: [UInt8], anchor: PublicationTime?) {
        self.text = text
        self.anchor = anchor
    }

    /// Neighbours that are one, from left to right.
    package func joined(_ times: [TimeExpression]) -> [TimeExpression] {
        var result: [TimeExpression] = []
        for time in times {
            if let last = result.last, let whole = lasting(last, time) ?? range(last, time) ?? away(last, time) {
                result[result.count - 1] = whole
            } else {
                result.append(time)
            }
        }
        return result
    }

    /// "Tomorrow" before or behind "from 8 to 10 a.m.": one time of a day.
    package func dated(_ times: [TimeExpression]) -> [TimeExpression] {
        var result: [TimeExpression] = []
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

    /// "From May to October 2020": two times with a joint between them as `(begin,end,length)`.
    package func range(_ first: TimeExpression, _ second: TimeExpression) -> TimeExpression? {
        guard first.end < second.start, !first.isLength, !second.isLength else { return nil }
        var joint = words(first.end..<second.start)
        if joint.hasSuffix(" the") { joint.removeLast(4) }
        guard Self.joints.contains(joint) else { return nil }
        let opening = wordBefore(first.start, among: Self.openings)
        if joint == "and", opening == nil || wordBefore(first.start, among: ["from", "from the"]) != nil { return nil }
        guard let value = span(from: first, to: second) else { return nil }
        return TimeExpression(start: opening ?? first.start, end: second.end, value: value, day: first.day)
    }

    /// "Three weeks from tomorrow", "two days before Christmas": a day that far from another.
    private func away(_ length: TimeExpression, _ day: TimeExpression) -> TimeExpression? {
        guard length.isLength, let term = Term(duration: length.value), length.end < day.start,
            day.day != nil || day.value.hasPrefix("XXXX")
        else { return nil }
        let sign: Int
        switch words(length.end..<day.start) {
        case "from", "after", "since": sign = 1
        case "before", "prior to": sign = -1
        default: return nil
        }
        let target = day.day.map { sign > 0 ? term.end(from: $0) : term.start(until: $0) }
        return TimeExpression(
            start: length.start, end: day.end, value: target?.description ?? "XXXX-XX-XX", day: target)
    }

    /// "For 3 hours from 10 a.m.", "10 a.m. for 3 hours", "a week starting tomorrow": from a time so long.
    private func lasting(_ first: TimeExpression, _ second: TimeExpression) -> TimeExpression? {
        guard first.end < second.start, first.isLength != second.isLength else { return nil }
        let between = words(first.end..<second.start)
        let opening: Int?
        if first.isLength {
            opening = wordBefore(first.start, among: ["for"])
            let begins = ["starting", "starting from", "starting on", "beginning", "beginning on"].contains(between)
            guard begins || (between == "from" && opening != nil) else { return nil }
            guard let value = span(from: second, lasting: first) else { return nil }
            let start = between == "from" ? opening ?? first.start : first.start
            return TimeExpression(start: start, end: second.end, value: value, day: second.day)
        }
        guard between == "for", let value = span(from: first, lasting: second) else { return nil }
        opening = wordBefore(first.start, among: ["from"])
        return TimeExpression(start: opening ?? first.start, end: second.end, value: value, day: first.day)
    }

    private func isGap(_ range: Range<Int>) -> Bool {
        let words = String(decoding: text[range], as: UTF8.self).lowercased().split { $0 == " " || $0 == "," }
        return words.isEmpty || (words.count == 1 && ["at", "on", "around", "for"].contains(words[0]))
    }

    /// A day and a clock time or a range of clock times.
    private func onDay(_ day: TimeExpression, _ clock: TimeExpression) -> TimeExpression? {
        let isPart = day.value.hasSuffix("TMO") || day.value.hasSuffix("TAF") || day.value.hasSuffix("TEV")
        let date = isPart ? String(day.value.dropLast(3)) : day.value
        let isDaily = day.value == "P1D" && text[day.start] | 0x20 == UInt8(ascii: "e")
        let isDay = date.utf8.count == 10 || date.hasPrefix("XXXX-WXX-")
        guard isDaily || isDay, !date.contains("T"), day.isSingle, isDaily || !day.isLength else { return nil }
        let value: String
        if clock.value.hasPrefix("(T") {
            let parts = clock.value.dropFirst().split(separator: ",")
            guard parts.count == 3 else { return nil }
            value = "(\(date)\(parts[0]),\(date)\(parts[1]),\(parts[2])"
        } else if clock.value.hasPrefix("T"), clock.clock != nil || !(isPart || isDaily) {
            value = (isDaily ? "" : date) + clock.value
        } else {
            return nil
        }
        return TimeExpression(
            start: min(day.start, clock.start), end: max(day.end, clock.end), value: value, day: day.day)
    }

    // MARK: - Words

    /// The words of a part of the text, in small letters with single blanks.
    func words(_ range: Range<Int>) -> String {
        String(decoding: text[range], as: UTF8.self).lowercased().split(separator: " ").joined(separator: " ")
    }

    static func isLetter(_ byte: UInt8) -> Bool {
        (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || (byte >= 0x30 && byte <= 0x39) || byte >= 0x80
    }

    /// Where one of some words begins that stands right before a place.
    package func wordBefore(_ place: Int, among candidates: [String]) -> Int? {
        candidates.lazy.compactMap { word -> Int? in
            let start = place - word.utf8.count - 1
            guard start >= 0, text[place - 1] == 0x20, start == 0 || !Self.isLetter(text[start - 1]) else { return nil }
            return String(decoding: text[start..<place - 1], as: UTF8.self).lowercased() == word ? start : nil
        }.first
    }
}
