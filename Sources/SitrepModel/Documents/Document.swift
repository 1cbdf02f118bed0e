// What comes in: bytes with what is known of where they came from.

/// Bytes as they were read or fetched, before anything is decided about them.
public struct Document: Sendable {
    /// A file's path, a URL, or `-`: names the document in messages.
    public let name: String
    public let bytes: [UInt8]
    /// As a server or an archive gave it, such as `text/html; charset=utf-8`.
    public let mediaType: String?
    /// What is known of the report from outside its bytes; it outranks what the bytes say.
    public let known: DocumentInfo

    public init(name: String, bytes: [UInt8], mediaType: String? = nil, known: DocumentInfo = DocumentInfo()) {
        self.name = name
        self.bytes = bytes
        self.mediaType = mediaType
        self.known = known
    }
}

/// What a report says of itself: `document` in the record.
public struct DocumentInfo: Hashable, Sendable, Codable {
    public var id: String
    public var url: String?
    public var title: String?
    public var publisher: String?
    public var byline: String?
    public var published: PublicationTime?
    /// Where the publication date was taken from when no metadata states it.
    public var publishedBasis: PublicationBasis?
    public var retrieved: PublicationTime?
    /// ISO 639-1.
    public var language: String
    /// `sha256:` and 64 hexadecimal digits, of the bytes read.
    public var digest: String

    private enum CodingKeys: String, CodingKey {
        case id, url, title, publisher, byline, published, retrieved, language, digest
        case publishedBasis = "published_basis"
    }

    public init(
        id: String = "", url: String? = nil, title: String? = nil, publisher: String? = nil, byline: String? = nil,
        published: PublicationTime? = nil, retrieved: PublicationTime? = nil, language: String = "en",
        digest: String = ""
    ) {
        self.id = id
        self.url = url
        self.title = title
        self.publisher = publisher
        self.byline = byline
        self.published = published
        self.retrieved = retrieved
        self.language = language
        self.digest = digest
    }
}

/// Grounds of a publication date that no metadata states.
public enum PublicationBasis: String, Hashable, Sendable, Codable, CaseIterable {
    /// The address has a date in it.
    case address
    /// The page shows a date near its heading.
    case page
    /// Whoever runs Sitrep gave it for reports that state none.
    case option
}
