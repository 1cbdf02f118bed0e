// Bytes to tokens: words, numbers and marks with their places.

/// Splits UTF-8 bytes into tokens; hyphens, possessive endings and contracted words stand alone.
public struct Tokenizer: Sendable {
    let abbreviations: Abbreviations

    public init(abbreviations: Abbreviations) { self.abbreviations = abbreviations }

    /// The keys of the words of a short phrase, split as running text is.
    ///
    /// A stop after a word belongs to it, as phrases hold abbreviations and no sentences.
    public static func words(of phrase: some StringProtocol) -> [WordKey] {
        scan(Array(phrase.utf8), abbreviations: Abbreviations(), joinsStops: true).tokens.map(\.key)
    }

    /// Tokens by the rules alone, without a table of abbreviations.
    public static func tokens(of bytes: [UInt8]) -> [Token] {
        Tokenizer(abbreviations: Abbreviations()).split(bytes).tokens
    }

    func split(_ bytes: [UInt8]) -> TokenizedText { Self.scan(bytes, abbreviations: abbreviations, joinsStops: false) }

    private static func scan(_ bytes: [UInt8], abbreviations: Abbreviations, joinsStops: Bool) -> TokenizedText {
        bytes.withUnsafeBufferPointer { buffer in
            ByteClass.table.withUnsafeBufferPointer { classes in
                var scanner = Scanner(bytes: buffer, classes: classes, abbreviations: abbreviations)
                scanner.joinsStops = joinsStops
                return scanner.scan()
            }
        }
    }
}

/// Tokens with the places where lines end.
struct TokenizedText {
    struct LineBreak {
        /// Index of the first token after it.
        let token: Int
        /// Whether an empty line stands between.
        let isBlank: Bool
    }

    var tokens: [Token] = []
    var lineBreaks: [LineBreak] = []
}
