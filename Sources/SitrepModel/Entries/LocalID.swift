// Identifiers inside one record (`a1`, `e3`), typed by what they name.

/// Anything that a record lists under an identifier.
public protocol RecordEntry: Hashable, Sendable {
    /// The letter or letters that its identifiers begin with.
    static var idPrefix: String { get }
    var id: LocalID<Self> { get }
    /// Every place where its words stand; never empty.
    var evidence: [TextSpan] { get }
    /// The rule or model that made it.
    var rule: RuleID { get }
}

/// The number of an entry in its record, from 1; printed with its kind's prefix.
public struct LocalID<Entry: RecordEntry>: Hashable, Sendable, Comparable {
    public let number: Int

    public init(_ number: Int) { self.number = number }

    /// Reads the printed form; absent when the prefix or the number is not of this kind.
    public init?(_ text: String) {
        guard text.hasPrefix(Entry.idPrefix), let number = Int(text.dropFirst(Entry.idPrefix.count)), number > 0
        else { return nil }
        self.number = number
    }

    public static func < (a: LocalID, b: LocalID) -> Bool { a.number < b.number }
}

extension LocalID: CustomStringConvertible {
    public var description: String { Entry.idPrefix + String(number) }
}

extension LocalID: Codable {
    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let id = LocalID(text) else {
            throw DecodingError.dataCorrupted(
                .init(
                    codingPath: decoder.codingPath,
                    debugDescription: "“\(text)” is not an identifier \(Entry.idPrefix)N"))
        }
        self = id
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

/// The name of the rule or model that decided, such as `time/weekday` or `status/internet-cut`.
public struct RuleID: Hashable, Sendable, Codable, ExpressibleByStringLiteral, CustomStringConvertible {
    public let name: String

    public init(_ name: String) { self.name = name }
    public init(stringLiteral value: String) { name = value }
    public init(from decoder: any Decoder) throws { name = try decoder.singleValueContainer().decode(String.self) }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(name)
    }

    public var description: String { name }
}

/// An ISO 3166-1 alpha-3 code in capitals.
public struct CountryCode: Hashable, Sendable, Codable, Comparable, ExpressibleByStringLiteral, CustomStringConvertible
{
    public let code: String

    public init(_ code: String) { self.code = code }
    public init(stringLiteral value: String) { code = value }
    public init(from decoder: any Decoder) throws { code = try decoder.singleValueContainer().decode(String.self) }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(code)
    }

    public static func < (a: CountryCode, b: CountryCode) -> Bool { a.code < b.code }
    public var description: String { code }
}
