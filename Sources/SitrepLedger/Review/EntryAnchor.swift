// What names an entry for good: a newer engine may number entries anew, but the words stay where they are.

public import SitrepModel

/// Kinds of entry that an analyst decides about.
public enum EntryKind: String, Sendable, Codable, CaseIterable {
    case event, figure, status, deployment, claim

    /// The kind that an identifier such as `s2` is of.
    public init?(local: String) {
        let letters = local.prefix { !$0.isNumber }
        guard let kind = EntryKind.allCases.first(where: { $0.idPrefix == letters }) else { return nil }
        self = kind
    }

    /// Whether incidents are told by entries of this kind: forces that come are a happening too.
    var tellsHappenings: Bool { self == .event || self == .deployment }

    private var idPrefix: String {
        switch self {
        case .event: Event.idPrefix
        case .figure: Figure.idPrefix
        case .status: StatusReport.idPrefix
        case .deployment: Deployment.idPrefix
        case .claim: Claim.idPrefix
        }
    }
}

/// An entry as it stood when it was decided about.
public struct EntryAnchor: Hashable, Sendable {
    public let entry: EntryID
    public let kind: EntryKind
    /// Where its words stood, UTF-8 bytes.
    public let span: TextSpan
    /// The words themselves.
    public let words: String

    public init(entry: EntryID, kind: EntryKind, span: TextSpan, words: String) {
        self.entry = entry
        self.kind = kind
        self.span = span
        self.words = words
    }
}

extension EntryAnchor: Codable {
    private enum CodingKeys: String, CodingKey {
        case report, local, kind, words
        case start = "utf8_start"
        case end = "utf8_end"
    }

    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        entry = EntryID(
            report: ReportID(try fields.decode(String.self, forKey: .report)),
            local: try fields.decode(String.self, forKey: .local))
        kind = try fields.decode(EntryKind.self, forKey: .kind)
        span = TextSpan(try fields.decode(Int.self, forKey: .start), try fields.decode(Int.self, forKey: .end))
        words = try fields.decode(String.self, forKey: .words)
    }

    public func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: CodingKeys.self)
        try fields.encode(entry.report.name, forKey: .report)
        try fields.encode(entry.local, forKey: .local)
        try fields.encode(kind, forKey: .kind)
        try fields.encode(span.start, forKey: .start)
        try fields.encode(span.end, forKey: .end)
        try fields.encode(words, forKey: .words)
    }
}
