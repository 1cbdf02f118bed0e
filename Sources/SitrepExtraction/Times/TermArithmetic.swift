// Terms in days: where a duration that begins on a day ends, and what a bounded interval is.

package import SitrepModel

/// Days from one to another, both inclusive; an open end is absent.
package struct DayInterval: Hashable, Sendable {
    package var from: CalendarDate?
    package var until: CalendarDate?

    package init(from: CalendarDate? = nil, until: CalendarDate? = nil) {
        self.from = from
        self.until = until
    }

    package var isEmpty: Bool { from == nil && until == nil }
}

/// An amount of calendar time, read from an ISO-TimeML duration value (`P180D`, `P1Y6M`, `PT36H`).
package struct Term: Hashable, Sendable {
    package private(set) var months = 0
    package private(set) var days = 0
    private var minutes = 0

    private static let minutesInDay = 1440
    /// Amounts above this are taken as unreadable rather than added up.
    private static let largestAmount = 1_000_000

    /// Absent for anything without definite amounts (`PXD`, `2022-01-06`).
    package init?(duration value: String) {
        var isClock = false
        var amount: Int?
        var isRead = false
        for (index, byte) in value.utf8.enumerated() {
            if index == 0 {
                guard byte == UInt8(ascii: "P") else { return nil }
                continue
            }
            if byte >= 0x30, byte <= 0x39 {
                let next = (amount ?? 0) * 10 + Int(byte - 0x30)
                guard next <= Self.largestAmount else { return nil }
                amount = next
                continue
            }
            if byte == UInt8(ascii: "T"), amount == nil {
                isClock = true
                continue
            }
            guard let read = amount, add(read, unit: byte, isClock: isClock) else { return nil }
            amount = nil
            isRead = true
        }
        guard isRead, amount == nil else { return nil }
    }

    private mutating func add(_ amount: Int, unit: UInt8, isClock: Bool) -> Bool {
        switch (unit, isClock) {
        case (UInt8(ascii: "Y"), false): months += amount * 12
        case (UInt8(ascii: "Q"), false): months += amount * 3
        case (UInt8(ascii: "M"), false): months += amount
        case (UInt8(ascii: "W"), false): days += amount * 7
        case (UInt8(ascii: "D"), false): days += amount
        case (UInt8(ascii: "H"), true): minutes += amount * 60
        case (UInt8(ascii: "M"), true): minutes += amount
        case (UInt8(ascii: "S"), true): break
        default: return false
        }
        return true
    }

    /// The day on which a term that begins on `start` ends: 180 days from 2022-01-06 end on 2022-07-05.
    package func end(from start: CalendarDate) -> CalendarDate {
        start.adding(months: months).adding(days: days + minutes / Self.minutesInDay)
    }

    /// The day on which a term that ends on `end` began.
    package func start(until end: CalendarDate) -> CalendarDate {
        end.adding(months: -months).adding(days: -days - minutes / Self.minutesInDay)
    }
}
