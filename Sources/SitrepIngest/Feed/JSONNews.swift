// JSON Feed and ninjs: feeds and agencies' items in JSON.

/// Reads news in JSON.
enum JSONNews {
    /// Absent when the value is neither a feed nor a news item.
    static func feed(_ value: JSONValue) -> NewsFeed? {
        if let version = value["version"]?.string, version.contains(feedMark) {
            return NewsFeed(head: head(value), entries: (value["items"]?.list ?? []).map(entry))
        }
        let items = value.list.filter(isItem)
        return items.isEmpty ? nil : NewsFeed(head: FeedItem(), entries: items.map(item))
    }

    /// One value, or one a line.
    static func value(_ bytes: ArraySlice<UInt8>) -> JSONValue? {
        if let value = JSONParser.parse(bytes) { return value }
        let values = bytes.split(separator: 0x0A).filter { !$0.trimmed.isEmpty }.map { JSONParser.parse($0.trimmed) }
        let read = values.compactMap { $0 }
        return read.count == values.count && !read.isEmpty ? .array(read) : nil
    }

    /// The first bytes look like a feed's or an item's rather than like a line of reports.
    static func isLikely(_ window: ArraySlice<UInt8>) -> Bool {
        if window.firstRange(of: "jsonfeed.org") != nil || window.firstRange(of: "\"ninjs\"") != nil { return true }
        return window.firstRange(of: "\"uri\"") != nil
            && itemMarks.contains { window.firstRange(of: $0) != nil }
    }

    private static let feedMark = "jsonfeed.org"
    private static let itemMarks: [StaticString] = [
        "\"versioncreated\"", "\"headline\"", "\"headlines\"", "\"pubstatus\"", "\"body_text\"", "\"bodies\"",
    ]

    private static func isItem(_ value: JSONValue) -> Bool {
        value["uri"]?.string != nil
    }

    // MARK: JSON Feed

    private static func head(_ value: JSONValue) -> FeedItem {
        var item = FeedItem()
        item.title = text(value, "title")
        item.titleIsPlain = true
        item.link = text(value, "home_page_url")
        item.id = text(value, "feed_url")
        item.subtitle = text(value, "description")
        item.language = text(value, "language")
        item.author = author(value)
        return item
    }

    private static func entry(_ value: JSONValue) -> FeedItem {
        var item = FeedItem()
        item.id = text(value, "id")
        item.link = text(value, "url") ?? text(value, "external_url")
        item.title = text(value, "title")
        item.titleIsPlain = true
        item.summary = text(value, "summary")
        item.content = text(value, "content_html") ?? text(value, "content_text")
        item.bodyIsPlain = text(value, "content_html") == nil
        item.published = text(value, "date_published")
        item.updated = text(value, "date_modified")
        item.language = text(value, "language")
        item.author = author(value)
        return item
    }

    private static func author(_ value: JSONValue) -> String? {
        let people = value["authors"]?.list ?? value["author"]?.list ?? []
        let names = people.compactMap { $0["name"]?.string }
        return names.isEmpty ? nil : names.joined(separator: ", ")
    }

    // MARK: ninjs

    private static func item(_ value: JSONValue) -> FeedItem {
        var item = FeedItem()
        item.id = text(value, "uri")
        item.link = text(value, "located") == nil ? link(value) : nil
        item.title = text(value, "headline") ?? role("main", in: value["headlines"]) ?? text(value, "title")
        item.titleIsPlain = true
        item.author = text(value, "byline") ?? text(value, "by")
        item.published = text(value, "firstcreated") ?? text(value, "firstCreated") ?? text(value, "contentcreated")
        item.updated = text(value, "versioncreated") ?? text(value, "versionCreated")
        item.language = text(value, "language")
        item.summary = text(value, "description_text") ?? role("main", in: value["descriptions"])
        if let html = text(value, "body_xhtml") ?? text(value, "body_html") ?? body(value, isHTML: true) {
            item.content = html
        } else if let plain = text(value, "body_text") ?? body(value, isHTML: false) {
            item.content = plain
            item.bodyIsPlain = true
        } else {
            item.bodyIsPlain = true
        }
        return item
    }

    private static func link(_ value: JSONValue) -> String? {
        text(value, "uri").flatMap { $0.hasPrefix("http") ? $0 : nil }
    }

    /// The value of the wanted role, else of the first.
    private static func role(_ wanted: String, in value: JSONValue?) -> String? {
        let all = value?.list ?? []
        let chosen = all.first { $0["role"]?.string == wanted } ?? all.first
        return chosen?["value"]?.string ?? chosen?.string
    }

    private static func body(_ value: JSONValue, isHTML: Bool) -> String? {
        (value["bodies"]?.list ?? []).first { body in
            let type = body["contenttype"]?.string ?? body["contentType"]?.string ?? body["role"]?.string ?? ""
            return type.contains("html") == isHTML
        }?["value"]?.string
    }

    private static func text(_ value: JSONValue, _ name: String) -> String? {
        value[name]?.scalarText.flatMap { $0.isEmpty ? nil : $0 }
    }
}
