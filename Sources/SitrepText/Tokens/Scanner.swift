// The tokenizer's loop: one pass over the bytes, one token at a time.

/// Walks over bytes and collects tokens; words, numbers and marks are in files of their own.
///
/// The buffers are borrowed for one call of ``Tokenizer/scan(_:abbreviations:joinsStops:)``.
struct Scanner {
    let bytes: UnsafeBufferPointer<UInt8>
    let classes: UnsafeBufferPointer<CharacterClass>
    let abbreviations: Abbreviations
    var output = TokenizedText()
    var at = 0
    /// White space stands before the next token.
    var isSpaced = true
    /// A stop right after a word belongs to it.
    var joinsStops = false
    private var pendingBreaks = 0

    init(
        bytes: UnsafeBufferPointer<UInt8>, classes: UnsafeBufferPointer<CharacterClass>, abbreviations: Abbreviations
    ) {
        self.bytes = bytes
        self.classes = classes
        self.abbreviations = abbreviations
        // English news has a token every five to six bytes.
        output.tokens.reserveCapacity(bytes.count / 5 + 8)
    }

    mutating func scan() -> TokenizedText {
        while at < bytes.count {
            let (kind, length) = character(at: at)
            switch kind {
            case .space:
                isSpaced = true
                at += length
            case .lineBreak: lineBreak(length)
            case .lower, .upper: word()
            case .digit: number()
            case .apostrophe: apostrophe(length)
            case .mark, .symbol, .multibyte: mark(kind, length)
            }
        }
        return output
    }

    /// Class and length of the character at an offset.
    func character(at offset: Int) -> (kind: CharacterClass, length: Int) {
        let kind = classes[Int(bytes[offset])]
        guard kind == .multibyte else { return (kind, 1) }
        let (value, length) = ByteClass.scalar(in: bytes, at: offset)
        return (ByteClass.classOf(scalar: value), length)
    }

    /// The byte at an offset, or 0 past the end.
    func byte(_ offset: Int) -> UInt8 { offset >= 0 && offset < bytes.count ? bytes[offset] : 0 }

    func isLetter(at offset: Int) -> Bool {
        guard offset < bytes.count else { return false }
        let kind = character(at: offset).kind
        return kind == .lower || kind == .upper
    }

    /// Length of an apostrophe at an offset, 0 where there is none.
    func apostropheLength(at offset: Int) -> Int {
        if byte(offset) == UInt8(ascii: "'") { return 1 }
        return byte(offset) == 0xE2 && byte(offset + 1) == 0x80 && byte(offset + 2) == 0x99 ? 3 : 0
    }

    private mutating func lineBreak(_ length: Int) {
        // A carriage return with its line feed is one break.
        let isPair = bytes[at] == 0x0D && byte(at + 1) == 0x0A
        at += isPair ? 2 : length
        pendingBreaks += 1
        isSpaced = true
    }

    /// Appends the token from an offset to another.
    mutating func emit(_ start: Int, _ end: Int, _ shape: Shape, key known: WordKey? = nil) {
        guard start < end else { return }
        var shape = shape
        if isSpaced { shape.insert(.spaceBefore) }
        isSpaced = false
        if pendingBreaks > 0 {
            output.lineBreaks.append(.init(token: output.tokens.count, isBlank: pendingBreaks > 1))
            pendingBreaks = 0
        }
        let key = known ?? key(start, end)
        output.tokens.append(Token(start: start, end: end, key: key, lemma: key, shape: shape))
    }

    func key(_ start: Int, _ end: Int) -> WordKey { WordKey(bytes, from: start, to: end) }
}
