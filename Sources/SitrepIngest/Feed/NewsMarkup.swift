// NewsML-G2 and NITF: agencies' items, one or many in a message.

/// Reads agencies' XML.
enum NewsMarkup {
    /// Absent when the document holds no news item.
    static func feed(_ tree: XMLTree) -> NewsFeed? {
        guard let root = tree.root else { return nil }
        let items = tree.nodes[root].name == "newsitem" ? [root] : tree.all(["newsitem"], below: root)
        if !items.isEmpty {
            var head = FeedItem()
            if let header = tree.child("header", of: root) {
                head.title = text(tree, tree.child("sender", of: header))
            }
            return NewsFeed(head: head, entries: items.map { item(tree, $0) })
        }
        let stories = tree.nodes[root].name == "nitf" ? [root] : tree.all(["nitf"], below: root)
        guard !stories.isEmpty else { return nil }
        return NewsFeed(head: FeedItem(), entries: stories.map { story(tree, $0) })
    }

    /// A `newsItem` of NewsML-G2, its text inline as NITF, XHTML or plain text.
    private static func item(_ tree: XMLTree, _ node: Int) -> FeedItem {
        var item = tree.first("nitf", below: node).map { story(tree, $0) } ?? FeedItem()
        item.id = tree.attribute("guid", of: node) ?? item.id
        if let meta = tree.child("itemmeta", of: node) {
            item.updated = text(tree, tree.child("versioncreated", of: meta)) ?? item.updated
            item.published = text(tree, tree.child("firstcreated", of: meta)) ?? item.published
            item.title = item.title ?? text(tree, tree.child("title", of: meta))
        }
        item.title = text(tree, tree.first("headline", below: node)) ?? item.title
        item.language = tree.inherited("xml:lang", of: node) ?? item.language
        if let meta = tree.child("contentmeta", of: node) {
            item.author = text(tree, tree.child("by", of: meta)) ?? item.author
            item.summary = tree.child("description", of: meta).map { tree.markup(of: $0).string } ?? item.summary
            if let language = tree.child("language", of: meta) {
                item.language = tree.attribute("tag", of: language) ?? item.language
            }
        }
        guard item.content == nil, let content = tree.child("contentset", of: node) else { return item }
        if let data = tree.child("inlinedata", of: content) {
            item.content = tree.text(of: data).string
            item.bodyIsPlain = tree.attribute("contenttype", of: data) == "text/plain"
        } else if let page = tree.child("inlinexml", of: content) {
            item.content = tree.markup(of: page).string
        }
        return item
    }

    /// A story in NITF.
    private static func story(_ tree: XMLTree, _ node: Int) -> FeedItem {
        var item = FeedItem()
        item.title = text(tree, tree.first("hl1", below: node) ?? tree.first("hedline", below: node))
        item.author = text(tree, tree.first("byline", below: node))
        item.language = tree.inherited("xml:lang", of: node)
        if let head = tree.child("head", of: node) {
            item.title = item.title ?? text(tree, tree.child("title", of: head))
            if let data = tree.child("docdata", of: head) {
                item.id = tree.child("doc-id", of: data).flatMap { tree.attribute("id-string", of: $0) }
                item.published = time(tree, "date.issue", of: data) ?? time(tree, "date.release", of: data)
            }
        }
        item.content = tree.first("body.content", below: node).map { tree.markup(of: $0).string }
        return item
    }

    private static func time(_ tree: XMLTree, _ name: String, of node: Int) -> String? {
        tree.child(name, of: node).flatMap { tree.attribute("norm", of: $0) }
    }

    private static func text(_ tree: XMLTree, _ node: Int?) -> String? {
        guard let node else { return nil }
        let text = tree.text(of: node)[...].trimmed
        return text.isEmpty ? nil : text.string
    }
}
