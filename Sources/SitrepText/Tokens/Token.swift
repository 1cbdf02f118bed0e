// One token: where it stands, which word it is, and what part it plays.

public import SitrepModel

/// Universal Dependencies' parts of speech.
public enum Tag: UInt8, Sendable, CaseIterable {
    case noun, propn, verb, aux, adj, adv, det, pron, adp, cconj, sconj, part, num, punct, sym, intj, x
}

/// The form of a verb or auxiliary; `none` for every other word.
public enum VerbForm: UInt8, Sendable, CaseIterable {
    case none, base, present, thirdPerson, past, pastParticiple, gerund
}

/// How a token is written.
public struct Shape: OptionSet, Sendable, Hashable {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Begins with a capital letter.
    public static let capitalized = Shape(rawValue: 1)
    /// At least two letters, all capitals.
    public static let allCaps = Shape(rawValue: 2)
    public static let hasDigit = Shape(rawValue: 4)
    /// Digits with separators only: `3,500`, `0.4`.
    public static let number = Shape(rawValue: 8)
    public static let punctuation = Shape(rawValue: 16)
    /// White space stands before it.
    public static let spaceBefore = Shape(rawValue: 32)
    /// Begins a sentence.
    public static let sentenceStart = Shape(rawValue: 64)
    /// Contains letters outside ASCII.
    public static let nonASCII = Shape(rawValue: 128)
}

/// A word, number or mark; 32 bytes, no heap.
public struct Token: Sendable {
    public let start: UInt32
    public let end: UInt32
    /// The word as written, case folded.
    public let key: WordKey
    /// The dictionary form; equals `key` where none is known.
    public var lemma: WordKey
    public var tag: Tag
    public var form: VerbForm
    public var shape: Shape

    public init(
        start: Int, end: Int, key: WordKey, lemma: WordKey, tag: Tag = .x, form: VerbForm = .none, shape: Shape
    ) {
        self.start = UInt32(clamping: start)
        self.end = UInt32(clamping: end)
        self.key = key
        self.lemma = lemma
        self.tag = tag
        self.form = form
        self.shape = shape
    }

    public var span: TextSpan { TextSpan(Int(start), Int(end)) }
    public func `is`(_ key: WordKey) -> Bool { self.key == key }
}
