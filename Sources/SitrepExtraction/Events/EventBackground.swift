// Tells what a report recalls from what it reports, by the days of an event and by "weeks after" clauses.

import SitrepModel
import SitrepText

/// Signs of background that stand outside an event's verb group.
enum EventBackground {
    /// What ended longer before the report, in days, is background.
    private static let recentDays = 21

    static func isRecalled(_ token: Int, in draft: Draft, map: ClauseMap) -> Bool {
        isOld(token, in: draft) || followsLongAfter(token, in: draft, map: map)
    }

    private static func isOld(_ token: Int, in draft: Draft) -> Bool {
        guard let anchor = draft.anchor else { return false }
        let days = daysOfEvent(at: token, in: draft)
        guard let last = days.until ?? days.from else { return false }
        return anchor.dayNumber - last.dayNumber > recentDays
    }

    /// "Less than a month after a bomb killed": what stands after a span of weeks or more came before.
    private static func followsLongAfter(_ token: Int, in draft: Draft, map: ClauseMap) -> Bool {
        let low = map.sentence(of: token).lowerBound
        var at = token - 1
        while at > low {
            if map.tokens[at].is(ClauseWords.comma) || ClauseWords.stops.contains(map.tokens[at].key) { return false }
            if map.has(at, in: .afterMark) {
                return map.has(at - 1, in: .longSpan) || endsLongDuration(before: at, in: draft)
            }
            at -= 1
        }
        return false
    }

    private static func endsLongDuration(before token: Int, in draft: Draft) -> Bool {
        let start = Int(draft.analysis.tokens[token].start)
        return draft.times.contains { time in
            time.type == .duration && time.span.end <= start && start - time.span.end <= 1
                && (time.value.hasSuffix("W") || time.value.hasSuffix("Y")
                    || (time.value.hasSuffix("M") && !time.value.contains("T")))
        }
    }
}
