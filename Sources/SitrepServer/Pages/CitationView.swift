// A citation as pages show it: whose word it is, with the words behind it.

import SitrepFormats
import SitrepLedger
import SitrepModel

struct CitationView: Encodable, Sendable {
    let entry: String
    let href: String
    let attribution: String
    /// The page of those on whose word it stands.
    let source: String?
    /// Further independent reports that give the same.
    let others: Int?
    let quote: String
    let publisher: String
    let published: String?
    let stance: String

    init(_ citation: Citation, witnessCount: Int = 1) {
        entry = citation.entry.description
        href = Address.entry(citation.entry)
        attribution = citation.attribution
        source = citation.source.map { Address.source($0) }
        others = witnessCount > 1 ? witnessCount - 1 : nil
        quote = citation.quote
        publisher = citation.publisher ?? "unnamed publisher"
        published = citation.published?.description
        stance = citation.stance.rawValue
    }
}

/// Addresses of pages; every one is a permalink.
enum Address {
    static func entry(_ entry: EntryID) -> String { "/entries/\(escaped(entry.report.name))/\(escaped(entry.local))" }
    static func incident(_ entry: EntryID) -> String {
        "/incidents/\(escaped(entry.report.name))/\(escaped(entry.local))"
    }

    static func report(_ report: ReportID) -> String { "/reports/\(escaped(report.name))" }
    static func source(_ name: String, suffix: String = "") -> String { "/sources/\(escaped(name))\(suffix)" }
    static func grammar(_ report: ReportID) -> String { "/grammar/\(escaped(report.name))" }

    /// A path with query items; those without a value are left out.
    static func page(_ path: String, _ items: [(name: String, value: String?)]) -> String {
        let kept = items.compactMap { item in item.value.map { "\(item.name)=\(escaped($0))" } }
        return kept.isEmpty ? path : path + "?" + kept.joined(separator: "&")
    }

    /// Percent-encodes all but unreserved characters (RFC 3986).
    static func escaped(_ text: String) -> String {
        var result = ""
        for byte in text.utf8 {
            if (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                || [0x2D, 0x2E, 0x5F, 0x7E].contains(byte)
            {
                result.append(Character(Unicode.Scalar(byte)))
            } else {
                let digits = String(byte, radix: 16, uppercase: true)
                result += "%" + (digits.count == 1 ? "0" : "") + digits
            }
        }
        return result
    }

    /// A report's own address, only where a browser may be sent there.
    static func outside(_ url: String?) -> String? {
        guard let url, url.hasPrefix("https://") || url.hasPrefix("http://") else { return nil }
        return url
    }
}

/// Words of the record format for people: `emergency_rule` is "emergency rule".
enum Wording {
    static func words(_ name: String) -> String { FieldWords.text(of: name) }
    /// The beginning of a text, cut between words.
    static func shortened(_ text: String, to limit: Int) -> String {
        guard text.count > limit else { return text }
        let head = text.prefix(limit)
        return head[..<(head.lastIndex(of: " ") ?? head.endIndex)] + " …"
    }

    static func counted(_ count: Int, _ one: String, _ many: String) -> String {
        "\(FigureText.digits(Double(count))) \(count == 1 ? one : many)"
    }
}
