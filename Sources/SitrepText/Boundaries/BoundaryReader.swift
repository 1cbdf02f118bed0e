// Learned ends of words and sentences, paragraph by paragraph.

import SitrepLanguage
import SitrepModel

/// Decides which pieces are words and where sentences begin.
struct BoundaryReader: Sendable {
    /// What stands between two pieces.
    enum Relation: Int {
        case sameWord, sameToken, apart
    }

    let vocabulary: Vocabulary
    let marks: Marks
    let model: LanguageModel

    /// A score of a sentence's beginning this near to 0 is in doubt: the words around it are then read.
    private static let doubt: Float = 2
    /// What a sentence's end without a stop must score in a text that has paragraphs: there headings and list items
    /// stand in lines of their own. The treebank that taught the model has lost its lines.
    private static let unmarkedScore: Float = 5
    /// What it must score after an abbreviation where the rules end it: their tables know more of these.
    private static let ruledScore: Float = -4
    /// Closing marks that are looked through for a stop before them.
    private static let mostClosers = 3

    /// Words and sentences in place of those found by rule; paragraphs stay.
    func read(
        _ tokens: inout [Token], rules: [Sentence], _ bytes: [UInt8], lacksCapitals: Bool
    ) -> (sentences: [Sentence], words: [Word]) {
        var sentences: [Sentence] = []
        var words: [Word] = []
        sentences.reserveCapacity(rules.count)
        words.reserveCapacity(tokens.count)
        bytes.withUnsafeBufferPointer { bytes in
            let pieces = PieceReader(vocabulary: vocabulary).pieces(of: tokens, bytes)
            var rows = BoundaryRows(vocabulary: vocabulary, marks: marks)
            var relations: [Relation] = []
            let isLaidOut = (rules.last?.paragraph ?? 0) > 0
            Self.forEachParagraph(rules, pieces, tokens) { range, paragraph, mode in
                rows.read(pieces[range], bytes, letterCase: mode + (lacksCapitals ? 4 : 0))
                readWords(&rows, &relations)
                let start = words.count
                append(pieces[range], relations, to: &words)
                let places = words[start...].map { Int($0.start)..<Int($0.end) }
                readSentences(&rows, pieces[range], bytes, relations, places, isLaidOut: isLaidOut) { first, last in
                    let start = Int(pieces[range.lowerBound + first].token)
                    let end = Int(pieces[range.lowerBound + last - 1].token) + 1
                    let span = TextSpan(Int(tokens[start].start), Int(tokens[end - 1].end))
                    sentences.append(Sentence(tokens: start..<end, span: span, paragraph: paragraph))
                }
            }
        }
        for sentence in rules { tokens[sentence.tokens.lowerBound].shape.remove(.sentenceStart) }
        for sentence in sentences { tokens[sentence.tokens.lowerBound].shape.insert(.sentenceStart) }
        return (sentences, words)
    }

    /// Calls with the pieces of each paragraph, its number and its letter case.
    static func forEachParagraph(
        _ rules: [Sentence], _ pieces: [Piece], _ tokens: [Token], body: (Range<Int>, Int, UInt32) -> Void
    ) {
        var sentence = 0
        var piece = 0
        while sentence < rules.count {
            let paragraph = rules[sentence].paragraph
            let first = rules[sentence].tokens.lowerBound
            while sentence + 1 < rules.count, rules[sentence + 1].paragraph == paragraph { sentence += 1 }
            let end = rules[sentence].tokens.upperBound
            var last = piece
            while last < pieces.count, Int(pieces[last].token) < end { last += 1 }
            let mode: UInt32 =
                switch CaseMode(of: tokens[first..<end]) {
                case .normal: 0
                case .title: 1
                case .loud: 2
                }
            body(piece..<last, paragraph, mode)
            piece = last
            sentence += 1
        }
    }

    private func readWords(_ rows: inout BoundaryRows, _ relations: inout [Relation]) {
        relations.removeAll(keepingCapacity: true)
        var before: UInt32 = 3
        for index in 0..<rows.count {
            if index == 0 || rows.value(index, .gap) & 1 != 0 {
                relations.append(.apart)
                before = 3
                continue
            }
            rows.set(index, before, 0, 0)
            let scores = rows.scores(index, model.boundaries.words)
            let relation: Relation =
                scores[0] > scores[1]
                ? scores[0] > scores[2] ? .sameWord : .apart : scores[1] > scores[2] ? .sameToken : .apart
            relations.append(relation)
            before = UInt32(relation.rawValue)
        }
    }

    private func readSentences(
        _ rows: inout BoundaryRows, _ pieces: ArraySlice<Piece>, _ bytes: UnsafeBufferPointer<UInt8>,
        _ relations: [Relation], _ words: [Range<Int>], isLaidOut: Bool, append: (Int, Int) -> Void
    ) {
        var first = 0
        var word = 0
        var verbs: UInt32 = 0
        for index in 1..<max(1, rows.count) {
            if BoundaryRows.isFinite(rows.value(index - 1, .tag)) { verbs = min(2, verbs + 1) }
            if relations[index] != .sameWord { word += 1 }
            guard relations[index] == .apart, rows.value(index, .gap) & 8 == 0 else { continue }
            rows.set(
                index, BoundaryRows.bucket(UInt32(truncatingIfNeeded: index - first)), rows.value(first, .word), verbs)
            var score = rows.scores(index, model.boundaries.sentences)[0]
            let isRuled =
                rows.value(index, .gap) & 2 != 0 && isAbbreviation(pieces[pieces.startIndex + index - 1], bytes)
            let least = isRuled ? Self.ruledScore : 0
            guard score > min(least, -Self.doubt) else { continue }
            let isMarked = !isLaidOut || followsStop(pieces.startIndex + index, pieces, bytes)
            if isMarked, !isRuled, abs(score) < Self.doubt {
                score += model.sentenceScore(at: word, of: words[...], in: bytes)
            }
            guard score > least, isMarked || score >= Self.unmarkedScore else { continue }
            append(first, index)
            first = index
            verbs = 0
        }
        if first < rows.count { append(first, rows.count) }
    }

    private func isAbbreviation(_ piece: Piece, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        !piece.shape.contains(.punctuation) && bytes[Int(piece.end) - 1] == UInt8(ascii: ".")
    }

    /// Whether a stop, or a word that ends in one, stands before a piece, closing marks aside.
    private func followsStop(_ index: Int, _ pieces: ArraySlice<Piece>, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        for piece in pieces[max(pieces.startIndex, index - Self.mostClosers)..<index].reversed() {
            let last = bytes[Int(piece.end) - 1]
            if last == UInt8(ascii: ".") || last == UInt8(ascii: "!") || last == UInt8(ascii: "?") { return true }
            if marks.isEllipsis(piece.key) { return true }
            let isCloser =
                marks.isClosingQuote(piece.key) || marks.isClosingBracket(piece.key) || piece.key == marks.straight
                || piece.key == marks.singleClose
            guard isCloser else { return false }
        }
        return false
    }

    private func append(_ pieces: ArraySlice<Piece>, _ relations: [Relation], to words: inout [Word]) {
        for (index, piece) in pieces.enumerated() {
            if relations[index] == .sameWord, let last = words.popLast() {
                words.append(
                    Word(
                        start: last.start, end: piece.end, tokens: last.tokens.lowerBound..<piece.token + 1,
                        continuesToken: last.continuesToken))
            } else {
                words.append(
                    Word(
                        start: piece.start, end: piece.end, tokens: piece.token..<piece.token + 1,
                        continuesToken: relations[index] == .sameToken))
            }
        }
    }
}
