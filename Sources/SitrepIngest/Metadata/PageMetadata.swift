// What a page says of itself: title, author, date, publisher, address and language, and where it says so.

import SitrepModel

/// Metadata of a page, the best source of each field first.
struct PageMetadata {
    var title: String?
    var byline: String?
    var published: PublicationTime?
    var publishedBasis: PublicationBasis?
    var publisher: String?
    var url: String?
    var language: String?
    /// The article's text as linked data gives it, and what the head says that the page is about.
    var body: String?
    var summary: String?

    /// Reads head, linked data and visible marks.
    init(_ tree: HTMLTree, page: PageReading, address: String?) {
        let (blocks, container) = (page.blocks, page.container)
        let meta = MetaElements(tree)
        let linked = LinkedData(tree)
        language = (meta.pageLanguage ?? linked.language ?? meta.first("language")).flatMap(Self.languageCode)
        let monthFirst =
            meta.pageLanguage.map { $0.lowercased().hasPrefix("en-us") || $0.lowercased() == "en" } ?? false
        publisher = meta.first("publisher") ?? linked.publisher
        url = meta.canonical ?? meta.first("url") ?? linked.url
        let visible = VisibleMetadata(tree, marks: page.marks, container: container, monthFirst: monthFirst)
        title = TitleChoice(meta: meta, linked: linked, visible: visible, publisher: publisher).title
        let nearby = HeadingNeighbours(blocks, heading: visible.heading, monthFirst: monthFirst)
        let closing = ClosingByline(blocks, article: container..<tree.end(of: container))
        let house = [publisher, url ?? address].compactMap { $0 }
        let stated = AuthorNames.best(
            of: [linked.authors, meta.all("author"), linked.person.map { [$0] } ?? []], house: house)
        byline = AuthorNames.best(
            of: [stated.map { [$0] } ?? []] + visible.authors.map { [$0] } + [nearby.authors, closing.authors],
            house: house)
        let choice = DateChoice(
            stated: StatedDates(linked, meta, address: url ?? address, monthFirst: monthFirst),
            shown: ShownDates(
                inArticle: visible.inArticle, marked: visible.marked, written: visible.written,
                nearby: nearby.published, lines: DatedLines(blocks, monthFirst: monthFirst))
        ) { ScriptDates.published(tree) }
        (published, publishedBasis) = (choice.published, choice.basis)
        body = linked.body
        summary = meta.first("summary")
    }

    /// `en` from `en-US`, `en_GB` or `EN`.
    private static func languageCode(_ text: String) -> String? {
        let code = text.utf8.prefix { $0.isLetter }.map(\.lowered)
        return code.count == 2 ? code.string : nil
    }
}

extension StatedDates {
    fileprivate init(_ linked: LinkedData, _ meta: MetaElements, address: String?, monthFirst: Bool) {
        func read(_ text: String?) -> PublicationTime? { text.flatMap { DateReader.read($0, monthFirst: monthFirst) } }
        told = read(linked.published) ?? meta.firstDate(.publication, monthFirst: monthFirst)
        any = meta.firstDate(.any, monthFirst: monthFirst)
        inPage = read(linked.pagePublished)
        changes = [meta.firstDate(.change, monthFirst: monthFirst), read(linked.modified), any].compactMap { $0 }
        self.address = address.flatMap { DateReader.read(address: $0) }
    }
}

/// The meta and link elements of a page.
struct MetaElements {
    private var values: [String: [String]] = [:]
    private(set) var canonical: String?
    private(set) var pageLanguage: String?
    private(set) var pageTitle: String?

    private static let names: [String: [String]] = {
        let table = IngestTable(named: "metadata")
        var names: [String: [String]] = [:]
        for row in table.rows { names[table.field("field", of: row), default: []].append(table.field("name", of: row)) }
        return names
    }()
    private static let mostValues = 20
    /// What a date in the head tells of.
    enum DateKind: String {
        case publication
        /// A date that some programs set anew whenever they write the page.
        case any
        case change
    }
    private static let dateKinds: [String: DateKind] = {
        let table = IngestTable(named: "metadata")
        let kinds = table.rows.compactMap { row in
            DateKind(rawValue: table.field("kind", of: row)).map { (table.field("name", of: row), $0) }
        }
        return Dictionary(kinds) { first, _ in first }
    }()

    init(_ tree: HTMLTree) {
        for (index, node) in tree.nodes.enumerated() {
            switch node.tag {
            case .meta: readMeta(tree, index)
            case .link:
                if canonical == nil, tree.has(.rel, "canonical", at: index) {
                    canonical = tree.attributeString(.href, of: index)
                }
            case .html: pageLanguage = tree.attributeString(.lang, of: index).flatMap { $0.isEmpty ? nil : $0 }
            case .title:
                if pageTitle == nil {
                    let text = tree.plainText(of: index)
                    if !text.isEmpty { pageTitle = text.string }
                }
            default: break
            }
        }
        if let canonical, !canonical.hasPrefix("http") { self.canonical = nil }
    }

    private mutating func readMeta(_ tree: HTMLTree, _ index: Int) {
        guard let content = tree.attribute(.content, of: index)?.trimmed, !content.isEmpty else { return }
        for attribute in [HTMLTree.AttributeName.property, .name, .itemprop, .httpEquiv] {
            guard let name = tree.attributeString(attribute, of: index)?.lowercased() else { continue }
            if values[name, default: []].count < Self.mostValues { values[name, default: []].append(content.string) }
        }
    }

    func first(_ field: String) -> String? {
        for name in Self.names[field] ?? [] {
            if let value = values[name]?.first { return value }
        }
        return nil
    }

    /// All values of the best name that has any.
    func all(_ field: String) -> [String] {
        for name in Self.names[field] ?? [] {
            if let found = values[name]?.filter({ !$0.hasPrefix("http") }), !found.isEmpty { return found }
        }
        return []
    }

    func firstDate(_ kind: DateKind, monthFirst: Bool) -> PublicationTime? {
        for name in Self.names["published"] ?? [] where Self.dateKinds[name] == kind {
            for value in values[name] ?? [] {
                if let time = DateReader.read(value, monthFirst: monthFirst) { return time }
            }
        }
        return nil
    }
}
