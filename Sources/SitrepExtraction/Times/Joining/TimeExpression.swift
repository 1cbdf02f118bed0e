// A time as joining sees it: where it stands, its value, and the day that it counts from.

package import SitrepModel

/// A found time, or several joined to one.
package struct TimeExpression: Sendable, Hashable {
    /// UTF-8 offsets.
    package var start: Int
    package var end: Int
    /// An ISO-TimeML value; of a range `(begin,end,length)`.
    package var value: String
    /// The first day meant, for what is counted between two times.
    package var day: CalendarDate?

    package init(start: Int, end: Int, value: String, day: CalendarDate?) {
        self.start = start
        self.end = end
        self.value = value
        self.day = day
    }

    /// A value of digits and letters that is no range.
    var isSingle: Bool { !value.hasPrefix("(") }
    var isLength: Bool { value.hasPrefix("P") && value != "PRESENT_REF" }

    /// The day and the clock; the day is empty where none was said.
    var clock: (day: String, clock: String)? {
        guard isSingle, !isLength, let place = value.firstIndex(of: "T"), value != "PRESENT_REF" else { return nil }
        let clock = value[place...]
        guard let first = clock.utf8.dropFirst().first, first >= 0x30, first <= 0x39 else { return nil }
        return (String(value[..<place]), String(clock))
    }
}
