// Words of the record format for people.

public enum FieldWords {
    /// `emergency_rule` is "emergency rule".
    public static func text(of name: String) -> String { name.split(separator: "_").joined(separator: " ") }

    static func capitalized(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }
}
