// What words are put together from: tokens, and the parts of words that run together.

/// A token, or a part of one (`gon` and `na`).
struct Piece: Sendable {
    let start: UInt32
    let end: UInt32
    let token: Int32
    let key: WordKey
    let shape: Shape
}

/// Cuts tokens into pieces.
struct PieceReader: Sendable {
    let vocabulary: Vocabulary

    /// Longest word that is looked for among those that run together.
    private static let longestCut = 9

    func pieces(of tokens: [Token], _ bytes: UnsafeBufferPointer<UInt8>) -> [Piece] {
        var pieces: [Piece] = []
        pieces.reserveCapacity(tokens.count + 16)
        for (index, token) in tokens.enumerated() {
            let length = Int(token.end - token.start)
            if length > 1, length <= Self.longestCut, token.shape.isDisjoint(with: [.punctuation, .hasDigit]),
                let cut = vocabulary.cuts[token.key], Int(cut) < length
            {
                let middle = token.start + UInt32(cut)
                let first = WordKey(bytes, from: Int(token.start), to: Int(middle))
                let second = WordKey(bytes, from: Int(middle), to: Int(token.end))
                pieces.append(
                    Piece(start: token.start, end: middle, token: Int32(index), key: first, shape: token.shape))
                let rest = token.shape.subtracting([.capitalized, .spaceBefore, .sentenceStart])
                pieces.append(Piece(start: middle, end: token.end, token: Int32(index), key: second, shape: rest))
            } else {
                pieces.append(
                    Piece(
                        start: token.start, end: token.end, token: Int32(index), key: token.key, shape: token.shape))
            }
        }
        return pieces
    }
}
