// Words and distances that status is read by, one by one.

import SitrepText

enum StatusReach {
    /// "without power", "under curfew".
    static let near = 6
    /// Words that a place before a state counts as further away than one behind it.
    static let placeBefore = 4
    /// What a clause between a state and a place costs, in words.
    static let otherClause = 8
    /// What a place counts as further away when it is named as who acts.
    static let actingPlace = 10
    /// A dateline is no longer than this many words.
    static let dateline = 4
    /// Words between a place and the system that it describes.
    static let modifier = 3
    /// Words between two places of a list: ", and in the".
    static let listed = 7

    /// Words from a state to a place; one before it counts as further away.
    static func distance(from words: Range<Int>, to place: Range<Int>) -> Int {
        if place.lowerBound >= words.upperBound { return place.lowerBound - words.upperBound }
        return max(0, words.lowerBound - place.upperBound) + placeBefore
    }
}

/// Words that the reader tests one by one.
enum StatusKeys {
    /// The class of words that put someone into an office.
    static let appointing = "appoint"
    static let with = WordKey("with")
    static let so = WordKey("so")
    static let closingBracket = WordKey(")")
    static let copulas: WordSet = keys("be remain stay become go seem appear get")
    static let keepers: WordSet = keys("keep leave hold render")
    static let orders: WordSet = keys("order force prompt")
    static let passives: WordSet = keys("be get order remain keep stay")
    static let objectPronouns: WordSet = keys("it them")
    static let subjectPronouns: WordSet = keys("it they")
    static let relatives: WordSet = keys("which that")
    static let clauseOpeners: WordSet = keys(
        "after before while when because although though which who that where if unless but since until")
    /// "more than 20 schools", "with schools closed": prepositions that leave a subject a subject.
    static let loose: WordSet = keys("than with")
    static let inner: WordSet = keys("of at on in")

    private static func keys(_ list: String) -> WordSet { WordSet(list.split(separator: " ").map { WordKey($0) }) }

    static let days: WordSet = keys(
        "monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight early late nationwide earlier again"
    )

    static func isFiniteVerb(_ token: Token) -> Bool {
        token.tag == .verb && token.form != .pastParticiple && token.form != .gerund
    }

    static func isDay(_ token: Token) -> Bool { days.contains(token.key) }
}
