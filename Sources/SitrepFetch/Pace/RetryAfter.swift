// The header by which a host says when to come again (RFC 9110, section 10.2.3).

import Foundation

enum RetryAfter {
    /// A host that asks for more than a day is asked again after a day.
    static let longestInSeconds = 86_400.0

    /// Reads seconds or a date; absent for anything else and for what has passed.
    static func instant(_ value: String?, now: Date) -> Date? {
        guard let text = value?.trimmingCharacters(in: .whitespaces), !text.isEmpty else { return nil }
        let wait =
            text.utf8.allSatisfy { (0x30...0x39).contains($0) }
            ? Double(text) : HTTPDate.date(text)?.timeIntervalSince(now)
        guard let wait, wait > 0 else { return nil }
        return now.addingTimeInterval(min(wait, longestInSeconds))
    }
}

/// Dates as HTTP writes them: `Sun, 06 Nov 1994 08:49:37 GMT`.
enum HTTPDate {
    private static let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]

    static func date(_ text: String) -> Date? {
        let parts = text.lowercased().split(separator: " ")
        guard parts.count == 6, let day = Int(parts[1]), let month = months.firstIndex(of: String(parts[2])),
            let year = Int(parts[3]), (1...31).contains(day), (1970...9999).contains(year)
        else { return nil }
        let clock = parts[4].split(separator: ":").compactMap { Int($0) }
        guard clock.count == 3, (0..<24).contains(clock[0]), (0..<60).contains(clock[1]), (0...60).contains(clock[2])
        else { return nil }
        let days = daysSinceEpoch(year, month + 1, day)
        return Date(timeIntervalSince1970: Double(days * 86_400 + clock[0] * 3600 + clock[1] * 60 + clock[2]))
    }

    /// Days of the proleptic Gregorian calendar, years counted from March so that leap days come last.
    private static func daysSinceEpoch(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let shifted = month > 2 ? year : year - 1
        let ofYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return shifted * 365 + shifted / 4 - shifted / 100 + shifted / 400 + ofYear - daysToEpoch
    }

    private static let daysToEpoch = 719_468
}
