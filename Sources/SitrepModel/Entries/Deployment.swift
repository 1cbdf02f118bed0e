// Forces sent somewhere: by whom, to where, how many, under what mandate.

/// One entry of `deployments`.
public struct Deployment: RecordEntry, Codable {
    public static var idPrefix: String { "d" }

    public enum State: String, Sendable, Codable, CaseIterable {
        case requested, announced
        case underWay = "under_way"
        case arrived, active, withdrawing, withdrawn
    }

    public var id: LocalID<Deployment>
    public let span: TextSpan
    public let contributor: LocalID<Actor>
    public let host: CountryCode?
    public let command: LocalID<Actor>?
    public let personnel: LocalID<Figure>?
    public let mandate: [TextSpan]
    public let duration: LocalID<TimeMention>?
    public let state: State
    public let modality: Modality
    public var claim: LocalID<Claim>?
    public let rule: RuleID

    public var evidence: [TextSpan] { [span] }

    public init(
        id: LocalID<Deployment> = LocalID(0), span: TextSpan, contributor: LocalID<Actor>, host: CountryCode? = nil,
        command: LocalID<Actor>? = nil, personnel: LocalID<Figure>? = nil, mandate: [TextSpan] = [],
        duration: LocalID<TimeMention>? = nil, state: State, modality: Modality = .actual,
        claim: LocalID<Claim>? = nil, rule: RuleID
    ) {
        self.id = id
        self.span = span
        self.contributor = contributor
        self.host = host
        self.command = command
        self.personnel = personnel
        self.mandate = mandate
        self.duration = duration
        self.state = state
        self.modality = modality
        self.claim = claim
        self.rule = rule
    }
}
