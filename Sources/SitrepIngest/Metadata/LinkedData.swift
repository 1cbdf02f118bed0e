// What a page's JSON-LD says of its article.

/// Fields of the article among a page's schema.org objects.
struct LinkedData {
    private(set) var headline: String?
    private(set) var authors: [String] = []
    private(set) var published: String?
    private(set) var modified: String?
    /// When a page that is not said to be an article was published.
    private(set) var pagePublished: String?
    /// The only person whom the page describes.
    private(set) var person: String?
    private(set) var publisher: String?
    private(set) var url: String?
    private(set) var language: String?
    private(set) var body: String?

    private static let mostObjects = 400
    private static let mostBytes = 1 << 20

    init(_ tree: HTMLTree) {
        var objects: [JSONValue] = []
        for (index, node) in tree.nodes.enumerated()
        where node.tag == .script && tree.has(.type, "ld+json", at: index) {
            let text = (index..<tree.end(of: index)).dropFirst().flatMap { Array(tree.ownText($0)) }
            guard text.count <= Self.mostBytes, let value = JSONParser.parse(Self.bare(text[...]), forgiving: true)
            else {
                continue
            }
            Self.collect(value, into: &objects)
        }
        let people = Dictionary(
            objects.compactMap { object in object["@id"]?.string.map { ($0, object) } }
        ) { first, _ in first }
        for object in objects where Self.isArticle(object) { read(object, people) }
        pagePublished = objects.lazy.compactMap { Self.text($0["datePublished"]) }.first
        let persons = objects.filter { ($0["@type"]?.list ?? []).contains { $0.string == "Person" } }
        if persons.count == 1 { person = Self.text(persons.first?["name"]) }
    }

    /// Without the comment or CDATA marks that some programs put around it.
    private static func bare(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard let start = text.firstIndex(where: { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "[") }) else {
            return []
        }
        let rest = text[start...]
        // `[CDATA[` is no array.
        if let cdata = rest.firstRange(of: "CDATA["), cdata.lowerBound == start + 1 {
            return bare(rest[cdata.upperBound...])
        }
        return rest
    }

    private static func collect(_ value: JSONValue, into objects: inout [JSONValue]) {
        var open = [value]
        while let next = open.popLast(), objects.count < mostObjects {
            switch next {
            case .array(let elements): open.append(contentsOf: elements.reversed())
            case .object(let members):
                objects.append(next)
                for member in members.reversed() where member.name == "@graph" || member.name == "mainEntity" {
                    open.append(member.value)
                }
            default: break
            }
        }
    }

    private static func isArticle(_ object: JSONValue) -> Bool {
        (object["@type"]?.list ?? []).contains { type in
            guard let name = type.string else { return false }
            return name.hasSuffix("Article") || name.hasSuffix("BlogPosting") || name.hasSuffix("Reportage")
                || name == "Report" || name == "WebPage" && object["headline"] != nil
        }
    }

    private mutating func read(_ object: JSONValue, _ people: [String: JSONValue]) {
        headline = headline ?? Self.text(object["headline"] ?? object["name"])
        published = published ?? Self.text(object["datePublished"] ?? object["dateCreated"])
        modified = modified ?? Self.text(object["dateModified"])
        url = url ?? object["url"]?.string
        language = language ?? object["inLanguage"]?.string
        body = body ?? object["articleBody"]?.string
        if publisher == nil, let house = object["publisher"]?.list.first {
            publisher = Self.name(house, people)
        }
        if authors.isEmpty {
            authors = (object["author"] ?? object["creator"])?.list.compactMap { Self.name($0, people) } ?? []
        }
    }

    private static func name(_ value: JSONValue, _ people: [String: JSONValue]) -> String? {
        if let text = value.string { return text.hasPrefix("http") ? nil : text }
        if let name = value["name"] { return text(name.list.first) }
        return value["@id"]?.string.flatMap { people[$0]?["name"]?.string }
    }

    private static func text(_ value: JSONValue?) -> String? {
        guard let text = value?.list.first?.string, !text.isEmpty else { return nil }
        return HTMLText.plain(text)
    }
}

/// Text that may carry entities or tags, made plain.
enum HTMLText {
    static func plain(_ text: String) -> String {
        let bytes = Array(text.utf8)
        guard bytes.contains(UInt8(ascii: "&")) || bytes.contains(UInt8(ascii: "<")) else {
            var out: [UInt8] = []
            WhiteSpace.append(bytes[...].trimmed, to: &out)
            return out.string
        }
        guard let tree = HTMLParser.parse(bytes) else { return text }
        return tree.plainText(of: 0).string
    }
}
