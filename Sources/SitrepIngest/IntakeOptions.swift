// What a caller may choose about reading, and the limits that keep any input harmless.

public import SitrepModel

/// Choices and limits of ``Intake``.
public struct IntakeOptions: Sendable, Hashable {
    /// Keeps the text exactly as given: nothing is recognised as furniture and nothing is taken out.
    public var verbatim: Bool
    /// Largest document in bytes, after decompression.
    public var maximumBytes: Int
    /// Largest compressed stream, expanded, in bytes (NDJSON and archives are read in pieces and may be this long).
    public var maximumStreamBytes: Int

    public init(verbatim: Bool = false, maximumBytes: Int = 32 << 20, maximumStreamBytes: Int = 64 << 30) {
        self.verbatim = verbatim
        self.maximumBytes = maximumBytes
        self.maximumStreamBytes = maximumStreamBytes
    }
}

/// What one input gave: a report, or the reason why there is none.
public typealias IntakeResult = Result<Article, IngestError>
