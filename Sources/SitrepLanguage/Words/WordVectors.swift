// From a word's bytes to the row that the encoder reads.

/// The learned tables of a word's pieces, parts and shape.
struct WordVectors: Sendable {
    private let vocabulary: PieceVocabulary
    private let fold: FoldTable
    private let pieces: WordTable
    private let keys: KeyTable
    private let words: WordTable
    /// In the order of ``Part``.
    private let tables: [WordTable]
    /// Floats of one row.
    let width: Int

    private static let wordSeed: UInt64 = 0

    /// A hashed part of a word; the raw value, from 1, seeds its hash.
    private enum Part: Int, CaseIterable {
        case prefix3 = 1
        case suffix2, suffix3, suffix4, shape

        /// The bytes that are hashed, of `count` folded ones.
        func range(_ count: Int) -> Range<Int> {
            switch self {
            case .shape: 0..<count
            case .prefix3: 0..<min(3, count)
            case .suffix2: max(0, count - 2)..<count
            case .suffix3: max(0, count - 3)..<count
            case .suffix4: max(0, count - 4)..<count
            }
        }
    }

    init(_ file: SafeTensors) throws(WeightsError) {
        vocabulary = PieceVocabulary(lines: try file.tensor("vocabulary", as: UInt8.self, dtype: "U8").0)
        fold = FoldTable(rows: try file.tensor("fold", as: Int32.self, dtype: "I32").0)
        pieces = try WordTable(file, "pieces")
        words = try WordTable(file, "words")
        keys = try Self.keys(file, count: words.rows)
        var tables: [WordTable] = []
        for part in Part.allCases { tables.append(try WordTable(file, "\(part)")) }
        self.tables = tables
        width = pieces.width + words.width + tables.reduce(0) { $0 + $1.width }
    }

    private static func keys(_ file: SafeTensors, count: Int) throws(WeightsError) -> KeyTable {
        let (numbers, shape) = try file.tensor("words.keys", as: Int64.self, dtype: "I64")
        guard shape == [count] else {
            throw WeightsError(.wrongShape, location: "words.keys", hint: "train the model again")
        }
        var keys = KeyTable(count: count)
        for (index, number) in numbers.enumerated() { keys.insert(UInt64(bitPattern: number), Int32(index)) }
        return keys
    }

    private func key(of form: WordForm) -> UInt64 {
        form.folded.withUnsafeBufferPointer { bytes in
            var hash = Hash(seed: Self.wordSeed)
            hash.add(bytes, bytes.indices)
            return hash.value
        }
    }

    /// Writes a row for each word; `rows` begins as zeros.
    func fill(
        _ rows: UnsafeMutablePointer<Float>, words: ArraySlice<Range<Int>>, of text: UnsafeBufferPointer<UInt8>
    ) {
        var form = WordForm(table: fold)
        var found: [Int32] = []
        for (index, word) in words.enumerated() {
            form.read(UnsafeBufferPointer(rebasing: text[word]))
            found.removeAll(keepingCapacity: true)
            form.folded.withUnsafeBufferPointer { vocabulary.append($0, to: &found) }
            var row = rows + index * width
            let share = 1 / Float(found.count)
            for piece in found { pieces.add(row: Int(piece), times: share, to: row) }
            row += pieces.width
            if let known = keys.number(key(of: form)) { self.words.add(row: Int(known), times: 1, to: row) }
            row += self.words.width
            for (part, table) in zip(Part.allCases, tables) {
                let bytes = part == .shape ? form.shape : form.folded
                let bucket = bytes.withUnsafeBufferPointer { bytes in
                    var hash = Hash(seed: UInt64(part.rawValue))
                    hash.add(bytes, part.range(bytes.count))
                    return hash.bucket(of: table.rows)
                }
                table.add(row: bucket, times: 1, to: row)
                row += table.width
            }
        }
    }
}
