// Filters read from an address.

import Hummingbird
import SitrepModel

extension BoardFilter {
    /// Says which filter is wrong, and what it may be.
    init(_ parameters: Parameters) throws {
        if let instant = parameters.text("as-of") {
            guard let time = PublicationTime(iso8601: instant) else {
                throw PageError.badFilter(
                    "as-of", instant, "a day such as 2022-01-06, or with a clock 2022-01-06T19:30Z")
            }
            asOf = time
        }
        country = parameters.text("country")
        system = parameters.text("system")
        kind = parameters.text("kind")
        if let name = parameters.text("view") {
            guard let known = Desk.View(rawValue: name) else {
                throw PageError.badFilter("view", name, "reviewed, engine")
            }
            view = known
        }
        if let name = system, StatusReport.System(rawValue: name) == nil {
            throw PageError.badFilter(
                "system", name, StatusReport.System.allCases.map(\.rawValue).joined(separator: ", "))
        }
        try readDays(parameters)
        place = try parameters.text("place", atMost: BoardFilter.longestPlace)
        events = try parameters.count("events") ?? BoardFilter.defaultEvents
        rows = try parameters.count("rows") ?? BoardFilter.defaultRows
    }

    private static let longestPlace = 200

    private mutating func readDays(_ parameters: Parameters) throws {
        from = try parameters.day("from")
        until = try parameters.day("until")
        if let from, let until, until < from {
            throw PageError.badFilter("until", until.description, "a day not before \(from)")
        }
    }
}

extension Parameters {
    /// Absent when not given or empty.
    func text(_ name: String) -> String? {
        self[Substring(name)].map { String($0) }.flatMap { $0.isEmpty ? nil : $0 }
    }

    func text(_ name: String, atMost limit: Int) throws -> String? {
        guard let text = text(name) else { return nil }
        guard text.count <= limit else {
            throw PageError.badFilter(name, Wording.shortened(text, to: 40), "at most \(limit) characters")
        }
        return text
    }

    func day(_ name: String) throws -> CalendarDate? {
        guard let text = text(name) else { return nil }
        guard text.utf8.count == 10, let day = CalendarDate(iso8601: text) else {
            throw PageError.badFilter(name, text, "a day such as 2022-01-06")
        }
        return day
    }

    /// A whole number of nought or more; absent when not given.
    func count(_ name: String) throws -> Int? {
        guard let text = self[Substring(name)] else { return nil }
        guard let value = Int(text), value >= 0, value <= 1_000_000 else {
            throw PageError.badFilter(name, String(text), "a whole number from 0 to 1000000")
        }
        return value
    }
}
