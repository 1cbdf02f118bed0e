// What intake makes of a document: clean text and what was taken out of it.

/// One report: its text without page furniture, its metadata, and what was removed.
public struct Article: Sendable, Hashable {
    public let info: DocumentInfo
    /// Paragraphs are separated by one line feed.
    public let text: ArticleText
    public let removed: [RemovedSegment]
    /// What was wrong with the bytes themselves, such as a truncated page.
    public let damage: [DamageMark]

    public init(info: DocumentInfo, text: ArticleText, removed: [RemovedSegment] = [], damage: [DamageMark] = []) {
        self.info = info
        self.text = text
        self.removed = removed
        self.damage = damage
    }
}

/// Words that stood on the page and are not the article.
public struct RemovedSegment: Hashable, Sendable, Codable {
    public enum Kind: String, Sendable, Codable, CaseIterable {
        case marker, boilerplate, caption, credit, link, advert
    }

    public let kind: Kind
    public let text: String

    public init(kind: Kind, text: String) {
        self.kind = kind
        self.text = text
    }
}
