// What the words before a time mention make of it: when, since when, until when, for how long.

package import SitrepModel
import SitrepText

/// How a time mention bounds what it governs.
package enum TimeRole: Sendable, Hashable {
    /// "on Thursday", "Thursday", "in 2014".
    case at
    /// "since 2011", "from Monday".
    case since
    /// "until January 17", "through Friday", "to Wednesday" after "from".
    case until
    /// "by Friday", "before Monday".
    case before
    /// "after Monday".
    case after
    /// "for 180 days", "over the past two weeks".
    case lasting
}

enum TimeRoleWords {
    static let until = ["until", "till", "through", "thru", "’til"].map { WordKey($0) }
    static let since = ["since", "from", "starting", "beginning", "effective"].map { WordKey($0) }
    static let before = ["by", "before"].map { WordKey($0) }
    static let after = ["after"].map { WordKey($0) }
    static let lasting = ["for", "during", "over", "throughout"].map { WordKey($0) }
    static let passedOver = ["the", "at", "least", "on", "about", "up", "to", "late", "early", "midnight", "end", "of"]
        .map { WordKey($0) }
    static let to = WordKey("to")
    static let from = WordKey("from")
    /// Words looked at before a mention.
    static let reach = 4
}

/// The role that the words before a mention give it.
package func role(of time: TimeMention, in draft: Draft) -> TimeRole {
    let analysis = draft.analysis
    let tokens = analysis.tokens
    let own = analysis.tokens(in: time.span)
    guard let first = own.first else { return .at }
    let start = analysis.sentence(ofToken: first).tokens.lowerBound
    var at = first - 1
    while at >= start, at >= first - TimeRoleWords.reach {
        let key = tokens[at].key
        if TimeRoleWords.until.contains(key) { return .until }
        if TimeRoleWords.since.contains(key) { return .since }
        if TimeRoleWords.before.contains(key) { return .before }
        if TimeRoleWords.after.contains(key) { return .after }
        if TimeRoleWords.lasting.contains(key) { return .lasting }
        if key == TimeRoleWords.to, closesRange(at: at, from: start, tokens: tokens) { return .until }
        guard TimeRoleWords.passedOver.contains(key) else { break }
        at -= 1
    }
    return time.type == .duration ? .lasting : .at
}

/// Whether "to" has a "from" shortly before it.
private func closesRange(at to: Int, from start: Int, tokens: [Token]) -> Bool {
    var at = to - 1
    while at >= start, at >= to - 2 * TimeRoleWords.reach {
        if tokens[at].key == TimeRoleWords.from { return true }
        at -= 1
    }
    return false
}
