// A word as the language model reads it.

public import SitrepModel

/// A word of Universal Dependencies: `e-mail` is one, `don’t` is two of one token.
public struct Word: Sendable, Hashable {
    public let start: UInt32
    public let end: UInt32
    /// The tokens that it covers or is a part of.
    public let tokens: Range<Int32>
    /// Written together with the word before it, as one token of the text.
    public let continuesToken: Bool

    public init(start: UInt32, end: UInt32, tokens: Range<Int32>, continuesToken: Bool) {
        self.start = start
        self.end = end
        self.tokens = tokens
        self.continuesToken = continuesToken
    }

    /// A token as a word.
    init(_ token: Token, number: Int32) {
        self.init(start: token.start, end: token.end, tokens: number..<number + 1, continuesToken: false)
    }

    public var span: TextSpan { TextSpan(Int(start), Int(end)) }
}
