// The time of day among captures: a clock, a half of the day, or a named part.

import SitrepModel

enum Clock {
    /// What follows the `T` of a value: `19:00`, `MO`; absent where no clock or part was captured.
    static func suffix(_ captures: TimeCaptures, names: TimeNames) -> String? {
        // "12 noon", "12 midnight": the word says more than the number.
        if let word = captures.value(.dayclock), captures.int(.hour) == nil || !isPart(word, names) {
            return names.name(of: word)
        }
        let part = (captures.value(.part) ?? captures.value(.parts)).flatMap { names.name(of: $0) }
        // "Tuesday AM" is its morning.
        let half = captures.int(.ampm).map { $0 < 12 ? "MO" : "AF" }
        return minutes(captures, part: part).map(text) ?? part ?? half
    }

    private static let minutesInHalf = 720
    private static let day = 1440

    private static func isPart(_ word: Int32, _ names: TimeNames) -> Bool {
        names.name(of: word).map { !$0.contains(":") } ?? false
    }

    /// The minutes of the day that digits or words say, not counting halves of the day.
    private static func said(_ captures: TimeCaptures) -> Int? {
        if let clock = captures.int(.halfclock) ?? captures.int(.clock) ?? captures.int(.dotclock) ?? captures.int(
            .shortclock)
            ?? captures.int(.wordclock) ?? captures.int(.hhmm)
        {
            return clock
        }
        guard let hour = captures.int(.hour) else { return nil }
        let isShifted = captures.has(.clockshift)
        return hour * 60 + (isShifted ? 0 : captures.int(.minute) ?? 0)
    }

    /// "Half past", "a quarter to", "ten past": minutes added; a shift of 1 or −1 takes the minutes said.
    private static func shift(_ captures: TimeCaptures) -> Int {
        guard let shift = captures.int(.clockshift) else { return 0 }
        return abs(shift) == 1 ? shift * (captures.int(.minute) ?? captures.int(.number) ?? 0) : shift
    }

    private static func minutes(_ captures: TimeCaptures, part: String?) -> Int? {
        if let hhmm = captures.int(.hhmm), !captures.has(.ampm) { return hhmm }
        if let whole = captures.int(.isotime) { return (whole % day + day) % day }
        guard let said = said(captures) else { return nil }
        let half = captures.int(.ampm) ?? half(of: part, minutes: said)
        let shift = shift(captures)
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

    static func text(_ minutes: Int) -> String {
        "\(TimePoint.digits(minutes / 60, 2)):\(TimePoint.digits(minutes % 60, 2))"
    }
}
