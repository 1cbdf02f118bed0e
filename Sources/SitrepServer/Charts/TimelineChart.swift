// Bars and dots of the timeline: where on a strip of a thousand units each stands.

import SitrepModel

enum TimelineChart {
    static let width = 1000.0
    static let height = 60.0

    /// A part of the strip, as attributes of a line or a rectangle.
    struct Piece: Encodable, Sendable {
        let x: String
        let width: String
    }

    struct Dot: Encodable, Sendable, Hashable {
        let x: String
        let isCopy: Bool
    }

    static func piece(_ days: ClosedRange<Int>, on axis: DayAxis, gap: Double = 0) -> Piece {
        let begin = axis.place(of: days.lowerBound) * width
        let end = axis.place(of: days.upperBound + 1) * width
        return Piece(x: text(begin), width: text(max(1, (end - begin) * (1 - gap))))
    }

    /// The interval of a happening, where some of it is on the axis.
    static func bar(_ days: ClosedRange<CalendarDate>?, on axis: DayAxis) -> Piece? {
        guard let days, days.upperBound.dayNumber >= axis.first, days.lowerBound.dayNumber <= axis.last else {
            return nil
        }
        return piece(max(days.lowerBound.dayNumber, axis.first)...min(days.upperBound.dayNumber, axis.last), on: axis)
    }

    /// A dot for each day on which reports tell it, in order; a copy shows only where no witness does.
    static func dots(_ reports: [(published: CalendarDate?, isCopy: Bool)], on axis: DayAxis) -> [Dot] {
        var isCopyOnly: [Int: Bool] = [:]
        for report in reports {
            guard let day = report.published?.dayNumber, day >= axis.first, day <= axis.last else { continue }
            isCopyOnly[day] = (isCopyOnly[day] ?? true) && report.isCopy
        }
        let all = isCopyOnly.sorted { $0.key < $1.key }.map { day, isCopy in
            Dot(x: text((axis.place(of: day) + axis.place(of: day + 1)) / 2 * width), isCopy: isCopy)
        }
        // On long axes many days share a point.
        return Array(all.reduce(into: [Dot]()) { if $0.last != $1 { $0.append($1) } }.prefix(dotLimit))
    }

    private static let dotLimit = 60

    static func text(_ value: Double) -> String {
        let rounded = (value * 10).rounded() / 10
        return rounded == rounded.rounded() ? String(Int(rounded)) : String(rounded)
    }
}
