// Builds the vocabulary from its tables.

public import SitrepText

extension Vocabulary {
    /// Reads the word tables.
    public init(tables: TableSet) throws(LexiconError) {
        var reader = VocabularyReader(tables: tables)
        try reader.readGrammar()
        try reader.readWords()
        try reader.readVerbs()
        try reader.readWeights()
        self = reader.builder.vocabulary()
    }
}
