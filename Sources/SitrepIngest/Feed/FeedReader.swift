// Reads feeds and agencies' items: each entry is an article.

public import SitrepModel

/// Reads RSS 0.9 to 2.0, RDF, Atom, JSON Feed, NewsML-G2, NITF and ninjs.
public struct FeedReader: ArticleReader {
    public static let format = InputFormat.feed
    private let options: IntakeOptions

    public init(options: IntakeOptions) { self.options = options }

    public func read(_ document: Document, each: (IntakeResult) -> Void) {
        do throws(IngestError) {
            let feed = try NewsFeed(document.bytes, mediaType: document.mediaType, name: document.name)
            guard !feed.entries.isEmpty else { throw .noEntries(document.name) }
            for item in feed.entries {
                each(article(FeedEntry(item, head: feed.head), known: document.known, name: document.name))
            }
        } catch {
            each(.failure(error))
        }
    }

    /// The report in an entry's own text. `known` outranks what the feed says.
    func article(_ feedEntry: FeedEntry, known: DocumentInfo, name: String) -> IntakeResult {
        let entry = feedEntry.item
        var info = known
        info.id = entry.id ?? entry.link ?? ""
        info.url = feedEntry.address ?? info.url
        info.title = entry.plainTitle ?? info.title
        info.byline = entry.author.map(HTMLText.plain) ?? info.byline
        info.publisher = info.publisher ?? feedEntry.publisher
        info.published = info.published ?? feedEntry.published
        if let language = Self.languageCode(feedEntry.language) { info.language = language }
        let text = Array((entry.body ?? "").utf8)
        var content = entry.bodyIsPlain ? XMLEntities.escapedLines(text) : text
        // An entry without a body still tells what its title says.
        if content[...].trimmed.isEmpty { content = Array((entry.plainTitle ?? "").utf8) }
        info.digest = ContentDigest.of(Array((entry.link ?? "").utf8) + [0] + content)
        return HTMLReader(options: options).article(fromUTF8: content, known: info, name: name)
    }

    private static func languageCode(_ text: String?) -> String? {
        let code = Array((text ?? "").utf8)[...].trimmed.prefix { $0.isLetter }.map(\.lowered)
        return code.count == 2 ? code.string : nil
    }
}

extension FeedItem {
    var plainTitle: String? { titleIsPlain ? title : title.map(HTMLText.plain) }
}

extension IngestError {
    static func noEntries(_ name: String) -> IngestError {
        IngestError(.empty, in: name, what: "the feed has no entries", hint: "nothing to do, or fetch it again")
    }

    static func tooComplex(_ name: String, _ excess: XMLTree.Excess) -> IngestError {
        let what =
            switch excess {
            case .depth: "its elements stand more than \(XMLTree.deepest) deep in each other"
            case .attributes: "an element has \(XMLTokenizer.mostAttributes) attributes or more"
            case .size: "it has more than \(XMLTree.mostNodes) elements and texts"
            }
        return IngestError(.tooLarge, in: name, what: what, hint: "this is no feed that a publisher would send")
    }
}
