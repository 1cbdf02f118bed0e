// Word pieces: the longest that fits, then the longest that goes on from there.

/// The vocabulary of the public encoder that the vectors of pieces come from.
/// https://arxiv.org/abs/1609.08144, section 4.1
struct PieceVocabulary: Sendable {
    /// A word of more bytes is one unknown piece.
    static let longestWord = 64
    /// Of a word of more pieces the first are read.
    static let mostPieces = 8
    // Far from the bits that the first byte of a word meets.
    private static let firstSeed: UInt64 = 1 << 40
    private static let laterSeed: UInt64 = 2 << 40

    let unknown: Int32
    private var pieces: KeyTable

    /// One piece a line; a piece that goes on begins with `##`.
    init(lines: [UInt8]) {
        let rows = lines.split(separator: 0x0A, omittingEmptySubsequences: false)
        pieces = KeyTable(count: rows.count)
        unknown = Int32(rows.firstIndex { $0.elementsEqual("[UNK]".utf8) } ?? 0)
        for (index, row) in rows.enumerated() {
            let goesOn = row.count > 2 && row.starts(with: "##".utf8)
            var hash = Hash(seed: goesOn ? Self.laterSeed : Self.firstSeed)
            for byte in goesOn ? row.dropFirst(2) : row { hash.add(byte) }
            pieces.insert(hash.value, Int32(index))
        }
    }

    /// Appends the pieces of a folded word to an empty list.
    func append(_ word: UnsafeBufferPointer<UInt8>, to result: inout [Int32]) {
        guard !word.isEmpty, word.count <= Self.longestWord else { return result.append(unknown) }
        var start = 0
        while start < word.count {
            var end = start + 1
            if !isMark(word[start]) {
                while end < word.count, !isMark(word[end]) { end += 1 }
            }
            appendRun(word, start..<end, to: &result)
            start = end
        }
        if result.count > Self.mostPieces { result.removeSubrange(Self.mostPieces...) }
    }

    private func appendRun(_ word: UnsafeBufferPointer<UInt8>, _ run: Range<Int>, to result: inout [Int32]) {
        let before = result.count
        var at = run.lowerBound
        while at < run.upperBound {
            var hash = Hash(seed: at == run.lowerBound ? Self.firstSeed : Self.laterSeed)
            var longest: (piece: Int32, end: Int)?
            for index in at..<run.upperBound {
                hash.add(word[index])
                if let piece = pieces.number(hash.value) { longest = (piece, index + 1) }
            }
            guard let longest else {
                result.removeSubrange(before...)
                return result.append(unknown)
            }
            result.append(longest.piece)
            at = longest.end
        }
    }
}

/// A mark of ASCII: neither letter, digit, space nor control.
private func isMark(_ byte: UInt8) -> Bool {
    switch byte {
    case 33...47, 58...64, 91...96, 123...126: true
    default: false
    }
}
