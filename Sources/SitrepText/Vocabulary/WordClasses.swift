// Small closed sets of words that rules ask for: days, particles of names, negators …

/// Sets that a word may belong to.
public struct WordClasses: OptionSet, Sendable, Hashable {
    public let rawValue: UInt16
    public init(rawValue: UInt16) { self.rawValue = rawValue }

    /// Articles, pronouns, prepositions, conjunctions and the like: they begin sentences, not names.
    public static let grammatical = WordClasses(rawValue: 1)
    /// Days, months and time zones, which follow a time of day.
    public static let calendar = WordClasses(rawValue: 2)
    /// Morning, night, week: goes on after a day.
    public static let dayPart = WordClasses(rawValue: 4)
    /// Holds a name together: `al`, `bin`, `van`.
    public static let particle = WordClasses(rawValue: 8)
    /// Turns a verb round: `not`, `never`, `n't`.
    public static let negator = WordClasses(rawValue: 16)
    /// Refers back: `who`, `which`.
    public static let relative = WordClasses(rawValue: 32)
    /// Stands before a noun like an article: `his`, `their`.
    public static let possessive = WordClasses(rawValue: 64)
    /// Speaks of what is to come: `will`, `shall`.
    public static let future = WordClasses(rawValue: 128)
    /// Modal verbs.
    public static let modal = WordClasses(rawValue: 256)
    /// May stand twice in a row in good English: `had had`, `that that`.
    public static let doubling = WordClasses(rawValue: 512)

    /// Of a country, people or faith, with a capital though no name: `Russian`.
    public static let people = WordClasses(rawValue: 1024)

    private static let names: [(name: String, value: WordClasses)] = [
        ("grammatical", .grammatical), ("calendar", .calendar), ("dayPart", .dayPart), ("particle", .particle),
        ("negator", .negator), ("relative", .relative), ("possessive", .possessive), ("future", .future),
        ("modal", .modal), ("doubling", .doubling), ("people", .people),
    ]

    /// The class of a name used in tables.
    public init?(named name: some StringProtocol) {
        guard let found = Self.names.first(where: { $0.name == name }) else { return nil }
        self = found.value
    }
}
