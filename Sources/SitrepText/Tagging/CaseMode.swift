// How capital letters are to be taken in a sentence.

/// What a capital says: much in running text, little in a headline, nothing where all is in capitals.
enum CaseMode: Sendable {
    /// Capitals begin names.
    case normal
    /// A headline with capitals at most words.
    case title
    /// Capitals throughout.
    case loud

    /// Most of a sentence's words must be in capitals to be read without them, in percent.
    private static let loudShare = 70
    private static let titleShare = 80
    private static let fewestWords = 3
    private static let fewestTitleWords = 4
    /// Shorter words are small in headlines too.
    private static let titleLength = 4

    init(of tokens: ArraySlice<Token>) {
        var words = 0
        var loud = 0
        var long = 0
        var capitals = 0
        for token in tokens where token.shape.isDisjoint(with: [.punctuation, .hasDigit]) {
            let length = token.end - token.start
            guard length > 1 else { continue }
            words += 1
            if token.shape.contains(.allCaps) { loud += 1 }
            guard length >= Self.titleLength else { continue }
            long += 1
            if token.shape.contains(.capitalized) { capitals += 1 }
        }
        if words >= Self.fewestWords && loud * 100 >= words * Self.loudShare {
            self = .loud
        } else if long >= Self.fewestTitleWords && capitals * 100 >= long * Self.titleShare {
            self = .title
        } else {
            self = .normal
        }
    }
}
