// What can be wrong with a document.

/// A failure to read a document: what, where and what next.
public struct IngestError: Error, Hashable, Sendable, CustomStringConvertible {
    public struct Code: Hashable, Sendable {
        let text: String
        public static let empty = Code(text: "empty")
    }

    public let code: Code
    /// The document's name, with a line or entry where there is one.
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
