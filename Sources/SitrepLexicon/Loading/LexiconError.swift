// What can be wrong with tables and the gazetteer.

/// A failure to load words or places: what, where and what next.
public struct LexiconError: Error, Hashable, Sendable, CustomStringConvertible {
    public struct Code: Hashable, Sendable {
        fileprivate let text: String
        public static let missingTable = Code(text: "no such table")
        public static let malformedTable = Code(text: "malformed table")
        public static let unreadable = Code(text: "cannot be read")
        public static let missingColumn = Code(text: "missing column")
        public static let badValue = Code(text: "bad value")
        public static let missingGazetteer = Code(text: "no gazetteer")
        public static let damagedGazetteer = Code(text: "damaged gazetteer")
    }

    public let code: Code
    /// The table, with a line number where there is one.
    public let location: String
    /// What to do.
    public let hint: String

    public init(_ code: Code, location: String, hint: String) {
        self.code = code
        self.location = location
        self.hint = hint
    }

    public var description: String { "\(location): \(code.text): \(hint)" }
}
