// The time of day among captures: a clock, a half of the day, or a named part.

import SitrepModel

enum Clock {
    /// What follows the `T` of a value: `19:00`, `MO`; absent where no clock or part was captured.
    static func suffix(_ captures: TimeCaptures, names: TimeNames) -> String? {
        if let minutes = minutes(captures) { return text(minutes) }
        if let word = captures.value(.dayclock) { return names.name(of: word) }
        if let part = captures.value(.part) ?? captures.value(.parts) { return names.name(of: part) }
        return nil
    }

    private static let minutesInHalf = 720

    private static func minutes(_ captures: TimeCaptures) -> Int? {
        let half = captures.int(.ampm)
        if let clock = captures.int(.clock) ?? captures.int(.dotclock) { return shifted(clock, half: half) }
        if let hhmm = captures.int(.hhmm) { return hhmm }
        guard let hour = captures.int(.hour) else { return nil }
        return shifted(hour * 60, half: half)
    }

    private static func shifted(_ minutes: Int, half: Int?) -> Int {
        guard let half, minutes <= minutesInHalf + 59 else { return minutes }
        return minutes % minutesInHalf + half * 60
    }

    private static func text(_ minutes: Int) -> String {
        "\(TimePoint.digits(minutes / 60, 2)):\(TimePoint.digits(minutes % 60, 2))"
    }
}
