// Ranges whose two ends a text names apart: "from Monday to Wednesday", "between 3 and 5 January".

package import SitrepModel

/// Two times of a text that are the ends of one range.
package struct TimeRange: Sendable, Hashable {
    /// With the words that open and join it.
    package let span: TextSpan
    package let first: LocalID<TimeMention>
    package let second: LocalID<TimeMention>
    /// `(begin,end,length)` in ISO-TimeML values.
    package let value: String
    /// First and last day; an end that is not placed is absent.
    package let from: CalendarDate?
    package let until: CalendarDate?
}

/// The ranges among the times of a draft, in order.
package func timeRanges(in draft: Draft) -> [TimeRange] {
    let joiner = TimeJoiner(text: draft.article.text.bytes, anchor: draft.article.info.published)
    func expression(_ time: TimeMention) -> TimeExpression {
        TimeExpression(start: time.span.start, end: time.span.end, value: time.value, day: time.from)
    }
    return zip(draft.times, draft.times.dropFirst()).compactMap { first, second in
        guard let whole = joiner.range(expression(first), expression(second)) else { return nil }
        return TimeRange(
            span: TextSpan(whole.start, whole.end), first: first.id, second: second.id, value: whole.value,
            from: first.from, until: second.until)
    }
}
