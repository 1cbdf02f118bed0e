// Reads RSS 0.9 to 2.0, RDF and Atom: each entry is an article.

public import SitrepModel

/// Reads feeds.
public struct FeedReader: ArticleReader {
    public static let format = InputFormat.feed
    private let options: IntakeOptions

    public init(options: IntakeOptions) { self.options = options }

    public func read(_ document: Document, each: (IntakeResult) -> Void) {
        let bytes = TextDecoding.utf8(fromHTML: document.bytes, mediaType: document.mediaType)
        guard let feed = Feed(bytes[...]) else { return each(.failure(.badFeed(document.name))) }
        guard !feed.entries.isEmpty else { return each(.failure(.noEntries(document.name))) }
        for entry in feed.entries { each(article(entry, feed: feed, document)) }
    }

    private func article(_ entry: FeedEntry, feed: Feed, _ document: Document) -> IntakeResult {
        var info = document.known
        info.id = entry.id ?? entry.link ?? ""
        info.url = entry.link ?? info.url
        info.title = entry.title ?? info.title
        info.byline = entry.author ?? info.byline
        info.publisher = info.publisher ?? feed.head.title
        info.published = info.published ?? (entry.published ?? entry.updated).flatMap { DateReader.read($0) }
        if let language = feed.language { info.language = language }
        var content = entry.body
        // An entry without a body still tells what its title says.
        if content[...].trimmed.isEmpty { content = Array((entry.title ?? "").utf8) }
        info.digest = ContentDigest.of(Array((entry.link ?? "").utf8) + [0] + content)
        return HTMLReader(options: options).article(fromUTF8: content, known: info, name: document.name)
    }
}

extension IngestError {
    static func noEntries(_ name: String) -> IngestError {
        IngestError(.empty, in: name, what: "the feed has no entries", hint: "nothing to do, or fetch it again")
    }
}

/// A feed's own fields and its entries.
struct Feed {
    private(set) var head = FeedEntry()
    private(set) var language: String?
    private(set) var entries: [FeedEntry] = []

    private static let roots: Set<String> = ["rss", "rdf:rdf", "feed", "channel", "atom:feed"]
    private static let entryNames: Set<String> = ["item", "entry", "atom:entry"]
    private static let mostEntries = 100_000
    private static let deepest = 200

    /// Where reading stands.
    private struct State {
        var path: [String] = []
        /// Depth of the open entry, or 0.
        var entryDepth = 0
        /// Depth of the element whose content is kept as markup, or 0.
        var markupDepth = 0
        var isHTML = true
        var text: [UInt8] = []
    }

    /// Absent when the root is no feed's.
    init?(_ bytes: ArraySlice<UInt8>) {
        var tokens = XMLTokenizer(bytes)
        var state = State()
        var isFeed = false
        while let token = tokens.next(), entries.count < Self.mostEntries {
            switch token {
            case .open(let name, let attributes, let isEmpty):
                if !isFeed {
                    guard Self.roots.contains(name) else { return nil }
                    isFeed = true
                }
                open(name, attributes, isEmpty, &state)
            case .close(let name): close(name, &state)
            case .text(let text): state.text += text
            }
        }
        guard isFeed else { return nil }
        if state.entryDepth == 0 { return }
        entries.append(current)
    }

    private var current = FeedEntry()

    private mutating func open(_ name: String, _ attributes: [XMLAttribute], _ isEmpty: Bool, _ state: inout State) {
        func value(_ key: String) -> String? { attributes.first { $0.name == key }?.value }
        if state.markupDepth > 0 {
            state.text += Array("<\(name)\(isEmpty ? "/" : "")>".utf8)
        } else {
            state.text.removeAll(keepingCapacity: true)
            if state.entryDepth == 0, Self.entryNames.contains(name) {
                current = FeedEntry()
                current.id = value("rdf:about")
                state.entryDepth = state.path.count + 1
            }
            if name.hasSuffix("link"), let address = value("href") {
                let relation = value("rel") ?? "alternate"
                if relation == "alternate" { change(state) { $0.takeLink(address, rank: 2) } }
            }
            let type = value("type") ?? ""
            state.isHTML = !(type == "text" || type == "text/plain")
            if type.contains("xhtml") { state.markupDepth = state.path.count + 1 }
            if let code = value("xml:lang"), language == nil { language = Self.languageCode(code) }
        }
        if !isEmpty, state.path.count < Self.deepest { state.path.append(name) }
    }

    private mutating func close(_ name: String, _ state: inout State) {
        guard let index = state.path.lastIndex(of: name) else { return }
        if state.markupDepth > 0, index + 1 > state.markupDepth {
            state.text += Array("</\(name)>".utf8)
            state.path.removeSubrange(index...)
            return
        }
        state.markupDepth = 0
        let parts = name.split(separator: ":", maxSplits: 1).map(String.init)
        let (prefix, local) = parts.count == 2 ? (parts[0], parts[1]) : ("", name)
        let depth = index + 1
        if state.entryDepth > 0, depth == state.entryDepth {
            entries.append(current)
            state.entryDepth = 0
        } else {
            let text = state.text
            let isHTML = state.isHTML
            let parent = index > 0 ? state.path[index - 1] : ""
            let isAuthorName = local == "name" && parent.hasSuffix("author")
            let isDirect = state.entryDepth > 0 ? depth == state.entryDepth + 1 : depth <= 3
            if isDirect || isAuthorName || prefix == "media" {
                change(state) {
                    $0.take(prefix: prefix, name: isAuthorName ? "author" : local, text: text, isHTML: isHTML)
                }
            }
            if local == "language", language == nil { language = Self.languageCode(text.string) }
        }
        state.path.removeSubrange(index...)
        state.text.removeAll(keepingCapacity: true)
    }

    /// Changes the open entry, or the feed's head outside of entries.
    private mutating func change(_ state: State, _ change: (inout FeedEntry) -> Void) {
        if state.entryDepth > 0 { change(&current) } else { change(&head) }
    }

    private static func languageCode(_ text: String) -> String? {
        let code = Array(text.utf8)[...].trimmed.prefix { $0.isLetter }.map(\.lowered)
        return code.count == 2 ? code.string : nil
    }
}
