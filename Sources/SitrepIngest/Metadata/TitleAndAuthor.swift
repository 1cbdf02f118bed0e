// Chooses a page's title and cleans its authors' names.

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

/// Names of authors as one line.
enum AuthorNames {
    private static let mostWords = 8
    private static let leads: [[UInt8]] = {
        let table = IngestTable(named: "bylines")
        return table.rows.map { Array(table.field("lead", of: $0).utf8) }.sorted { $0.count > $1.count }
    }()

    /// The first list with a person's name, else the first with any; `house` is what the page's publisher is known by.
    static func best(of lists: [[String]], house: [String]) -> String? {
        let cleaned = lists.compactMap { clean($0, publisher: house.first) }
        return cleaned.first { !isHouse($0, house) } ?? cleaned.first
    }

    private static let houseMarks: [String] = {
        let table = IngestTable(named: "house-marks")
        return table.rows.map { table.field("mark", of: $0) }
    }()

    /// The name of a publisher or a firm rather than of a person.
    private static func isHouse(_ name: String, _ house: [String]) -> Bool {
        let bytes = Array(name.utf8)
        if houseMarks.contains(where: { bytes[...].firstRange(of: $0, ignoringCase: true) != nil }) { return true }
        let squashed = bytes.squashed
        return house.contains { Array($0.utf8).squashed[...].firstRange(of: squashed.string) != nil }
    }

    private static let noNames: Set<[UInt8]> = {
        let table = IngestTable(named: "no-names")
        return Set(table.rows.map { Array(table.field("text", of: $0).utf8) })
    }()

    /// Names joined by `; `, or absent when nothing that could be a name is left.
    static func clean(_ names: [String], publisher: String?) -> String? {
        var kept: [String] = []
        for name in names.map({ withoutAgencies(HTMLText.plain($0)) }) {
            let clean = withoutDate(withoutLead(trimmedMarks(Array(name.utf8)[...]))).string
            let words = clean.split(separator: " ").count
            guard words > 0, words <= mostWords, !clean.contains("@"), !clean.contains("://"), clean.utf8.count > 2,
                !clean.hasSuffix("*"), clean.lowercased() != publisher?.lowercased(), clean.lowercased() != "admin",
                !kept.contains(clean), !noNames.contains(Array(clean.utf8).folded)
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
                let isGlued =
                    lead.count > 1 && rest[rest.startIndex + lead.count].isUpper && !rest[rest.startIndex].isUpper
                guard next.isSpace || lead.last == UInt8(ascii: ":") || isGlued else { continue }
                rest = rest.dropFirst(lead.count).trimmed
                isFound = true
                break
            }
        }
        return rest
    }

    /// Cuts `am Samstag` from the end.
    private static func withoutWeekday(_ name: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let words = name.split(whereSeparator: \.isSpace)
        guard words.count > 3, let last = words.last, noNames.contains(Array(last).folded),
            words[words.count - 2].count <= 3, words[words.count - 2].first?.isLower == true
        else { return name }
        return trimmedMarks(name[..<words[words.count - 3].endIndex])
    }

    /// Without agencies that stand beside a person: `Ann Poe, dpa`.
    private static func withoutAgencies(_ name: String) -> String {
        let parts = name.split(separator: ",").map { Array($0.utf8)[...].trimmed }
        let people = parts.filter { !LineRules.shared.agencies.contains($0.map(\.lowered)) }
        return people.isEmpty || people.count == parts.count ? name : people.map(\.string).joined(separator: ", ")
    }

    /// Cuts a date or clock and what leads to it from the end.
    private static func withoutDate(_ name: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard let digit = name.firstIndex(where: \.isDigit) else { return withoutWeekday(trimmedMarks(name)) }
        let head = trimmedMarks(name[..<digit])
        var words = head.split(whereSeparator: \.isSpace)
        while let last = words.last,
            Months.number(last.filter(\.isWordByte).map(\.lowered)) != nil || last.count <= 3
                || noNames.contains(Array(last).folded)
        {
            let word = last.filter(\.isWordByte).map(\.lowered)
            let isName = last.first?.isUpper == true && Months.number(word) == nil && !noNames.contains(word)
            if isName { break }
            words.removeLast()
        }
        guard let last = words.last else { return [] }
        return trimmedMarks(head[..<last.endIndex])
    }

    private static func trimmedMarks(_ name: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var rest = name.trimmed
        while let first = rest.first, ",;:|-/".utf8.contains(first) { rest = rest.dropFirst().trimmed }
        while let last = rest.last, ",;:|-/(".utf8.contains(last) { rest = rest.dropLast().trimmed }
        return rest
    }
}
