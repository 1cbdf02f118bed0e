// Chooses a page's title.

/// The title among what head, linked data and the page's heading say.
struct TitleChoice {
    let title: String?

    init(meta: MetaElements, linked: LinkedData, visible: VisibleMetadata, publisher: String?) {
        let pageTitle = meta.pageTitle.map(HTMLText.plain)
        let whole = meta.first("title").map(HTMLText.plain) ?? pageTitle
        let named = whole.map { Self.withoutPublisher($0, publisher) }
        guard let heading = visible.heading else {
            title = linked.headline ?? named
            return
        }
        if let beside = pageTitle.flatMap({ Self.title(besideSite: heading, in: $0) }) {
            title = linked.headline ?? beside
        } else if let named, Self.isAlike(heading, named) {
            title = Self.title(in: heading, whole: whole, named: named) ?? heading
        } else if let headline = linked.headline {
            title = Self.isAlike(heading, headline) ? heading : headline
        } else {
            // Some heads carry the name of a part of the site where the title should stand.
            title = pageTitle.map { Self.isMost(heading, of: $0) } == true ? heading : named ?? heading
        }
    }

    /// A title that says little more than the heading does.
    private static func isMost(_ heading: String, of title: String) -> Bool {
        isAlike(heading, title) && Array(heading.utf8).squashed.count * 2 >= Array(title.utf8).squashed.count
    }

    /// The title that a heading holds beside another line; absent where the heading is the title.
    private static func title(in heading: String, whole: String?, named: String) -> String? {
        let own = Array(heading.utf8).squashed
        if let whole {
            guard !Array(whole.utf8).squashed.starts(with: own) else { return nil }
            if isHeaded(heading, by: whole) { return whole }
        }
        return isHeaded(heading, by: named) ? named : nil
    }

    /// The other part of a title whose heading is only the site's name: `Title : Site`, `Site » Blog archive » Title`.
    private static func title(besideSite heading: String, in whole: String) -> String? {
        let site = Array(heading.utf8).squashed
        let bytes = Array(whole.utf8)
        for separator in separators + [" : "] {
            let parts = parts(of: bytes[...], separator)
            guard parts.count > 1 else { continue }
            let isFirst = Array(parts[0]).squashed == site
            if isFirst, separator == " » ", parts.count > 2 { return parts[parts.count - 1].trimmed.string }
            // A site's name is shorter than a title as a rule; else the heading is the title and the site stands first.
            let rest = parts.dropFirst().map { Array($0).squashed }
            let isTitle = !isFirst && parts[0].wordCount > 1 && Array(parts[0]).squashed.count > site.count
            if isTitle, !site.isEmpty, rest.contains(where: { $0.starts(with: site) }) {
                return parts[0].trimmed.string
            }
        }
        return nil
    }

    private static func parts(of text: ArraySlice<UInt8>, _ separator: String) -> [ArraySlice<UInt8>] {
        var parts: [ArraySlice<UInt8>] = []
        var rest = text
        while let found = rest.firstRange(of: separator) {
            parts.append(rest[..<found.lowerBound])
            rest = rest[found.upperBound...]
        }
        return parts + [rest]
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
