// What happened: typed in PLOVER, with the CAMEO code and the ACLED type beside.

/// How an event stands to the world of the report.
public enum Modality: String, Sendable, Codable, CaseIterable {
    /// `past` is background: what the report recalls rather than reports.
    case actual, planned, possible, conditional, negated, past
}

/// One entry of `events`.
public struct Event: RecordEntry, Codable {
    public static var idPrefix: String { "e" }

    /// PLOVER event type, mode and contexts.
    public struct Plover: Hashable, Sendable, Codable {
        public let event: String
        public let mode: String?
        public let contexts: [String]?

        public init(event: String, mode: String? = nil, contexts: [String]? = nil) {
            self.event = event
            self.mode = mode
            self.contexts = contexts
        }
    }

    /// ACLED event and sub-event type.
    public struct Acled: Hashable, Sendable, Codable {
        public let eventType: String
        public let subEventType: String

        enum CodingKeys: String, CodingKey {
            case eventType = "event_type"
            case subEventType = "sub_event_type"
        }

        public init(eventType: String, subEventType: String) {
            self.eventType = eventType
            self.subEventType = subEventType
        }
    }

    public var id: LocalID<Event>
    public let trigger: TextSpan
    /// Other words that tell the same event.
    public let spans: [TextSpan]
    public let plover: Plover
    /// CAMEO code as text, leading zeros kept.
    public let cameo: String?
    public let acled: Acled?
    public var actors: [LocalID<Actor>]
    public var recipients: [LocalID<Actor>]
    public var victims: [LocalID<Actor>]
    public var targets: [TextSpan]
    public var instruments: [TextSpan]
    public var place: LocalID<Place>?
    public var time: LocalID<TimeMention>?
    public var from: CalendarDate?
    public var until: CalendarDate?
    public var figures: [LocalID<Figure>]
    public var claim: LocalID<Claim>?
    public let modality: Modality
    /// 0 to 1.
    public var confidence: Double
    public let rule: RuleID

    public var evidence: [TextSpan] { [trigger] + spans }

    public init(
        id: LocalID<Event> = LocalID(0), trigger: TextSpan, spans: [TextSpan] = [], plover: Plover,
        cameo: String? = nil, acled: Acled? = nil, actors: [LocalID<Actor>] = [], recipients: [LocalID<Actor>] = [],
        victims: [LocalID<Actor>] = [], targets: [TextSpan] = [], instruments: [TextSpan] = [],
        place: LocalID<Place>? = nil, time: LocalID<TimeMention>? = nil, from: CalendarDate? = nil,
        until: CalendarDate? = nil, figures: [LocalID<Figure>] = [], claim: LocalID<Claim>? = nil,
        modality: Modality, confidence: Double, rule: RuleID
    ) {
        self.id = id
        self.trigger = trigger
        self.spans = spans
        self.plover = plover
        self.cameo = cameo
        self.acled = acled
        self.actors = actors
        self.recipients = recipients
        self.victims = victims
        self.targets = targets
        self.instruments = instruments
        self.place = place
        self.time = time
        self.from = from
        self.until = until
        self.figures = figures
        self.claim = claim
        self.modality = modality
        self.confidence = confidence
        self.rule = rule
    }
}
