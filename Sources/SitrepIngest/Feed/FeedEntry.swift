// An entry of a feed as its elements are read, whatever the feed's dialect calls them.

/// Fields of one entry, and of the feed around it.
struct FeedEntry {
    var id: String?
    var title: String?
    var link: String?
    var author: String?
    var published: String?
    var updated: String?
    /// The fullest body: Atom content, content:encoded, description, summary.
    var body: [UInt8] = []
    /// Higher is fuller.
    private var bodyRank = 0
    private var linkRank = 0

    /// Takes an element's text in. `name` has no prefix; `prefix` is empty for the feed's own names.
    mutating func take(prefix: String, name: String, text: [UInt8], isHTML: Bool) {
        let value = text[...].trimmed.string
        guard !value.isEmpty else { return }
        switch (prefix, name) {
        case ("", "title"), ("atom", "title"): title = HTMLText.plain(value)
        case ("dc", "title"): title = title ?? HTMLText.plain(value)
        case ("", "guid"), ("", "id"), ("atom", "id"): id = id ?? value
        case ("", "link"), ("atom", "link"): takeLink(value, rank: 3)
        case ("dc", "creator"), ("", "author"), ("itunes", "author"): author = author ?? HTMLText.plain(value)
        case ("", "pubdate"), ("", "published"), ("atom", "published"), ("", "issued"): published = value
        case ("dc", "date"), ("dcterms", "issued"), ("dcterms", "created"), ("", "date"): published = published ?? value
        case ("", "updated"), ("atom", "updated"), ("", "modified"), ("dcterms", "modified"): updated = updated ?? value
        case ("content", "encoded"), ("", "encoded"), ("xhtml", "body"), ("", "body"): takeBody(text, rank: 4, isHTML)
        case ("", "content"), ("atom", "content"), ("", "fulltext"): takeBody(text, rank: 3, isHTML)
        case ("", "description"), ("media", "description"), ("itunes", "summary"):
            takeBody(text, rank: prefix.isEmpty ? 2 : 1, isHTML)
        case ("", "summary"), ("atom", "summary"): takeBody(text, rank: 2, isHTML)
        default: break
        }
    }

    /// An Atom link; the alternate one is the entry's address.
    mutating func takeLink(_ value: String, rank: Int) {
        guard rank > linkRank, !value.isEmpty else { return }
        link = value
        linkRank = rank
    }

    private mutating func takeBody(_ text: [UInt8], rank: Int, _ isHTML: Bool) {
        guard rank > bodyRank else { return }
        bodyRank = rank
        body = isHTML ? text : FeedEntry.escaped(text)
    }

    /// Plain text made safe for the HTML reader.
    private static func escaped(_ text: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        for byte in text {
            switch byte {
            case UInt8(ascii: "<"): out += Array("&lt;".utf8)
            case UInt8(ascii: "&"): out += Array("&amp;".utf8)
            case 0x0A: out += Array("<br>".utf8)
            default: out.append(byte)
            }
        }
        return out
    }
}
