// What a report is compared by when copies are looked for.

public import SitrepModel

/// A report's words, names, numbers, title and address, as far as copies show in them.
public struct CopyProfile: Sendable, Hashable {
    /// Keys of its runs of words, sorted.
    public let shingles: [UInt32]
    /// Keys of its names and numbers in their order, sorted.
    public let contentKeys: [Int64]
    /// Hashes of its title's longer words, sorted.
    let titleWords: [UInt32]
    let storyKey: Int64?
    let url: String?
    let publisher: String?
    let published: PublicationTime?

    public init(shingles: [UInt32], contentKeys: [Int64], info: DocumentInfo) {
        self.shingles = shingles
        self.contentKeys = contentKeys
        titleWords = CopyProfile.words(of: info.title ?? "")
        storyKey = StoryNumber.key(of: info.url)
        url = info.url
        publisher = info.publisher
        published = info.published
    }

    public init(text: ArticleText, sentences: [TextSpan], info: DocumentInfo) {
        self.init(
            shingles: Shingles.keys(of: text.bytes), contentKeys: ContentKeys.keys(of: text, sentences: sentences),
            info: info)
    }

    /// One shingle in so many is looked up.
    private static let sampling: UInt32 = 8
    /// The smallest shingles are looked up in any case, so that short reports are found too.
    private static let smallestCount = 8
    /// One key of names and numbers in so many is looked up.
    private static let contentSampling: Int64 = 2

    /// What the report is looked up by: two reports that share fewer than `minimumSharedKeyCount` are not compared.
    public var lookupKeys: [Int64] {
        var keys = Set(shingles.prefix(CopyProfile.smallestCount).map(Int64.init))
        for shingle in shingles where shingle % CopyProfile.sampling == 0 { keys.insert(Int64(shingle)) }
        for key in contentKeys where key % CopyProfile.contentSampling == 0 { keys.insert(key) }
        // A story's number is enough by itself, so it counts as two.
        if let storyKey { keys.formUnion([storyKey, ~storyKey]) }
        return keys.sorted()
    }

    public static let minimumSharedKeyCount = 2

    /// Shorter words of titles say little.
    private static let minimumLetterCount = 4

    private static func words(of title: String) -> [UInt32] {
        let words = title.utf8.split { $0 < 0x80 && !$0.isLetter && !$0.isDigit }
        return Shingles.distinct(
            words.filter { $0.count >= minimumLetterCount }.flatMap { word in
                WordHashes.hashes(of: Array(word)).map { UInt32(truncatingIfNeeded: $0 >> 32) }
            })
    }
}
