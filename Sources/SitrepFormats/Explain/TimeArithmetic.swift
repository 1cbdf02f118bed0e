// How a time was counted: from which day, on what ground, how many days away.

import SitrepModel

enum TimeArithmetic {
    /// `2022-01-06 (publication-date) − 1 day = 2022-01-05, a Wednesday`; absent where the words say it all.
    static func text(of time: TimeMention) -> String? {
        guard let basis = time.basis, let anchor = time.anchor else { return nil }
        guard let from = time.from, let until = time.until else {
            return "counted from \(anchor) (\(basis))"
        }
        let first = "\(anchor) (\(basis)) \(steps(from.dayNumber - anchor.dayNumber)) = \(from)"
        if from == until { return "\(first), a \(weekdays[from.isoWeekday - 1])" }
        return "\(first), until \(until), \(until.dayNumber - from.dayNumber + 1) days"
    }

    private static func steps(_ days: Int) -> String {
        "\(days < 0 ? "−" : "+") \(abs(days)) \(abs(days) == 1 ? "day" : "days")"
    }

    private static let weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
}
