// Names of reports and of entries in the ledger, the same on every run.

public import SitrepModel

/// A report's name in the ledger: the first 12 hexadecimal digits of its digest.
public struct ReportID: Hashable, Sendable, Comparable, Codable, CustomStringConvertible {
    public let name: String

    public init(_ name: String) { self.name = name }

    /// From a digest of the form `sha256:…`.
    public init(digest: String) {
        let digits = digest.split(separator: ":").last ?? ""
        name = String(digits.prefix(ReportID.length))
    }

    public static let length = 12
    public static func < (a: ReportID, b: ReportID) -> Bool { a.name < b.name }
    public var description: String { name }
}

/// An entry's name in the ledger: report and local identifier, `3fa9c1d20b7e/s2`.
public struct EntryID: Hashable, Sendable, Comparable, Codable, CustomStringConvertible {
    public let report: ReportID
    /// The identifier in the record: `s2`.
    public let local: String

    public init(report: ReportID, local: String) {
        self.report = report
        self.local = local
    }

    /// Reads the printed form.
    public init?(_ text: String) {
        let parts = text.split(separator: "/")
        guard parts.count == 2, parts[0].count == ReportID.length else { return nil }
        self.init(report: ReportID(String(parts[0])), local: String(parts[1]))
    }

    /// By report, then kind, then number: `e2` before `e10`.
    public static func < (a: EntryID, b: EntryID) -> Bool {
        (a.report, a.local.count, a.local) < (b.report, b.local.count, b.local)
    }

    public var description: String { "\(report)/\(local)" }
}

/// The words behind an entry, and whose they are.
public struct Citation: Hashable, Sendable, Codable {
    public let entry: EntryID
    /// Where the words stand in the report's text, UTF-8 bytes.
    public let span: TextSpan
    /// The sentence that holds the words.
    public let quote: String
    public let publisher: String?
    public let published: PublicationTime?
    /// Names along the source chain, nearest to the report first; empty where the report speaks for itself.
    public let sources: [String]
    public let stance: Claim.Stance

    public init(
        entry: EntryID, span: TextSpan, quote: String, publisher: String?, published: PublicationTime?,
        sources: [String], stance: Claim.Stance
    ) {
        self.entry = entry
        self.span = span
        self.quote = quote
        self.publisher = publisher
        self.published = published
        self.sources = sources
        self.stance = stance
    }

    /// `RIA ← ambassador`, or the publisher where no one else is named.
    public var attribution: String {
        sources.isEmpty ? publisher ?? "unnamed publisher" : sources.joined(separator: " ← ")
    }
}
