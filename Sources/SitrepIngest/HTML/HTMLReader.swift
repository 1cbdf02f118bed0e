// Reads a page or a page's body: decoding, parsing, main text, metadata, lines.

public import SitrepModel

/// Reads HTML documents.
public struct HTMLReader: ArticleReader {
    public static let format = InputFormat.html
    private let options: IntakeOptions

    public init(options: IntakeOptions) { self.options = options }

    public func read(_ document: Document, each: (IntakeResult) -> Void) {
        let bytes = TextDecoding.utf8(fromHTML: document.bytes, mediaType: document.mediaType)
        var known = document.known
        if known.digest.isEmpty { known.digest = ContentDigest.of(document.bytes) }
        each(article(fromUTF8: bytes, known: known, name: document.name))
    }

    /// The article of a page in UTF-8. `known` outranks what the page says and carries the digest.
    func article(fromUTF8 bytes: [UInt8], known: DocumentInfo, name: String, line: Int? = nil) -> IntakeResult {
        let isFragment = Self.isFragment(bytes)
        guard let tree = HTMLParser.parse(bytes, limits: HTMLLimits(honoursSelfClosing: isFragment)) else {
            return .failure(.unreadable(name, reason: "out of memory"))
        }
        let page = PageReading(tree, isFragment: isFragment, verbatim: options.verbatim)
        let metadata = isFragment ? nil : PageMetadata(tree, page: page, address: known.url)
        let info = known.completed(by: metadata)
        let paragraphs =
            options.verbatim
            ? page.paragraphs : PageReading.withoutTitle(info.title, page.orHeld(in: tree, or: metadata))
        let sorted = LineSorter().sort(paragraphs, verbatim: options.verbatim)
        guard !sorted.text.isEmpty else { return .failure(.noText(name, line: line)) }
        let text = ArticleText(repairing: sorted.text)
        var damage: [DamageMark] = []
        if tree.isTruncated || Self.isCutOff(bytes, isFragment: isFragment) {
            damage.append(DamageMark(kind: "truncated", span: TextSpan(text.utf8Count, text.utf8Count)))
        }
        return .success(Article(info: info, text: text, removed: sorted.removed, damage: damage))
    }

    /// The body of a post: content stands before any html, head or body element.
    static func isFragment(_ bytes: [UInt8]) -> Bool {
        var head = bytes[contentStart(bytes)...].prefix(fragmentWindow)
        var isPage = false
        for opening in pageOpenings {
            guard let found = head.firstRange(of: opening, ignoringCase: true) else { continue }
            isPage = true
            head = head[..<found.lowerBound]
        }
        return !isPage || head.firstRange(of: "<p>", ignoringCase: true) != nil
            || head.firstRange(of: "<div", ignoringCase: true) != nil
    }

    private static let pageOpenings: [StaticString] = ["<!doctype", "<html", "<head>", "<body", "<title>"]

    /// Where styles and programs that stand before everything else end.
    private static func contentStart(_ bytes: [UInt8]) -> Int {
        var at = 0
        while true {
            let rest = bytes[at...].drop(while: \.isSpace)
            guard let end = leadingEnds.first(where: { rest.starts(with: $0.open.utf8) })?.close,
                let found = rest.firstRange(of: end, ignoringCase: true)
            else { return at }
            at = found.upperBound
        }
    }

    private static let leadingEnds: [(open: String, close: StaticString)] = [
        ("<style", "</style>"), ("<script", "</script>"), ("<!--", "-->"),
    ]

    private static let fragmentWindow = 16 << 10
    private static let endWindow = 16 << 10

    /// A whole page that stops inside a tag, or that opened its body and never closed anything after it.
    private static func isCutOff(_ bytes: [UInt8], isFragment: Bool) -> Bool {
        let tail = bytes.suffix(endWindow)
        if let open = tail.lastIndex(of: UInt8(ascii: "<")), !tail[open...].contains(UInt8(ascii: ">")),
            open + 1 < tail.endIndex, tail[open + 1].isLetter || tail[open + 1] == UInt8(ascii: "/")
        {
            return true
        }
        guard !isFragment, bytes.prefix(fragmentWindow).firstRange(of: "<body", ignoringCase: true) != nil else {
            return false
        }
        return tail.firstRange(of: "</body", ignoringCase: true) == nil
            && tail.firstRange(of: "</html", ignoringCase: true) == nil
    }
}

extension DocumentInfo {
    /// Fields that are not known yet, from the page; and an identifier from the digest when there is none.
    func completed(by page: PageMetadata?) -> DocumentInfo {
        var info = self
        if let page {
            info.title = info.title ?? page.title
            info.byline = info.byline ?? page.byline
            if info.published == nil {
                info.published = page.published
                info.publishedBasis = page.publishedBasis
            }
            info.publisher = info.publisher ?? page.publisher
            info.url = info.url ?? page.url
            if let language = page.language { info.language = language }
        }
        if info.id.isEmpty { info.id = ContentDigest.identifier(from: info.digest) }
        return info
    }
}
