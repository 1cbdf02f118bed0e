// Chooses a page's title.

/// The title among what head, linked data and the page's heading say.
struct TitleChoice {
    let title: String?

    init(meta: MetaElements, linked: LinkedData, visible: VisibleMetadata, publisher: String?) {
        let whole = (meta.first("title") ?? meta.pageTitle).map(HTMLText.plain)
        let named = whole.map { Self.withoutPublisher($0, publisher) }
        let heading = visible.heading
        if let heading, let named, Self.isAlike(heading, named) {
            let isWhole = whole.map { Array($0.utf8).squashed.starts(with: Array(heading.utf8).squashed) } ?? false
            title = !isWhole && Self.isHeaded(heading, by: named) ? named : heading
        } else if let heading, let headline = linked.headline, Self.isAlike(heading, headline) {
            title = heading
        } else {
            title = linked.headline ?? named ?? heading
        }
    }

    /// The heading holds a title with another line before or after it.
    private static func isHeaded(_ heading: String, by named: String) -> Bool {
        let (long, short) = (Array(heading.utf8).squashed, Array(named.utf8).squashed)
        guard long.count > short.count, short.count >= shortestTitle else { return false }
        return long.suffix(short.count).elementsEqual(short) || long.starts(with: short)
    }

    private static let shortestTitle = 16

    /// One holds the other, letters and digits only.
    private static func isAlike(_ a: String, _ b: String) -> Bool {
        let (a, b) = (Array(a.utf8).squashed, Array(b.utf8).squashed)
        guard let short = [a, b].min(by: { $0.count < $1.count }), !short.isEmpty else { return false }
        let long = a.count > b.count ? a : b
        return long[...].firstRange(of: short.string) != nil
    }

    private static let separators = [" | ", " - ", " – ", " — ", " » ", " :: ", " « ", " · "]

    /// Cuts the publisher's name from the end of a title, or what follows the last bar.
    static func withoutPublisher(_ title: String, _ publisher: String?) -> String {
        let bytes = Array(title.utf8)
        for separator in separators {
            guard let found = bytes[...].lastRange(of: separator) else { continue }
            let head = bytes[..<found.lowerBound].trimmed
            let tail = Array(bytes[found.upperBound...])
            guard head.wordCount >= 2 else { continue }
            let isNamed = publisher.map { isAlike(tail.string, $0) } ?? false
            if isNamed || separator.contains("|") && tail.wordCount <= 5 || tail.wordCount <= 3 && head.wordCount > 4 {
                return withoutPublisher(head.string, publisher)
            }
        }
        return title
    }
}
