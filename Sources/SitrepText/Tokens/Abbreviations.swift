// Words that are written with a full stop, and endings of Internet names.

/// How an abbreviation stands to the end of a sentence.
public enum AbbreviationKind: UInt8, Sendable {
    /// Something always follows: `Gen.`, `vs.`
    case leading
    /// A number follows; otherwise it may end a sentence: `No.`, `Jan.`
    case numbered
    /// Ends a sentence where a word of grammar follows with a capital: `U.S.`, `Inc.`
    case ending
    /// Ends a sentence before most capitals, not before a day or a time zone: `p.m.`, `etc.`
    case closing
}

/// Lookup of abbreviations by their key with the stop, and of name endings such as `com`.
public struct Abbreviations: Sendable {
    private struct Entry: Sendable {
        let kind: AbbreviationKind
        /// Written with a capital; the same letters without one are a word and a stop.
        let needsCapital: Bool
    }

    private var kinds = WordMap<Entry>()
    private var domains = WordMap<Bool>()

    public init() {}

    public mutating func insert(_ abbreviation: some StringProtocol, kind: AbbreviationKind) {
        let needsCapital = abbreviation.utf8.first.map(ByteClass.isUpper) ?? false
        kinds[WordKey(abbreviation)] = Entry(kind: kind, needsCapital: needsCapital)
    }

    public mutating func insert(domain: some StringProtocol) { domains[WordKey(domain)] = true }

    public func kind(of key: WordKey) -> AbbreviationKind? { kinds[key]?.kind }

    /// Whether a word with a stop is an abbreviation where it stands.
    func accepts(_ key: WordKey, startsUpper: Bool, precedesDigit: Bool) -> Bool {
        guard let entry = kinds[key] else { return false }
        if entry.kind == .numbered { return precedesDigit || startsUpper && entry.needsCapital && !isShort(key) }
        return startsUpper || !entry.needsCapital
    }

    /// `No.` before anything but a number is a word that ends a sentence.
    private func isShort(_ key: WordKey) -> Bool { key == Self.number }
    private static let number = WordKey("no.")
    func isDomain(_ key: WordKey) -> Bool { domains.contains(key) }
}
