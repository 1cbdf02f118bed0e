// What a fetch gives, and by what it is known to be unchanged the next time.

/// What a host said of a version, so that an unchanged one need not be sent again (RFC 9110, section 13).
public struct Validators: Hashable, Sendable, Codable {
    public var entityTag: String?
    /// As the host wrote it; it is sent back as it is.
    public var lastModified: String?
    /// The address that gave them; they are sent to no other.
    public var address: String

    public init(entityTag: String? = nil, lastModified: String? = nil, address: String) {
        self.entityTag = entityTag
        self.lastModified = lastModified
        self.address = address
    }

    init(_ answer: ExchangeAnswer, at address: WebAddress) {
        self.init(
            entityTag: answer.header("etag"), lastModified: answer.header("last-modified"),
            address: address.description)
    }

    func headers(for address: WebAddress) -> [(name: String, value: String)] {
        guard self.address == address.description else { return [] }
        return [("If-None-Match", entityTag), ("If-Modified-Since", lastModified)].compactMap { name, value in
            value.map { (name, $0) }
        }
    }
}

/// The answer to a fetch.
public enum Fetched: Sendable {
    case unchanged
    case document(FetchedDocument)
}

/// What an address gave, after redirects.
public struct FetchedDocument: Sendable {
    /// Where it came from in the end.
    public let address: WebAddress
    public let bytes: [UInt8]
    public let mediaType: String?
    public let validators: Validators

    public init(address: WebAddress, bytes: [UInt8], mediaType: String?, validators: Validators) {
        self.address = address
        self.bytes = bytes
        self.mediaType = mediaType
        self.validators = validators
    }
}
