// The encoder's rows of words, for networks that are taught over them elsewhere.

/// Whole numbers that stand for multiples of a scale; a row a word.
package struct WordRows: Sendable {
    /// Rows that know of the words around; of mean 0 and variance 1 but for the scale, which all share.
    package private(set) var context: [Int8] = []
    package let contextWidth: Int
    /// Rows of the words alone; the largest number of each is 127.
    package private(set) var words: [Int8] = []
    package let wordWidth: Int
    /// Number of words.
    package var count: Int { context.count / max(1, contextWidth) }

    init(contextWidth: Int, wordWidth: Int) {
        self.contextWidth = contextWidth
        self.wordWidth = wordWidth
    }

    mutating func append(_ encoded: EncodedWords) {
        Self.append(encoded.rows, encoded.count, to: &context)
        Self.append(encoded.words, encoded.count, to: &words)
    }

    private static func append(_ rows: RoundedRows, _ count: Int, to all: inout [Int8]) {
        for at in 0..<count * rows.width {
            all.append(Int8(truncatingIfNeeded: Int(rows.bytes[at]) - Int(RoundedRows.zero)))
        }
    }
}
