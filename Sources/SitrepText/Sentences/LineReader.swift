// Which line feeds end a paragraph, and which only fold a long line.

/// Decides paragraphs from the ends of lines.
struct LineReader {
    /// A text is folded when its lines are no longer than this many bytes …
    private static let longestFoldedLine = 92
    /// … and those before another line are at least this long on average.
    private static let meanFoldedLine = 48
    private static let fewestLines = 4
    /// Or when at least one in this many lines goes on with a small letter.
    private static let smallLetterShare = 4

    let bytes: [UInt8]
    let tokens: [Token]
    let lineBreaks: [TokenizedText.LineBreak]

    /// Token indexes at which paragraphs begin, ascending, without 0.
    func paragraphStarts() -> [Int] {
        guard isFolded else { return lineBreaks.map(\.token).filter { $0 > 0 } }
        return lineBreaks.filter { $0.token > 0 && ($0.isBlank || isIndented($0.token)) }.map(\.token)
    }

    private var isFolded: Bool {
        let folds = lineBreaks.filter { !$0.isBlank && $0.token > 0 }
        guard folds.count >= Self.fewestLines else { return false }
        let small = folds.count { ByteClass.isLower(bytes[Int(tokens[$0.token].start)]) }
        if small * Self.smallLetterShare >= folds.count && hasShortLines { return true }
        return hasShortLines && meanLength(before: folds) >= Self.meanFoldedLine
    }

    private var hasShortLines: Bool {
        var longest = 0
        var first = 0
        for lineBreak in lineBreaks where lineBreak.token > first {
            longest = max(longest, length(from: first, to: lineBreak.token))
            first = lineBreak.token
        }
        return max(longest, length(from: first, to: tokens.count)) <= Self.longestFoldedLine
    }

    private func meanLength(before folds: [TokenizedText.LineBreak]) -> Int {
        var total = 0
        var first = 0
        var fold = 0
        for lineBreak in lineBreaks {
            if fold < folds.count, folds[fold].token == lineBreak.token, !lineBreak.isBlank {
                total += length(from: first, to: lineBreak.token)
                fold += 1
            }
            first = lineBreak.token
        }
        return folds.isEmpty ? 0 : total / folds.count
    }

    private func length(from first: Int, to end: Int) -> Int {
        guard first < end, end <= tokens.count else { return 0 }
        return Int(tokens[end - 1].end) - Int(tokens[first].start)
    }

    /// Two or more blanks stand before the token on its line.
    private func isIndented(_ token: Int) -> Bool {
        let start = Int(tokens[token].start)
        return start >= 2 && bytes[start - 1] == 0x20 && bytes[start - 2] == 0x20
    }
}
