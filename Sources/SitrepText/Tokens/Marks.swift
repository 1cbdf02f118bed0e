// Keys of the marks that sentences, quotations and phrases are found by.

/// Keys of marks and of a few words of grammar, made once.
struct Marks: Sendable {
    let stop = WordKey(".")
    let comma = WordKey(",")
    let colon = WordKey(":")
    let semicolon = WordKey(";")
    let hyphen = WordKey("-")
    let slash = WordKey("/")
    let straight = WordKey("\"")
    let singleClose = WordKey("'")
    let singleOpen = WordKey("‘")
    let backtick = WordKey("`")
    let possessive = WordKey("'s")
    let openParenthesis = WordKey("(")
    let closeParenthesis = WordKey(")")
    private let opening = Self.keys("“ « „ `` ‟")
    private let closing = Self.keys("” » '' ‶")
    private let brackets = Self.keys(") ] }")
    private let openBrackets = Self.keys("( [ {")
    private let bullets = Self.keys("• ‣ ● ■ ▪ ◦ ·")
    private let ellipses = Self.keys("… ...")

    private static func keys(_ marks: String) -> [WordKey] { marks.split(separator: " ").map { WordKey($0) } }

    func isOpeningQuote(_ key: WordKey) -> Bool { opening.contains(key) }
    func isClosingQuote(_ key: WordKey) -> Bool { closing.contains(key) }
    func isClosingBracket(_ key: WordKey) -> Bool { brackets.contains(key) }
    func isOpeningBracket(_ key: WordKey) -> Bool { openBrackets.contains(key) }
    func isBullet(_ key: WordKey) -> Bool { bullets.contains(key) }
    func isEllipsis(_ key: WordKey) -> Bool { ellipses.contains(key) }
}
