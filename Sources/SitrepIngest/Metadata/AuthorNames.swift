// Cleans authors' names.

/// Names of authors as one line.
enum AuthorNames {
    private static let mostWords = 8
    private static let leads: [[UInt8]] = {
        let table = IngestTable(named: "bylines")
        return table.rows.map { Array(table.field("lead", of: $0).utf8) }.sorted { $0.count > $1.count }
    }()

    private static let sureLeads: [[UInt8]] = {
        let table = IngestTable(named: "bylines")
        let rows = table.rows.filter { table.field("sure", of: $0) == "yes" }
        return rows.map { Array(table.field("lead", of: $0).utf8) }
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
            let clean = person(in: Array(name.utf8)[...], house: publisher).string
            let words = clean.split(separator: " ").count
            guard words > 0, words <= mostWords, !clean.contains("@"), !clean.contains("://"), clean.utf8.count > 2,
                !clean.hasSuffix("*"), clean.lowercased() != publisher?.lowercased(), clean.lowercased() != "admin",
                !kept.contains(clean), !noNames.contains(Array(clean.utf8).folded)
            else { continue }
            kept.append(clean)
        }
        return kept.isEmpty ? nil : kept.joined(separator: "; ")
    }

    /// The name in a byline: without what leads to it, a date, a publisher beside it and what follows it.
    private static func person(in byline: ArraySlice<UInt8>, house: String?) -> ArraySlice<UInt8> {
        let own = withoutHouse(trimmedMarks(byline), house)
        return once(withoutDate(withoutTail(withoutLead(own))))
    }

    /// The part beside the publisher's name: `House - Ann Poe`.
    private static func withoutHouse(_ name: ArraySlice<UInt8>, _ house: String?) -> ArraySlice<UInt8> {
        guard let house = house.map({ Array($0.utf8).squashed }), !house.isEmpty else { return name }
        for separator in [" - ", " | ", " – ", ", "] {
            guard let found = name.firstRange(of: separator) else { continue }
            let (head, tail) = (name[..<found.lowerBound], name[found.upperBound...])
            if Array(head).squashed == house { return trimmedMarks(tail) }
            if Array(tail).squashed == house { return trimmedMarks(head) }
        }
        return name
    }

    private static let tails: [[UInt8]] = {
        let table = IngestTable(named: "byline-tails")
        return table.rows.map { Array(table.field("tail", of: $0).utf8) }
    }()

    /// Cuts what pages write after a name: `More posts`, `All articles`, `| Published`.
    private static func withoutTail(_ name: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let folded = Array(name).folded
        var end = folded.count
        for tail in tails {
            guard let found = folded[..<end].firstRange(of: tail), found.lowerBound > 0,
                !folded[found.lowerBound - 1].isWordByte,
                found.upperBound == folded.count || !folded[found.upperBound].isWordByte
            else { continue }
            end = found.lowerBound
        }
        let rest = trimmedMarks(name.prefix(end))
        guard let bar = rest.firstRange(of: " | ") else { return rest }
        return trimmedMarks(rest[..<bar.lowerBound])
    }

    /// A name that stands twice in a row, once.
    private static func once(_ name: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let words = name.split(whereSeparator: \.isSpace)
        guard words.count > 1, words.count % 2 == 0 else { return name }
        let half = words.count / 2
        guard zip(words[..<half], words[half...]).allSatisfy({ $0.elementsEqual($1) }) else { return name }
        return name[..<words[half - 1].endIndex]
    }

    /// The name in a line such as `By Ann Poe`; absent when the line does not begin like one.
    static func afterLead(_ line: String) -> String? {
        let bytes = Array(line.utf8)[...].trimmed
        let rest = withoutLead(bytes)
        guard rest.count < bytes.count, let first = rest.first, first.isUpper || first >= 0x80 else { return nil }
        return rest.string
    }

    /// The name in a line that begins with words that lead to nothing else, such as `Written by Ann Poe`.
    static func afterSureLead(_ line: String) -> String? {
        let bytes = Array(line.utf8)[...].trimmed
        let lower = Array(bytes).folded
        guard sureLeads.contains(where: { lower.starts(with: $0) && lower.count > $0.count }) else { return nil }
        return afterLead(line)
    }

    /// True when the line is only the words that lead to a name.
    static func isLead(_ line: [UInt8]) -> Bool {
        var folded = line[...].trimmed.map { $0 }.folded
        while let last = folded.last, last == UInt8(ascii: ":") || last == UInt8(ascii: " ") { folded.removeLast() }
        return sureLeads.contains { lead in
            lead == folded || lead.last == UInt8(ascii: ":") && lead.dropLast().elementsEqual(folded)
        }
    }

    /// Two or three words that begin with capitals, and no more.
    static func isPerson(_ text: ArraySlice<UInt8>) -> Bool {
        let words = text.split(whereSeparator: \.isSpace)
        guard personWords.contains(words.count) else { return false }
        return words.allSatisfy { word in
            word.count > 1 && (word.first?.isUpper == true || (word.first ?? 0) >= 0xC3)
                && word.allSatisfy { $0.isLetter || $0 >= 0x80 || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".") }
        }
    }

    private static let personWords = 2...3

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
        // The sign of copyright is C2 A9.
        if rest.starts(with: [0xC2, 0xA9]) { rest = rest.dropFirst(2).trimmed }
        while let first = rest.first, ",;:|-/".utf8.contains(first) { rest = rest.dropFirst().trimmed }
        while let last = rest.last, ",;:|-/(".utf8.contains(last) { rest = rest.dropLast().trimmed }
        return rest
    }
}
