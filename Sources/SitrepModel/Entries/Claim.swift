// Who said what, and through whom.

/// One entry of `claims`.
public struct Claim: RecordEntry, Codable {
    public static var idPrefix: String { "c" }

    public enum Mode: String, Sendable, Codable, CaseIterable {
        case direct, indirect, mixed
    }

    public enum Stance: String, Sendable, Codable, CaseIterable {
        case asserted, denied, doubted, hedged, forecast, opinion, demanded, promised, unknown
    }

    /// One link of a source chain.
    public struct Source: Hashable, Sendable, Codable {
        public enum Kind: String, Sendable, Codable, CaseIterable {
            case person, organization, agency, document, unnamed
        }

        public let actor: LocalID<Actor>?
        public let span: TextSpan
        public let kind: Kind

        public init(actor: LocalID<Actor>?, span: TextSpan, kind: Kind) {
            self.actor = actor
            self.span = span
            self.kind = kind
        }
    }

    public var id: LocalID<Claim>
    /// What is said; never empty.
    public let content: [TextSpan]
    /// The words that report it: "said", "according to".
    public let cue: [TextSpan]
    public let mode: Mode
    /// Nearest to the report first: who told the report, then whom that source cites.
    public let source: [Source]
    public let stance: Stance
    public let rule: RuleID
    /// Below 1 where damage makes the words unreliable, otherwise absent.
    public var confidence: Double?

    public var evidence: [TextSpan] { content + cue + source.map(\.span) }

    /// Absent when there is no content.
    public init?(
        id: LocalID<Claim> = LocalID(0), content: [TextSpan], cue: [TextSpan], mode: Mode, source: [Source],
        stance: Stance, rule: RuleID, confidence: Double? = nil
    ) {
        guard !content.isEmpty else { return nil }
        self.id = id
        self.content = content
        self.cue = cue
        self.mode = mode
        self.source = source
        self.stance = stance
        self.rule = rule
        self.confidence = confidence
    }
}
