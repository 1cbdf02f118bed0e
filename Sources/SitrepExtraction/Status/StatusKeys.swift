// Words and distances that status is read by, one by one.

import SitrepText

enum StatusReach {
    /// "without power", "under curfew".
    static let near = 6
}

/// Words that the reader tests one by one.
enum StatusKeys {
    static let closingBracket = WordKey(")")
    static let copulas: Set<WordKey> = keys("be remain stay become go seem appear get")
    static let keepers: Set<WordKey> = keys("keep leave hold render")
    static let orders: Set<WordKey> = keys("order force prompt")
    static let passives: Set<WordKey> = keys("be get order remain keep stay")
    static let objectPronouns: Set<WordKey> = keys("it them")
    static let subjectPronouns: Set<WordKey> = keys("it they")
    static let relatives: Set<WordKey> = keys("which that")
    static let clauseOpeners: Set<WordKey> = keys(
        "after before while when because although though which who that where if unless but since until")
    /// "more than 20 schools", "with schools closed": prepositions that leave a subject a subject.
    static let loose: Set<WordKey> = keys("than with")
    static let inner: Set<WordKey> = keys("of at on in")

    private static func keys(_ list: String) -> Set<WordKey> { Set(list.split(separator: " ").map { WordKey($0) }) }

    static let days: Set<WordKey> = keys(
        "monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight early late nationwide earlier again"
    )

    static func isDay(_ token: Token) -> Bool { days.contains(token.key) }
}
