// Builds the vocabulary from its tables.

public import SitrepText

extension Vocabulary {
    /// Reads the word tables.
    public init(tables: TableSet) throws(LexiconError) {
        self.init()
    }
}
