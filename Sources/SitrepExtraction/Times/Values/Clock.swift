// The time of day among captures: a clock, a half of the day, or a named part.

import SitrepModel

enum Clock {
    /// What follows the `T` of a value: `19:00`, `MO`; absent where no clock or part was captured.
    static func suffix(_ captures: TimeCaptures, names: TimeNames) -> String? {
        // "12 noon", "12 midnight": the word says more than the number.
        if let word = captures.value(.dayclock) { return names.name(of: word) }
        let part = (captures.value(.part) ?? captures.value(.parts)).flatMap { names.name(of: $0) }
        return minutes(captures, part: part).map(text) ?? part
    }

    private static let minutesInHalf = 720

    private static func minutes(_ captures: TimeCaptures, part: String?) -> Int? {
        if let hhmm = captures.int(.hhmm) { return hhmm }
        guard let said = captures.int(.clock) ?? captures.int(.dotclock) ?? captures.int(.hour).map({ $0 * 60 }) else {
            return nil
        }
        let half = captures.int(.ampm) ?? half(of: part, minutes: said)
        let shift = captures.int(.clockshift) ?? 0
        return (shifted(said, half: half) + shift + 2 * minutesInHalf) % (2 * minutesInHalf)
    }

    /// "4 in the afternoon" is 16:00, "2 at night" 02:00, "10 at night" 22:00.
    private static func half(of part: String?, minutes: Int) -> Int? {
        switch part {
        case "AF", "EV": 12
        case "NI": (firstNightHour * 60..<minutesInHalf).contains(minutes) ? 12 : 0
        default: nil
        }
    }

    /// Of twelve hours said, those from here on are of the evening.
    private static let firstNightHour = 6

    private static func shifted(_ minutes: Int, half: Int?) -> Int {
        guard let half, minutes <= minutesInHalf + 59 else { return minutes }
        return minutes % minutesInHalf + half * 60
    }

    private static func text(_ minutes: Int) -> String {
        "\(TimePoint.digits(minutes / 60, 2)):\(TimePoint.digits(minutes % 60, 2))"
    }
}
