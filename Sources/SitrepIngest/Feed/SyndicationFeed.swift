// RSS 0.9 to 2.0, RDF, Atom 0.3 and 1.0: which element is which field.

/// Reads syndication feeds.
enum SyndicationFeed {
    private static let roots: Set<String> = ["rss", "rdf", "feed", "channel"]
    private static let entryNames: Set<String> = ["item", "entry"]

    /// Absent when the root is no feed's.
    static func feed(_ tree: XMLTree) -> NewsFeed? {
        guard let root = tree.root, roots.contains(tree.nodes[root].name) else { return nil }
        let head = tree.nodes[root].name == "feed" ? root : tree.first("channel", below: root) ?? root
        let entries = tree.all(entryNames, below: root).prefix(NewsFeed.mostEntries)
        return NewsFeed(
            head: FeedElements(tree, head).item, entries: entries.map { FeedElements(tree, $0).item })
    }
}

/// Collects the fields of one entry or of the feed's head.
private struct FeedElements {
    private let tree: XMLTree
    private(set) var item = FeedItem()
    /// The rank of what a field was taken from; a higher one replaces it.
    private var ranks: [String: Int] = [:]

    init(_ tree: XMLTree, _ node: Int) {
        self.tree = tree
        item.id = tree.attribute("rdf:about", of: node)
        // Channel Definition Format keeps its fields in attributes.
        item.link = tree.attribute("href", of: node)
        item.updated = tree.attribute("lastmod", of: node)
        for child in tree.elements(of: node) { take(child) }
        if item.link == nil, let permanent { item.link = permanent }
        let language = languages["content"] ?? languages["summary"] ?? languages["title"] ?? item.language
        item.language = (language ?? tree.inherited("xml:lang", of: node))?.replacing("_", with: "-")
        item.author = author ?? item.author
        if let base = tree.inherited("xml:base", of: node), let link = item.link {
            item.link = WebAddress.resolved(link, against: base)
        }
    }

    /// The address in a guid that is not said to be none.
    private var permanent: String?
    /// The languages of title, summary and content, named by them or by what stands around them.
    private var languages: [String: String] = [:]
    private var author: String?

    private mutating func take(_ node: Int) {
        let element = tree.nodes[node]
        switch (element.prefix, element.name) {
        case ("", "title"): takeTitle(node, rank: 3)
        case ("dc", "title"): takeTitle(node, rank: 2)
        case ("media", "title"): takeTitle(node, rank: 1)
        case ("", "guid"): takeGuid(node)
        case ("", "id"): set(\.id, "id", value(node), rank: 3)
        case ("dc", "identifier"): set(\.id, "id", value(node), rank: 1)
        case ("", "link"): takeLink(node)
        case ("", "author"), ("", "managingeditor"), ("dc", "creator"), ("dc", "author"), ("itunes", "author"),
            ("", "contributor"), ("dc", "contributor"), ("", "webmaster"), ("dc", "publisher"):
            takeAuthor(node)
        case ("", "pubdate"), ("", "published"): set(\.published, "published", value(node), rank: 3)
        case ("", "issued"), ("dcterms", "issued"): set(\.published, "published", value(node), rank: 2)
        case ("", "created"), ("dcterms", "created"): set(\.published, "published", value(node), rank: 1)
        case ("", "updated"), ("", "modified"), ("dcterms", "modified"): set(\.updated, "updated", value(node), rank: 3)
        case ("", "lastbuilddate"), ("dc", "date"), ("", "date"): set(\.updated, "updated", value(node), rank: 2)
        case ("content", "encoded"), ("", "encoded"), ("", "content"), ("xhtml", "body"), ("", "body"),
            ("", "fulltext"), ("", "fullitem"), ("xhtml", "div"):
            takeText(node, \.content, "content", rank: 2)
        case ("", "prodlink"): takeText(node, \.content, "content", rank: 1)
        case ("", "summary"), ("", "description"), ("", "abstract"): takeSummary(node)
        case ("dc", "description"), ("itunes", "summary"): takeText(node, \.summary, "summary", rank: 3)
        case ("media", "description"), ("media", "text"): takeText(node, \.summary, "summary", rank: 2)
        case ("", "subtitle"), ("", "tagline"): takeText(node, \.subtitle, "subtitle", rank: 3)
        case ("itunes", "subtitle"): takeText(node, \.subtitle, "subtitle", rank: 1)
        case ("", "language"), ("dc", "language"): set(\.language, "language", value(node), rank: 1)
        case ("media", "group"), ("media", "content"): for child in tree.elements(of: node) { take(child) }
        default: break
        }
    }

    private func value(_ node: Int) -> String { tree.text(of: node)[...].trimmed.string }

    private mutating func set(_ field: WritableKeyPath<FeedItem, String?>, _ name: String, _ value: String, rank: Int) {
        // Of two equal elements the later one holds.
        guard !value.isEmpty, rank >= ranks[name, default: 0] else { return }
        ranks[name] = rank
        item[keyPath: field] = value
    }

    private mutating func takeTitle(_ node: Int, rank: Int) {
        guard rank > ranks["title", default: 0] else { return }
        let text = FeedText(tree, node)
        set(\.title, "title", text.value, rank: rank)
        item.titleIsPlain = text.isPlain
        languages["title"] = tree.inherited("xml:lang", of: node)
    }

    private mutating func takeText(
        _ node: Int, _ field: WritableKeyPath<FeedItem, String?>, _ name: String, rank: Int
    ) {
        let text = FeedText(tree, node)
        guard rank > ranks[name, default: 0], !text.value.isEmpty else { return }
        set(field, name, text.value, rank: rank)
        if field == \.content || item.content == nil { item.bodyIsPlain = text.isPlain }
        languages[name] = tree.inherited("xml:lang", of: node)
    }

    /// A feed that has both `description` and `summary` means the second one as its text.
    private mutating func takeSummary(_ node: Int) {
        if ranks["summary"] == Self.summaryRank, item.content == nil {
            takeText(node, \.content, "content", rank: 1)
        } else {
            takeText(node, \.summary, "summary", rank: Self.summaryRank)
        }
    }

    private static let summaryRank = 4

    private mutating func takeGuid(_ node: Int) {
        let text = value(node)
        set(\.id, "id", text, rank: 2)
        if tree.attribute("ispermalink", of: node)?.lowercased() != "false", !text.isEmpty { permanent = text }
    }

    /// The address in an element's text, or of Atom's alternate link.
    private mutating func takeLink(_ node: Int) {
        guard let address = tree.attribute("href", of: node) else {
            return set(\.link, "link", value(node), rank: 3)
        }
        // The first of several alternates is the page.
        let relation = tree.attribute("rel", of: node) ?? "alternate"
        if relation == "alternate", ranks["link"] == nil { set(\.link, "link", address, rank: 2) }
    }

    /// `Name (mail)`, from elements or as it is written.
    private mutating func takeAuthor(_ node: Int) {
        guard author == nil else { return }
        let name = tree.child("name", of: node).map(value) ?? ""
        let mail = (tree.child("email", of: node) ?? tree.child("email", of: node, prefix: "itunes")).map(value) ?? ""
        if tree.hasElements(node), !name.isEmpty || !mail.isEmpty {
            author = name.isEmpty ? mail : mail.isEmpty ? name : "\(name) (\(mail))"
        } else if !value(node).isEmpty, !tree.hasElements(node) {
            author = AuthorAddress.named(value(node))
        }
    }
}
