// Which time mention says when something happened or held, and the days that it gives.

package import SitrepModel
import SitrepText

/// Costs, in tokens, of what stands between a word and a time mention.
private enum Cost {
    /// The tree puts the mention under the word.
    static let governed = 1
    /// A clause boundary: a subordinator, a relative word, a semicolon, a quotation mark.
    static let clause = 12
    /// A finite verb that could own the mention instead.
    static let verb = 10
    /// The mention stands before the word rather than after it.
    static let before = 3
    /// A mention that opens the sentence speaks for all of it.
    static let opening = 4
    /// More than this and the mention says nothing of the word.
    static let limit = 60
}

private enum BoundaryWords {
    static let words = [
        "after", "before", "while", "when", "because", "although", "though", "which", "who", "whom", "whose", "that",
        "where", "since", "until", "as", "but", "if", "unless", ";", ":", "\"", "“", "”",
    ].map { WordKey($0) }
}

/// The date or time of day that governs a word: nearest in its sentence, after it within its clause first.
///
/// Durations, sets, and mentions without days (`PRESENT_REF`) never govern; see ``governingTerm(of:in:)``.
package func governingTime(of token: Int, in draft: Draft) -> TimeMention? {
    nearestTime(to: token, in: draft) { namesDays($0, in: draft) }
}

/// Whether a mention is of days on which something may have been.
func namesDays(_ time: TimeMention, in draft: Draft) -> Bool {
    (time.type == .date || time.type == .time) && (time.from != nil || time.until != nil)
        && role(of: time, in: draft) != .until
}

/// The mention that bounds how long a word's state holds: "for 180 days", "until January 17", "since Monday".
package func governingTerm(of token: Int, in draft: Draft) -> TimeMention? {
    nearestTime(to: token, in: draft) { time in
        guard !draft.isDailyHour(time) else { return false }
        return switch role(of: time, in: draft) {
        case .until, .before: time.until != nil
        case .lasting: time.type == .duration && Term(duration: time.value) != nil
        case .at, .since, .after: false
        }
    }
}

/// The days that an event at a word took: those of its governing time, bounded by that time's role.
package func daysOfEvent(at token: Int, in draft: Draft) -> DayInterval {
    governingTime(of: token, in: draft).map { days(of: $0, in: draft) } ?? DayInterval()
}

/// The days of a mention as its role bounds them.
func days(of time: TimeMention, in draft: Draft) -> DayInterval {
    switch role(of: time, in: draft) {
    case .since, .after: return DayInterval(from: time.from)
    case .until, .before: return DayInterval(until: time.until)
    case .at, .lasting: return DayInterval(from: time.from, until: time.until)
    }
}

/// The days that a state at a word holds: from its governing time (or `start`), until its term ends.
package func daysOfState(at token: Int, start: CalendarDate?, in draft: Draft) -> DayInterval {
    let began = nearestTime(to: token, in: draft) { namesDays($0, in: draft) && !draft.isDailyHour($0) }?.from ?? start
    guard let term = governingTerm(of: token, in: draft) else { return DayInterval(from: began) }
    if term.type == .duration {
        guard let began, let length = Term(duration: term.value) else { return DayInterval(from: began) }
        return DayInterval(from: began, until: length.end(from: began))
    }
    guard let until = term.until else { return DayInterval(from: began) }
    if let began, began > until { return DayInterval(until: until) }
    return DayInterval(from: began, until: until)
}

private func nearestTime(to token: Int, in draft: Draft, where isWanted: (TimeMention) -> Bool) -> TimeMention? {
    let analysis = draft.analysis
    guard token >= 0, token < analysis.tokens.count, !analysis.sentences.isEmpty else { return nil }
    let sentence = analysis.sentence(ofToken: token)
    var best: (time: TimeMention, cost: Int)?
    for time in mentions(in: sentence.span, of: draft.times) where isWanted(time) {
        let own = analysis.tokens(in: time.span)
        let cost =
            isGoverned(own, by: token, in: analysis)
            ? Cost.governed : distance(from: token, to: own, sentence: sentence, in: analysis)
        if cost <= Cost.limit, cost < best?.cost ?? .max { best = (time, cost) }
    }
    return best?.time
}

/// Whether the tree puts a mention under a word with no other verb between: "the attack on Monday", "attacked on Monday".
private func isGoverned(_ time: Range<Int>, by token: Int, in analysis: Analysis) -> Bool {
    guard let trees = analysis.trees, var at = time.last else { return false }
    while let head = trees.head(of: at) {
        if head == token { return true }
        at = head
        if !time.contains(at), analysis.verbGroup(covering: at)?.head == at { return false }
    }
    return false
}

/// The mentions that begin within a span; `times` is in text order.
private func mentions(in span: TextSpan, of times: [TimeMention]) -> ArraySlice<TimeMention> {
    var low = 0
    var high = times.count
    while low < high {
        let middle = (low + high) / 2
        if times[middle].span.start < span.start { low = middle + 1 } else { high = middle }
    }
    var end = low
    while end < times.count, times[end].span.start < span.end { end += 1 }
    return times[low..<end]
}

private func distance(from token: Int, to time: Range<Int>, sentence: Sentence, in analysis: Analysis) -> Int {
    if time.contains(token) { return 0 }
    let isBefore = time.upperBound <= token
    let between = isBefore ? time.upperBound..<token : (token + 1)..<max(token + 1, time.lowerBound)
    var cost = between.count
    for at in between where BoundaryWords.words.contains(analysis.tokens[at].key) { cost += Cost.clause }
    cost += Cost.verb * finiteVerbs(in: between, not: token, of: analysis)
    if isBefore {
        let opens = time.lowerBound - sentence.tokens.lowerBound <= 2
        cost += opens ? min(Cost.opening, cost) - cost + Cost.before : Cost.before
    }
    return cost
}

private func finiteVerbs(in range: Range<Int>, not token: Int, of analysis: Analysis) -> Int {
    let groups = analysis.verbGroups
    var low = 0
    var high = groups.count
    while low < high {
        let middle = (low + high) / 2
        if groups[middle].tokens.upperBound <= range.lowerBound { low = middle + 1 } else { high = middle }
    }
    var count = 0
    while low < groups.count, groups[low].tokens.lowerBound < range.upperBound {
        let group = groups[low]
        if !group.isNonFinite, !group.tokens.contains(token), range.contains(group.head) { count += 1 }
        low += 1
    }
    return count
}
