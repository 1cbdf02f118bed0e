// The text of a feed's element in each of the ways in which feeds write it.

import Foundation

/// Plain text or HTML, without the wrapping of the feed.
struct FeedText {
    let value: String
    let isPlain: Bool

    init(_ tree: XMLTree, _ node: Int) {
        let type = (tree.attribute("type", of: node) ?? "").lowercased()
        let mode = (tree.attribute("mode", of: node) ?? "").lowercased()
        isPlain = type == "text" || type == "text/plain"
        let bytes = tree.hasElements(node) ? tree.markup(of: node) : tree.text(of: node)
        let text = bytes[...].trimmed
        if mode == "base64" || Self.isEncoded(type) {
            let lines = text.filter { !$0.isSpace }
            if let data = Data(base64Encoded: Data(lines)) {
                value = Array(data)[...].trimmed.string
                return
            }
        }
        value = (isPlain ? text : Self.withoutComments(text)).string
    }

    /// A comment that is not closed goes on to the end.
    private static func withoutComments(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard var open = text.firstRange(of: "<!--") else { return text }
        var out = Array(text[..<open.lowerBound])
        var rest = text[open.upperBound...]
        while let close = rest.firstRange(of: "-->") {
            rest = rest[close.upperBound...]
            guard let next = rest.firstRange(of: "<!--") else { return (out + rest)[...].trimmed }
            open = next
            out += rest[..<open.lowerBound]
            rest = rest[open.upperBound...]
        }
        return out[...].trimmed
    }

    /// Atom packs what is neither text nor XML as base 64.
    private static func isEncoded(_ type: String) -> Bool {
        type.contains("/") && !type.hasPrefix("text/") && !type.hasSuffix("xml") && !type.contains("html")
    }
}

/// How authors stand in RSS: `mail (Name)`, `Name <mail>`, a name.
enum AuthorAddress {
    /// `Name (mail)` where both are given, else as written.
    static func named(_ text: String) -> String {
        let bytes = Array(text.utf8)
        for (open, close) in [(UInt8(ascii: "("), UInt8(ascii: ")")), (UInt8(ascii: "<"), UInt8(ascii: ">"))] {
            guard let start = bytes.firstIndex(of: open), let end = bytes.lastIndex(of: close), end > start else {
                continue
            }
            let inner = bytes[(start + 1)..<end].trimmed.string
            let outer = bytes[..<start].trimmed.string
            guard !inner.isEmpty, !outer.isEmpty else { continue }
            if outer.contains("@"), !inner.contains("@") { return "\(inner) (\(outer))" }
            if inner.contains("@") { return "\(outer) (\(inner))" }
        }
        return text
    }
}

/// Addresses that are given in part.
enum WebAddress {
    /// `link` as it stands when it is whole or cannot be joined.
    static func resolved(_ link: String, against base: String) -> String {
        guard let address = URL(string: link, relativeTo: URL(string: base)), address.scheme != nil else { return link }
        return address.absoluteString
    }
}
