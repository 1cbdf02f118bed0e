// What the attributes of one element say, read in one pass.

/// Kinds of metadata that an element's attributes promise.
struct NodeTraits: OptionSet, Sendable {
    let rawValue: UInt8
    static let author = NodeTraits(rawValue: 1)
    static let date = NodeTraits(rawValue: 2)
    static let comment = NodeTraits(rawValue: 4)
    static let published = NodeTraits(rawValue: 8)
}

/// The attributes of an element, weighed.
struct AttributeReading {
    /// On its classes, its identifier and the like together.
    private(set) var verdict = ClassVerdict()
    /// Its own claim to hold the article.
    private(set) var weight: UInt8 = 0
    private(set) var traits: NodeTraits = []
    /// Not shown.
    private(set) var isHidden = false
    /// A part of the page by its role.
    private(set) var isFurniture = false
    /// A comment or a person by its type.
    private(set) var isOther = false

    /// Addresses of pages about an author.
    private static let authorFolders: [StaticString] = ["/author/", "/autor/", "/auteur/", "/authors/", "/autoren/"]

    init(_ tree: HTMLTree, _ index: Int, _ cache: inout ClassVerdictCache) {
        let node = tree.nodes[index]
        let start = Int(node.attributeStart)
        for at in start..<(start + Int(node.attributeCount)) {
            let attribute = tree.attributes[at]
            read(attribute.name, tree.values[Int(attribute.start)..<Int(attribute.end)], node.tag, &cache)
        }
    }

    private mutating func read(
        _ name: HTMLTree.AttributeName, _ value: ArraySlice<UInt8>, _ tag: HTMLTag, _ cache: inout ClassVerdictCache
    ) {
        switch name {
        case .class, .id, .dataTestID: readClasses(name, cache.verdict(on: value))
        case .itemprop: readProperty(value)
        case .itemtype: readType(value)
        case .role: readRole(value)
        case .rel: if value.firstRange(of: "author", ignoringCase: true) != nil { traits.insert(.author) }
        case .href where tag == .a:
            if Self.authorFolders.contains(where: { value.firstRange(of: $0) != nil }) { traits.insert(.author) }
        case .hidden: isHidden = true
        case .style: isHidden = isHidden || StyleRules.hides(value)
        default: break
        }
    }

    private mutating func readClasses(_ name: HTMLTree.AttributeName, _ found: ClassVerdict) {
        verdict.join(found)
        var own = found.traits
        // Identifiers of authors are those of their boxes; test names are too broad for dates.
        if name == .id { own.remove(.author) }
        if name == .dataTestID { own.formIntersection(.author) }
        if name == .class { isHidden = isHidden || found.isHidden }
        traits.formUnion(own)
    }

    private mutating func readProperty(_ value: ArraySlice<UInt8>) {
        if value.firstRange(of: "articleBody", ignoringCase: true) != nil { weight = 5 }
        if value.firstRange(of: "blogPost", ignoringCase: true) != nil { weight = max(weight, 3) }
        if value.firstRange(of: "author", ignoringCase: true) != nil { traits.insert(.author) }
        if value.firstRange(of: "datePublished", ignoringCase: true) != nil { traits.insert(.published) }
    }

    private mutating func readType(_ value: ArraySlice<UInt8>) {
        if value.firstRange(of: "Article") != nil || value.firstRange(of: "BlogPosting") != nil {
            weight = max(weight, 2)
        }
        if value.hasSuffix("/Comment") || value.hasSuffix("/Person") { isOther = true }
    }

    private mutating func readRole(_ value: ArraySlice<UInt8>) {
        switch value.count {
        case 4 where value.equals("main"), 7 where value.equals("article"): weight = max(weight, 2)
        case 4 where value.equals("menu"),
            6 where value.equals("search") || value.equals("banner") || value.equals("dialog"),
            10 where value.equals("navigation"), 11 where value.equals("contentinfo"),
            13 where value.equals("complementary"):
            isFurniture = true
        default: break
        }
    }

}

extension ArraySlice<UInt8> {
    fileprivate func hasSuffix(_ suffix: StaticString) -> Bool {
        suffix.withUTF8Buffer { self.suffix($0.count).elementsEqual($0) }
    }

    fileprivate func equals(_ text: StaticString) -> Bool { text.withUTF8Buffer { elementsEqual($0) } }
}
