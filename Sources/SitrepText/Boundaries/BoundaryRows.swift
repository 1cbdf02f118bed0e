// What is seen of each piece of a paragraph, as numbers that templates put together.

import SitrepLanguage

/// A row of numbers for each piece of a paragraph, with rows for its two ends.
///
/// `Training/README.md` says what each column holds.
struct BoundaryRows {
    enum Column: Int, CaseIterable {
        case word, shape, ending, tag, gap, length, letterCase, open, ahead
        /// Shapes and letters of the whole stretch between spaces.
        case stretchShape, stretch
        /// Filled while boundaries are decided.
        case first, second, third
    }

    static let columns = BoundaryModel.columns
    private static let reach = FeatureScorer.reach
    private static let before: UInt32 = 0x1001
    private static let after: UInt32 = 0x2002

    let vocabulary: Vocabulary
    let marks: Marks
    private(set) var values: [UInt32] = []
    private(set) var count = 0

    init(vocabulary: Vocabulary, marks: Marks) {
        self.vocabulary = vocabulary
        self.marks = marks
    }

    /// Reads the pieces of one paragraph in place of those before.
    mutating func read(
        _ pieces: ArraySlice<Piece>, _ bytes: UnsafeBufferPointer<UInt8>, letterCase: UInt32
    ) {
        count = pieces.count
        let edge = Self.reach * Self.columns
        values.removeAll(keepingCapacity: true)
        values.append(contentsOf: repeatElement(Self.before, count: edge))
        values.append(contentsOf: repeatElement(0, count: count * Self.columns))
        values.append(contentsOf: repeatElement(Self.after, count: edge))
        var open = OpenMarks(marks: marks)
        var row = edge
        var last: Int32 = -1
        for piece in pieces {
            let isInside = piece.token == last
            last = piece.token
            let length = piece.end - piece.start
            values[row] = word(of: piece)
            values[row + 1] = shape(of: piece, bytes)
            values[row + 2] = ending(of: piece, bytes)
            values[row + 3] = tag(of: piece)
            values[row + 4] =
                isInside
                ? 8 : (piece.shape.contains(.spaceBefore) ? 1 : 0) + (piece.shape.contains(.sentenceStart) ? 2 : 0)
            values[row + 5] = length < 5 ? length : length < 8 ? 5 : 6
            values[row + 6] = letterCase
            values[row + 7] = open.state
            if piece.shape.contains(.punctuation) { open.pass(piece.key) }
            row += Self.columns
        }
        fillAhead(pieces)
        fillStretches()
    }

    /// The rows of the pieces alone.
    var inner: [UInt32] {
        Array(values[Self.reach * Self.columns..<(Self.reach + count) * Self.columns])
    }

    /// Writes what is known only once the boundaries before are decided.
    @inline(__always)
    mutating func set(_ index: Int, _ first: UInt32, _ second: UInt32, _ third: UInt32) {
        let row = (index + Self.reach) * Self.columns
        values[row + 11] = first
        values[row + 12] = second
        values[row + 13] = third
    }

    @inline(__always)
    func value(_ index: Int, _ column: Column) -> UInt32 {
        values[(index + Self.reach) * Self.columns + column.rawValue]
    }

    @inline(__always)
    func scores(_ index: Int, _ scorer: FeatureScorer) -> FeatureScorer.Scores {
        values.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return FeatureScorer.Scores() }
            return scorer.scores(base + (index + Self.reach) * Self.columns)
        }
    }

    /// Finite verbs count for a sentence being whole.
    static func isFinite(_ tag: UInt32) -> Bool {
        switch TagState(rawValue: UInt8(truncatingIfNeeded: tag & 63)) {
        case .verbPresent, .verbThird, .verbPast, .beFinite, .haveFinite, .doFinite, .modal: true
        default: false
        }
    }

    /// A single quotation mark that opens; British texts have no others.
    private func opensSingle(_ piece: Piece) -> Bool {
        piece.shape.contains(.spaceBefore) && (piece.key == marks.singleClose || piece.key == marks.singleOpen)
    }

    /// Quotation marks of typewriters count as the printed ones.
    private func word(of piece: Piece) -> UInt32 {
        var key = piece.key
        if piece.shape.contains(.punctuation) {
            if marks.isOpeningQuote(key) { key = Self.openingQuote }
            if marks.isClosingQuote(key) { key = Self.closingQuote }
            if opensSingle(piece) { key = marks.straight }
        }
        return UInt32(truncatingIfNeeded: key.value ^ key.value >> 32)
    }

    private static let kept: Shape = [.capitalized, .allCaps, .hasDigit, .number, .punctuation, .nonASCII]
    private static let openingQuote = WordKey("“")
    private static let closingQuote = WordKey("”")

    private func shape(of piece: Piece, _ bytes: UnsafeBufferPointer<UInt8>) -> UInt32 {
        let flags = UInt32(piece.shape.intersection(Self.kept).rawValue)
        let last = bytes[Int(piece.end) - 1]
        if piece.shape.contains(.punctuation) {
            if opensSingle(piece) { return flags & ~UInt32(Shape.nonASCII.rawValue) | 0x22 << 8 }
            if marks.isClosingQuote(piece.key) { return flags | 1 << 8 }
            return marks.isOpeningQuote(piece.key) ? flags | 2 << 8 : flags | UInt32(last) << 8
        }
        let isSmall = ByteClass.isLower(bytes[Int(piece.start)])
        let isSingle = piece.end - piece.start == 1
        var value = flags | (isSmall ? 1 : 0) << 16 | (isSingle ? 1 : 0) << 17
        guard last == UInt8(ascii: ".") else { return value }
        value |= 1 << 18
        if let kind = vocabulary.abbreviations.kind(of: piece.key) { value |= UInt32(kind.rawValue + 1) << 19 }
        return value
    }

    private func ending(of piece: Piece, _ bytes: UnsafeBufferPointer<UInt8>) -> UInt32 {
        var value: UInt32 = 0
        for index in max(Int(piece.start), Int(piece.end) - 3)..<Int(piece.end) {
            let byte = bytes[index]
            value = value << 8 | UInt32(ByteClass.isUpper(byte) ? byte | 0x20 : byte)
        }
        return value
    }

    /// The two likeliest readings of the word tables.
    private func tag(of piece: Piece) -> UInt32 {
        guard let place = vocabulary.places[piece.key] else {
            return piece.shape.contains(.hasDigit) ? 62 : piece.shape.contains(.punctuation) ? 61 : 63
        }
        let first = UInt32(vocabulary.entries[Int(place.first)].state.rawValue)
        guard place.count > 1 else { return first | 63 << 6 }
        return first | UInt32(vocabulary.entries[Int(place.first) + 1].state.rawValue) << 6
    }

    /// How far the next stop is, and whether verbs stand before it.
    private mutating func fillAhead(_ pieces: ArraySlice<Piece>) {
        var distance: UInt32 = 0
        var verbs: UInt32 = 0
        var row = (Self.reach + count) * Self.columns
        for piece in pieces.reversed() {
            row -= Self.columns
            let mark = values[row + 1] >> 8 & 0xFF
            let isEnd = piece.shape.contains(.punctuation) && (mark == 0x2E || mark == 0x21 || mark == 0x3F)
            if isEnd {
                distance = 0
                verbs = 0
            } else {
                distance += 1
                if Self.isFinite(values[row + 3]) { verbs = min(2, verbs + 1) }
            }
            values[row + 8] = Self.bucket(distance) * 3 + verbs
        }
    }

    /// Writes the hash of each stretch without spaces to its pieces.
    private mutating func fillStretches() {
        let end = (Self.reach + count) * Self.columns
        var row = Self.reach * Self.columns
        while row < end {
            var shape: UInt32 = 0
            var letters: UInt32 = 0
            var last = row
            repeat {
                shape = (shape ^ values[last + 1]) &* 0x0100_0193
                letters = (letters ^ values[last]) &* 0x0100_0193
                last += Self.columns
            } while last < end && values[last + 4] & 1 == 0
            while row < last {
                values[row + 9] = shape
                values[row + 10] = letters
                row += Self.columns
            }
        }
    }

    /// Lengths in steps that grow.
    static func bucket(_ count: UInt32) -> UInt32 {
        switch count {
        case 0..<5: count
        case 5..<7: 5
        case 7..<10: 6
        case 10..<15: 7
        case 15..<25: 8
        default: 9
        }
    }
}

/// Quotation marks and brackets that are open at a place of a paragraph.
struct OpenMarks {
    let marks: Marks
    private var quotes: UInt32 = 0
    private var straight: UInt32 = 0
    private var brackets: UInt32 = 0

    init(marks: Marks) { self.marks = marks }

    var state: UInt32 { straight | quotes << 1 | brackets << 2 }

    mutating func pass(_ key: WordKey) {
        if key == marks.straight {
            straight ^= 1
        } else if marks.isOpeningQuote(key) {
            quotes = 1
        } else if marks.isClosingQuote(key) {
            quotes = 0
        } else if marks.isOpeningBracket(key) {
            brackets = min(3, brackets + 1)
        } else if marks.isClosingBracket(key), brackets > 0 {
            brackets -= 1
        }
    }
}
