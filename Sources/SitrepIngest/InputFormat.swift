// Which format an input has: by its media type, then its name, then its first bytes.

/// The formats that intake reads.
public enum InputFormat: String, Sendable, CaseIterable {
    case html, feed, ndjson, plainText, archive

    /// Decides the format; the media type outranks the name, and the name the content.
    static func sniff(mediaType: String?, name: String, bytes: ArraySlice<UInt8>) -> InputFormat {
        let content = sniff(bytes)
        if let mediaType, let format = sniff(mediaType: mediaType) {
            let isVague = format == .plainText || (format == .html || format == .ndjson) && content == .feed
            return isVague ? content : format
        }
        if content == .archive { return content }
        let format = sniff(name: name) ?? content
        return format == .ndjson && content == .feed ? content : format
    }

    private static func sniff(mediaType: String) -> InputFormat? {
        let type = mediaType.prefix { $0 != ";" }.lowercased()
        if type.contains("html") { return .html }
        if type == "application/warc" { return .archive }
        if type.contains("rss") || type.contains("atom") || type.contains("rdf") || type.hasSuffix("/xml") {
            return .feed
        }
        if type.contains("ndjson") || type.contains("jsonl") || type.contains("json") { return .ndjson }
        return type.contains("text/plain") ? .plainText : nil
    }

    private static func sniff(name: String) -> InputFormat? {
        var name = name.lowercased()
        if name.hasSuffix(".gz") { name.removeLast(3) }
        guard let dot = name.lastIndex(of: ".") else { return nil }
        return switch name[name.index(after: dot)...] {
        case "html", "htm", "xhtml", "shtml": .html
        case "rss", "atom", "rdf": .feed
        case "ndjson", "jsonl", "json": .ndjson
        case "warc": .archive
        case "txt", "text", "md": .plainText
        default: nil
        }
    }

    /// The format that the first bytes suggest; plain text when nothing else fits.
    static func sniff(_ bytes: ArraySlice<UInt8>) -> InputFormat {
        let window = bytes.prefix(windowLength)
        var head = window
        if head.starts(with: ByteOrderMark.utf8) { head = head.dropFirst(ByteOrderMark.utf8.count) }
        head = head.drop { $0.isSpace }
        guard let first = head.first else { return .plainText }
        if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") {
            return JSONNews.isLikely(head) ? .feed : first == UInt8(ascii: "{") ? .ndjson : .plainText
        }
        if head.starts(with: WARCParser.magic) { return .archive }
        if first == UInt8(ascii: "<") {
            if holdsFeedRoot(head) { return .feed }
            return .html
        }
        return markupCount(window) >= enoughMarkup ? .html : .plainText
    }

    private static let windowLength = 4096
    /// So many known tags in the window make a text that does not begin with one a page's body.
    private static let enoughMarkup = 2

    private static func holdsFeedRoot(_ head: ArraySlice<UInt8>) -> Bool {
        for root in ["<rss", "<feed", "<rdf:RDF", "<channel", "<newsItem", "<newsMessage", "<nitf"] {
            guard let found = head.firstRange(of: root, ignoringCase: true) else { continue }
            if let html = head.firstRange(of: "<html", ignoringCase: true), html.lowerBound < found.lowerBound {
                continue
            }
            return true
        }
        return false
    }

    private static func markupCount(_ window: ArraySlice<UInt8>) -> Int {
        var count = 0
        for tag in ["<p>", "<p ", "</p>", "<br", "<div", "</div>", "<a href", "</a>", "<h1", "<h2", "<span", "<li"] {
            var rest = window
            while count < enoughMarkup, let found = rest.firstRange(of: tag, ignoringCase: true) {
                count += 1
                rest = rest[found.upperBound...]
            }
        }
        return count
    }
}
