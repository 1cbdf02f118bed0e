// Chooses a page's title and cleans its authors' names.

/// The title among what head, linked data and the page's heading say.
struct TitleChoice {
    let title: String?

    init(meta: MetaElements, linked: LinkedData, visible: VisibleMetadata, publisher: String?) {
        let named = (meta.first("title") ?? meta.pageTitle).map { Self.withoutPublisher(HTMLText.plain($0), publisher) }
        let heading = visible.heading
        if let heading, let named, Self.isAlike(heading, named) {
            title = heading
        } else if let heading, let headline = linked.headline, Self.isAlike(heading, headline) {
            title = heading
        } else {
            title = linked.headline ?? named ?? heading
        }
    }

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

/// Names of authors as one line.
enum AuthorNames {
    private static let mostWords = 8
    private static let leads: [[UInt8]] = {
        let table = IngestTable(named: "bylines")
        return table.rows.map { Array(table.field("lead", of: $0).utf8) }.sorted { $0.count > $1.count }
    }()

    /// Names joined by `; `, or absent when nothing that could be a name is left.
    static func clean(_ names: [String], publisher: String?) -> String? {
        var kept: [String] = []
        for name in names.map(HTMLText.plain) {
            let clean = withoutDate(withoutLead(Array(name.utf8)[...].trimmed)).string
            let words = clean.split(separator: " ").count
            guard words > 0, words <= mostWords, !clean.contains("@"), !clean.contains("://"), clean.utf8.count > 2,
                !clean.hasSuffix("*"), clean.lowercased() != publisher?.lowercased(), clean.lowercased() != "admin",
                !kept.contains(clean)
            else { continue }
            kept.append(clean)
        }
        return kept.isEmpty ? nil : kept.joined(separator: "; ")
    }

    /// The name in a line such as `By Ann Poe`; absent when the line does not begin like one.
    static func afterLead(_ line: String) -> String? {
        let bytes = Array(line.utf8)[...].trimmed
        let rest = withoutLead(bytes)
        guard rest.count < bytes.count, let first = rest.first, first.isUpper || first >= 0x80 else { return nil }
        return rest.string
    }

    private static func withoutLead(_ name: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var rest = name
        var isFound = true
        while isFound {
            let lower = Array(rest).folded
            isFound = false
            for lead in leads where lower.starts(with: lead) && lower.count > lead.count {
                let next = lower[lead.count]
                guard next.isSpace || lead.last == UInt8(ascii: ":") else { continue }
                rest = rest.dropFirst(lead.count).trimmed
                isFound = true
                break
            }
        }
        return rest
    }

    /// Cuts a date or clock and what leads to it from the end.
    private static func withoutDate(_ name: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard let digit = name.firstIndex(where: \.isDigit) else { return trimmedMarks(name) }
        let head = trimmedMarks(name[..<digit])
        var words = head.split(whereSeparator: \.isSpace)
        while let last = words.last, Months.number(last.filter(\.isWordByte).map(\.lowered)) != nil || last.count <= 3 {
            words.removeLast()
        }
        guard let last = words.last else { return [] }
        return trimmedMarks(head[..<last.endIndex])
    }

    private static func trimmedMarks(_ name: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var rest = name.trimmed
        while let last = rest.last, ",;:|-/(".utf8.contains(last) { rest = rest.dropLast().trimmed }
        return rest
    }
}
