// One entry of a feed on its own: it can wait until its page is fetched, and stands in for it where that fails.

import Foundation
public import SitrepModel

/// An entry with what it takes from its feed's head.
public struct FeedEntry: Sendable, Hashable, Codable {
    let item: FeedItem
    let publisher: String?
    let language: String?
    /// The address that the entry gives, whole where the feed's own is known.
    var address: String?
    /// The address of the entry's page; absent where the feed gives none, or the same for several entries.
    public internal(set) var page: String?

    init(_ item: FeedItem, head: FeedItem) {
        self.item = item
        publisher = head.plainTitle
        language = item.language ?? head.language
        address = item.link
        page = item.link
    }

    /// What the feed knows the entry by.
    public var name: String { item.id ?? item.link ?? item.title ?? "" }

    /// Another text where the feed says that the entry has changed: by its times, else by its title.
    public var version: String {
        let times = [item.published, item.updated].compactMap { $0 }
        return times.isEmpty ? item.title ?? "" : times.joined(separator: "\n")
    }

    var published: PublicationTime? { (item.published ?? item.updated).flatMap { DateReader.read($0) } }
}

extension Intake {
    /// Whether a document is a feed or an agency's item, whose entries stand for pages.
    public func isFeed(_ document: Document) -> Bool {
        !document.bytes.isEmpty && BinaryKind.recognise(document.bytes) == nil
            && InputFormat.sniff(mediaType: document.mediaType, name: document.name, bytes: document.bytes[...])
                == .feed
    }

    /// The entries of a feed, in its order. The document is named by its address, against which links are read.
    public func entries(of document: Document) throws(IngestError) -> [FeedEntry] {
        let feed = try NewsFeed(document.bytes, mediaType: document.mediaType, name: document.name)
        let links = Dictionary(grouping: feed.entries.compactMap { $0.link.map(Self.page) }) { $0 }
        return feed.entries.map { item in
            var entry = FeedEntry(item, head: feed.head)
            entry.address = item.link.map { WebAddress.resolved($0, against: document.name) }
            entry.page = item.link.flatMap { links[Self.page($0)]?.count == 1 ? entry.address : nil }
            return entry
        }
    }

    /// A link without the place in the page.
    private static func page(_ link: String) -> Substring { link.prefix { $0 != "#" } }

    /// The report that an entry's own text gives. `known` is what the feed does not say.
    public func article(of entry: FeedEntry, known: DocumentInfo, name: String) -> IntakeResult {
        FeedReader(options: options).article(entry, known: known, name: name).map(\.inToldLanguage)
    }

    /// The report that an entry's page gives, named by the page's address and text; the entry says what the page
    /// does not.
    public func article(of entry: FeedEntry, page: Document) -> IntakeResult {
        var known = page.known
        known.id = entry.name
        known.published = known.published ?? entry.published
        let document = Document(name: page.name, bytes: page.bytes, mediaType: page.mediaType, known: known)
        let results = articles(in: document)
        guard results.count == 1, let result = results.first else { return .failure(.noText(page.name)) }
        return result.map { $0.completed(by: entry).named(byTextAt: page.name) }
    }
}

extension Article {
    /// The same report, known by its address and its text: a page that comes again with other adverts is the same.
    public func named(byTextAt address: String) -> Article {
        var info = info
        info.digest = ContentDigest.of(Array(address.utf8) + [0] + text.bytes)
        return Article(info: info, text: text, removed: removed, damage: damage)
    }

    fileprivate func completed(by entry: FeedEntry) -> Article {
        var info = info
        info.title = info.title ?? entry.item.plainTitle
        info.byline = info.byline ?? entry.item.author.map(HTMLText.plain)
        info.publisher = info.publisher ?? entry.publisher
        return Article(info: info, text: text, removed: removed, damage: damage)
    }
}
