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
    public var origin: Origin?

    public init(
        grade: Grade = .clean, removed: [RemovedSegment] = [], repeats: [Repeat] = [], damage: [DamageMark] = [],
        origin: Origin? = nil
    ) {
        self.grade = grade
        self.removed = removed
        self.repeats = repeats
        self.damage = damage
        self.origin = origin
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
