// All that one article says: the record of `sitrep-record/1`.

/// One record. Entries of each kind are numbered from 1 in text order.
public struct Findings: Hashable, Sendable, Codable {
    /// The record format's name and version.
    public static let schemaName = "sitrep-record/1"

    public var schema: String
    public var document: DocumentInfo
    public var text: ArticleText
    public var sentences: [TextSpan]
    public var times: [TimeMention]
    public var places: [Place]
    public var actors: [Actor]
    public var figures: [Figure]
    public var claims: [Claim]
    public var events: [Event]
    public var deployments: [Deployment]
    public var status: [StatusReport]
    public var integrity: Integrity

    public init(
        document: DocumentInfo, text: ArticleText, sentences: [TextSpan] = [], times: [TimeMention] = [],
        places: [Place] = [], actors: [Actor] = [], figures: [Figure] = [], claims: [Claim] = [],
        events: [Event] = [], deployments: [Deployment] = [], status: [StatusReport] = [],
        integrity: Integrity = Integrity()
    ) {
        schema = Findings.schemaName
        self.document = document
        self.text = text
        self.sentences = sentences
        self.times = times
        self.places = places
        self.actors = actors
        self.figures = figures
        self.claims = claims
        self.events = events
        self.deployments = deployments
        self.status = status
        self.integrity = integrity
    }

    /// The entry an identifier names, if it is one of this list.
    public static func entry<Entry: RecordEntry>(_ id: LocalID<Entry>?, in list: [Entry]) -> Entry? {
        guard let id, id.number >= 1, id.number <= list.count else { return nil }
        let direct = list[id.number - 1]
        return direct.id == id ? direct : list.first { $0.id == id }
    }
}
