// How far a report's text can be trusted: damage, repeats and what was removed.

/// `integrity` in the record.
public struct Integrity: Hashable, Sendable, Codable {
    public enum Grade: String, Sendable, Codable, CaseIterable {
        case clean, damaged, unreliable
    }

    public var grade: Grade
    public var removed: [RemovedSegment]
    public var repeats: [Repeat]
    public var damage: [DamageMark]
    /// Sentences that damage makes unreliable.
    public var doubts: [Doubt]
    public var origin: Origin?

    /// A sentence and the factor by which what is read in it counts less, above 0 and below 1.
    public struct Doubt: Hashable, Sendable, Codable {
        public let span: TextSpan
        public let confidence: Double

        public init(span: TextSpan, confidence: Double) {
            self.span = span
            self.confidence = confidence
        }
    }

    public init(
        grade: Grade = .clean, removed: [RemovedSegment] = [], repeats: [Repeat] = [], damage: [DamageMark] = [],
        doubts: [Doubt] = [], origin: Origin? = nil
    ) {
        self.grade = grade
        self.removed = removed
        self.repeats = repeats
        self.damage = damage
        self.doubts = doubts
        self.origin = origin
    }
}

extension Integrity {
    /// Records of earlier versions have no doubts.
    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            grade: try fields.decode(Grade.self, forKey: .grade),
            removed: try fields.decode([RemovedSegment].self, forKey: .removed),
            repeats: try fields.decode([Repeat].self, forKey: .repeats),
            damage: try fields.decode([DamageMark].self, forKey: .damage),
            doubts: try fields.decodeIfPresent([Doubt].self, forKey: .doubts) ?? [],
            origin: try fields.decodeIfPresent(Origin.self, forKey: .origin))
    }
}

/// A sentence that stands a second time in the same report.
public struct Repeat: Hashable, Sendable, Codable {
    public let span: TextSpan
    public let first: TextSpan

    public init(span: TextSpan, first: TextSpan) {
        self.span = span
        self.first = first
    }
}

/// One sign of damage, in the text (`span`) or in the title (`in: "title"`).
public struct DamageMark: Hashable, Sendable, Codable {
    /// What is damaged, such as `doubled-word`, `unbalanced-quote`, `truncated`.
    public let kind: String
    public let span: TextSpan?
    /// `title` when the sign stands there, otherwise absent.
    public let `in`: String?

    public init(kind: String, span: TextSpan) {
        (self.kind, self.span, self.in) = (kind, span, nil)
    }

    public init(titleOf kind: String) {
        (self.kind, self.span, self.in) = (kind, nil, "title")
    }
}

/// Whom the report credits as its origin.
public struct Origin: Hashable, Sendable, Codable {
    public let publisher: String?
    public let span: TextSpan?

    public init(publisher: String?, span: TextSpan?) {
        self.publisher = publisher
        self.span = span
    }
}
