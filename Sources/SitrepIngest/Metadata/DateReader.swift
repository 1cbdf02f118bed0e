// Reads publication times as pages, feeds and addresses write them.

import SitrepModel

/// Dates in running text, in RFC 822 headers, in ISO 8601 and in addresses.
enum DateReader {
    /// Years outside these are taken for something else.
    private static let years = 1990...2100

    /// Reads the first date of a short text; `monthFirst` decides 3/4/2022.
    static func read(_ text: String, monthFirst: Bool = false) -> PublicationTime? {
        let bytes = Array(text.utf8)[...].trimmed
        guard !bytes.isEmpty else { return nil }
        if let time = PublicationTime(iso8601: bytes.string), years.contains(time.date.year) { return time }
        let parts = split(bytes)
        for index in parts.indices {
            guard let found = date(parts, at: index, monthFirst: monthFirst) else { continue }
            return withClock(found.date, parts[found.next...], bytes)
        }
        return compact(parts)
    }

    /// A date in an address: `/2022/01/06/`, `2022-01-06`, `20220106`.
    static func read(address: String) -> CalendarDate? {
        let parts = split(Array(address.utf8)[...])
        for index in parts.indices where parts[index].number != nil {
            guard index + 2 < parts.count, parts[index].digits == 4, let year = parts[index].number,
                years.contains(year), let month = parts[index + 1].number, let day = parts[index + 2].number,
                parts[index + 1].digits <= 2, parts[index + 2].digits <= 2,
                let date = CalendarDate(year: year, month: month, day: day)
            else { continue }
            return date
        }
        return compact(parts)?.date ?? dayFirst(parts)
    }

    /// `29-10-2021` in an address.
    private static func dayFirst(_ parts: [Part]) -> CalendarDate? {
        for index in parts.indices.dropLast(2) {
            guard parts[index + 2].digits == 4, let year = parts[index + 2].number, years.contains(year),
                parts[index].digits == 2, parts[index + 1].digits == 2, parts[index].after == parts[index + 1].after,
                let day = parts[index].number, let month = parts[index + 1].number,
                let date = CalendarDate(year: year, month: month, day: day)
            else { continue }
            return date
        }
        return nil
    }

    /// A date with which a text begins, after a weekday at most.
    static func read(startOf text: ArraySlice<UInt8>, monthFirst: Bool) -> PublicationTime? {
        let parts = split(text.prefix(startLength))
        for index in parts.indices.prefix(startParts) {
            if let found = date(parts, at: index, monthFirst: monthFirst) { return PublicationTime(date: found.date) }
        }
        return nil
    }

    private static let startLength = 40
    private static let startParts = 3

    struct Part {
        var word: [UInt8] = []
        var number: Int?
        var digits = 0
        /// The byte after it.
        var after: UInt8 = 0
        var end = 0
    }

    /// Words and numbers with the byte that follows each.
    static func split(_ bytes: ArraySlice<UInt8>) -> [Part] {
        var parts: [Part] = []
        var at = bytes.startIndex
        while at < bytes.endIndex, parts.count < 64 {
            guard bytes[at].isWordByte else {
                at += 1
                continue
            }
            let start = at
            let isNumber = bytes[at].isDigit
            while at < bytes.endIndex, bytes[at].isWordByte, bytes[at].isDigit == isNumber { at += 1 }
            let run = bytes[start..<at]
            let after = at < bytes.endIndex ? bytes[at] : 0
            parts.append(
                Part(
                    word: isNumber ? [] : run.map(\.lowered),
                    number: isNumber && run.count <= 8 ? Int(run.string) : nil,
                    digits: isNumber ? run.count : 0, after: after, end: at))
        }
        return parts
    }

    private static func date(_ parts: [Part], at index: Int, monthFirst: Bool) -> (date: CalendarDate, next: Int)? {
        if let month = Months.number(parts[index].word) { return namedMonth(parts, at: index, month: month) }
        guard index + 2 < parts.count, let first = parts[index].number, let second = parts[index + 1].number,
            let third = parts[index + 2].number, parts[index].after == parts[index + 1].after,
            [UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: ".")].contains(parts[index].after)
        else { return nil }
        if parts[index].digits == 4, years.contains(first),
            let date = CalendarDate(year: first, month: second, day: third)
        {
            return (date, index + 3)
        }
        let year = parts[index + 2].digits == 2 ? 2000 + third : third
        guard years.contains(year), parts[index].digits <= 2, parts[index + 1].digits <= 2 else { return nil }
        let isMonthFirst = second > 12 || (monthFirst && first <= 12 && parts[index].after == UInt8(ascii: "/"))
        let date = CalendarDate(
            year: year, month: isMonthFirst ? first : second, day: isMonthFirst ? second : first)
        return date.map { ($0, index + 3) }
    }

    /// `6 January 2022`, `6. Januar 2022`, `6 de enero de 2022`, `January 6th, 2022`.
    private static func namedMonth(_ parts: [Part], at index: Int, month: Int) -> (date: CalendarDate, next: Int)? {
        func number(before index: Int) -> Int? {
            for back in 1...3 where index - back >= 0 {
                if let number = parts[index - back].number { return number }
                guard ["de", "of", "th", "st", "nd", "rd"].contains(parts[index - back].word.string) else { return nil }
            }
            return nil
        }
        var next = index + 1
        func following() -> Int? {
            while next < parts.count, parts[next].number == nil,
                ["de", "del", "th", "st", "nd", "rd", "of"].contains(parts[next].word.string)
            { next += 1 }
            guard next < parts.count, let number = parts[next].number else { return nil }
            next += 1
            return number
        }
        if let day = number(before: index), let year = following(), years.contains(year),
            let date = CalendarDate(year: year, month: month, day: day)
        {
            return (date, next)
        }
        next = index + 1
        guard let day = following(), let year = following(), years.contains(year) else { return nil }
        return CalendarDate(year: year, month: month, day: day).map { ($0, next) }
    }

    /// `20220106` or `20220106T1200`.
    private static func compact(_ parts: [Part]) -> PublicationTime? {
        for index in parts.indices where parts[index].digits == 8 {
            guard let number = parts[index].number, years.contains(number / 10_000),
                let date = CalendarDate(year: number / 10_000, month: number / 100 % 100, day: number % 100)
            else { continue }
            return withCompactClock(date, parts[(index + 1)...])
        }
        return nil
    }

    /// Adds `T1005`, `T100500` and `Z`, where they follow.
    private static func withCompactClock(_ date: CalendarDate, _ rest: ArraySlice<Part>) -> PublicationTime {
        let parts = Array(rest.prefix(3))
        guard parts.count > 1, parts[0].word == Array("t".utf8), let clock = parts[1].number,
            parts[1].digits == 4 || parts[1].digits == 6
        else { return PublicationTime(date: date) }
        let minutes = parts[1].digits == 6 ? clock / 100 : clock
        guard minutes / 100 < 24, minutes % 100 < 60 else { return PublicationTime(date: date) }
        return PublicationTime(
            date: date, minuteOfDay: minutes / 100 * 60 + minutes % 100,
            utcOffsetMinutes: parts.count > 2 && parts[2].word == Array("z".utf8) ? 0 : nil)
    }

    /// Adds the clock and zone that follow a date, as in RFC 822.
    private static func withClock(_ date: CalendarDate, _ rest: ArraySlice<Part>, _ bytes: ArraySlice<UInt8>)
        -> PublicationTime
    {
        guard let hour = rest.first(where: { $0.number != nil && $0.after == UInt8(ascii: ":") }),
            let index = rest.firstIndex(where: { $0.end == hour.end }), index + 1 < rest.endIndex,
            let hours = hour.number, let minutes = rest[index + 1].number, hours < 24, minutes < 60
        else { return PublicationTime(date: date) }
        var minuteOfDay = hours * 60 + minutes
        let tail = rest[(index + 2)...]
        if tail.first?.word == Array("pm".utf8), hours < 12 { minuteOfDay += 720 }
        if tail.first?.word == Array("am".utf8), hours == 12 { minuteOfDay -= 720 }
        let zone = tail.first { $0.number == nil && Self.zones[$0.word.string] != nil }
        var offset = zone.flatMap { Self.zones[$0.word.string] }
        let signed = bytes[rest[index + 1].end...]
        if let sign = signed.lastIndex(where: { $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") }) {
            let digits = signed[(sign + 1)...].filter(\.isDigit).prefix(4).map { Int($0 - 0x30) }
            if digits.count == 4, digits[0] * 10 + digits[1] <= 14 {
                let value = (digits[0] * 10 + digits[1]) * 60 + digits[2] * 10 + digits[3]
                offset = signed[sign] == UInt8(ascii: "-") ? -value : value
            }
        }
        return PublicationTime(date: date, minuteOfDay: minuteOfDay, utcOffsetMinutes: offset)
    }

    private static let zones: [String: Int] = {
        let table = IngestTable(named: "zones")
        return Dictionary(
            table.rows.map { (table.field("zone", of: $0), Int(table.field("minutes", of: $0)) ?? 0) }
        ) { first, _ in first }
    }()
}

/// Names of months in the languages of the table `months`.
enum Months {
    private static let numbers: [[UInt8]: Int] = {
        let table = IngestTable(named: "months")
        var numbers: [[UInt8]: Int] = [:]
        for row in table.rows {
            guard let number = Int(table.field("number", of: row)) else { continue }
            for name in table.field("names", of: row).split(separator: "|") { numbers[Array(name.utf8)] = number }
        }
        return numbers
    }()

    static func number(_ word: [UInt8]) -> Int? { word.count < 3 ? nil : numbers[word] }
}
