// Words and distances that status is read by, one by one.

import SitrepText

enum StatusReach {
    /// "without power", "under curfew".
    static let near = 6
}

/// Words that the reader tests one by one.
enum StatusKeys {
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

    static func isDay(_ token: Token) -> Bool { days.contains(token.key) }
}
