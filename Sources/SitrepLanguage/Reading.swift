// What the model reads in a text.

/// A word's tags, head and relation, as numbers of the model's labels.
public struct WordReading: Sendable, Hashable {
    /// Number among ``LanguageModel/Labels/universalTags``.
    public var universalTag: UInt8 = 0
    /// Number among ``LanguageModel/Labels/pennTags``.
    public var pennTag: UInt8 = 0
    /// Number among ``LanguageModel/Labels/relations``.
    public var relation: UInt8 = 0
    /// Words from this one to its head; 0 for the root of a sentence.
    public var head: Int32 = 0

    public init() {}
}

/// Tags and trees of all words, and the names among them, in text order.
public struct Reading: Sendable, Hashable {
    public var words: [WordReading]
    /// Types are numbers among ``LanguageModel/Labels/names``.
    public var names: [LabelledSpan]
    /// Types are numbers among ``LanguageModel/Labels/entities``.
    public var entities: [LabelledSpan]

    public init(words: [WordReading] = [], names: [LabelledSpan] = [], entities: [LabelledSpan] = []) {
        self.words = words
        self.names = names
        self.entities = entities
    }
}
