// Dates, times of day, durations and sets, as words and as ISO-TimeML values.

/// One entry of `times`.
public struct TimeMention: RecordEntry, Codable {
    public static var idPrefix: String { "t" }

    public enum Kind: String, Sendable, Codable, CaseIterable {
        case date = "DATE"
        case time = "TIME"
        case duration = "DURATION"
        case set = "SET"
    }

    public var id: LocalID<TimeMention>
    public let span: TextSpan
    public let type: Kind
    /// An ISO-TimeML value: `2022-01-06`, `2022-W01`, `P180D`, `PRESENT_REF`.
    public let value: String
    /// TIMEX3 `mod`: `START`, `END`, `MID`, `APPROX`, `MORE_THAN` …
    public let mod: String?
    /// First day meant; inclusive.
    public let from: CalendarDate?
    /// Last day meant; inclusive.
    public let until: CalendarDate?
    /// What the value rests on when it is not in the words: `publication-date`, `text-date`, `narrative`.
    public let basis: String?
    /// The day that the value was counted from.
    public let anchor: CalendarDate?
    public let rule: RuleID

    public var evidence: [TextSpan] { [span] }

    public init(
        id: LocalID<TimeMention> = LocalID(0), span: TextSpan, type: Kind, value: String, mod: String? = nil,
        from: CalendarDate? = nil, until: CalendarDate? = nil, basis: String? = nil,
        anchor: CalendarDate? = nil, rule: RuleID
    ) {
        self.id = id
        self.span = span
        self.type = type
        self.value = value
        self.mod = mod
        self.from = from
        self.until = until
        self.basis = basis
        self.anchor = anchor
        self.rule = rule
    }
}
