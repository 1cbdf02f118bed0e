// An entry of a feed, or what a feed says of itself, whatever the feed's dialect calls it.

/// Fields as they are written; texts may be plain or HTML.
public struct FeedItem: Sendable, Hashable, Codable {
    public var id: String?
    public var title: String?
    public var link: String?
    public var author: String?
    /// When it was first published, as written.
    public var published: String?
    /// When it was last changed, as written.
    public var updated: String?
    public var summary: String?
    public var content: String?
    public var subtitle: String?
    /// As the feed gives it, such as `en-GB`.
    public var language: String?
    /// Whether the text is plain, so that `<` in it is no tag.
    var titleIsPlain = false
    var bodyIsPlain = false

    public init() {}

    /// The fuller of its two texts.
    var body: String? { content ?? summary ?? subtitle }
}

/// A feed or a news item: what it says of itself and its entries, in order.
public struct NewsFeed: Sendable {
    public internal(set) var head = FeedItem()
    public internal(set) var entries: [FeedItem] = []

    static let mostEntries = 100_000

    /// Reads RSS, RDF, Atom, JSON Feed, NewsML-G2, NITF or ninjs.
    public init(_ bytes: [UInt8], mediaType: String? = nil, name: String) throws(IngestError) {
        let text = XMLEncoding.utf8(bytes, mediaType: mediaType)
        let start = text[...].trimmed.first
        if start == UInt8(ascii: "{") || start == UInt8(ascii: "[") {
            guard let value = JSONNews.value(text[...].trimmed), let feed = JSONNews.feed(value) else {
                throw .badFeed(name)
            }
            self = feed
            return
        }
        do {
            let tree = try XMLTree(text[...])
            if let feed = NewsMarkup.feed(tree) ?? SyndicationFeed.feed(tree) {
                self = feed
                return
            }
        } catch {
            throw .tooComplex(name, error)
        }
        throw .badFeed(name)
    }

    init(head: FeedItem, entries: [FeedItem]) {
        self.head = head
        self.entries = entries
    }
}

/// The bytes of an XML or JSON document as UTF-8.
enum XMLEncoding {
    static func utf8(_ bytes: [UInt8], mediaType: String?) -> [UInt8] {
        let label = mediaType ?? declared(bytes).map { "text/xml; charset=\($0)" }
        return TextDecoding.utf8(fromHTML: bytes, mediaType: label)
    }

    /// The encoding in `<?xml … encoding="…"?>`.
    private static func declared(_ bytes: [UInt8]) -> String? {
        let head = bytes.prefix(declarationWindow)
        guard let start = head.firstRange(of: "<?xml"), let end = head[start.upperBound...].firstRange(of: "?>"),
            let name = head[start.upperBound..<end.lowerBound].firstRange(of: "encoding")
        else { return nil }
        let rest = head[name.upperBound..<end.lowerBound].drop {
            $0.isSpace || [UInt8(ascii: "="), UInt8(ascii: "\""), UInt8(ascii: "'")].contains($0)
        }
        let label = rest.prefix { $0.isWordByte || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ":") }
        return label.isEmpty ? nil : label.string
    }

    private static let declarationWindow = 256
}
