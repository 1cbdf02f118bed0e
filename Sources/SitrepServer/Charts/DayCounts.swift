// How many happenings fall on each column of days, and which days a chart shows.

import SitrepLedger
import SitrepModel

/// Spans of days of happenings; everything about them is linear in their number.
struct DayCounts: Sendable {
    /// The chart shows days that hold nine tenths of what happened, however far back the rest lies.
    private static let leftOutAtMost = 0.1
    /// A few days are shown with as many around them.
    private static let leastDays = 31
    /// Reports of the last happenings come in the days after.
    private static let daysAfter = 3

    private var spans: [ClosedRange<Int>] = []

    init(_ incidents: [Incident], where isKept: (Incident) -> Bool) {
        for incident in incidents where isKept(incident) {
            guard let days = incident.span else { continue }
            spans.append(days.lowerBound.dayNumber...days.upperBound.dayNumber)
        }
    }

    /// The columns shown; absent where nothing is dated.
    func axis(_ window: DayWindow?, asOf: CalendarDate) -> DayAxis? {
        guard let newest = spans.lazy.map(\.lowerBound).max(), let oldest = spans.lazy.map(\.lowerBound).min() else {
            return nil
        }
        let end = max(newest, min(asOf.dayNumber, newest + Self.daysAfter))
        guard let window else { return DayAxis(recent(oldest, newest)...end) }
        let first = min(max(window.first, oldest), end)
        let last = max(first, min(window.last, end))
        let around = max(0, Self.leastDays - (last - first + 1)) / 2
        let begin = max(min(oldest, first), first - around)
        return DayAxis(begin...max(begin, min(max(end, last), last + around)))
    }

    /// The first day of the finest columns that leave out little enough.
    private func recent(_ oldest: Int, _ newest: Int) -> Int {
        for unit in DayAxis.Unit.allCases {
            let start = DayAxis.start(of: unit, before: newest + Self.daysAfter)
            let leftOut = spans.count { $0.upperBound < start }
            guard Double(leftOut) <= Double(spans.count) * Self.leftOutAtMost else { continue }
            if leftOut == 0 { return max(start, oldest) }
            return max(start, spans.lazy.filter { $0.upperBound >= start }.map(\.lowerBound).min() ?? start)
        }
        return oldest
    }

    /// A number for each column; what goes on for days counts on each.
    func counts(on axis: DayAxis) -> [Int] {
        var steps = [Int](repeating: 0, count: axis.columns + 1)
        for span in spans where span.upperBound >= axis.first && span.lowerBound <= axis.last {
            steps[axis.column(of: span.lowerBound)] += 1
            steps[axis.column(of: span.upperBound) + 1] -= 1
        }
        var sum = 0
        return steps.dropLast().map { step in
            sum += step
            return sum
        }
    }

    /// Happenings that were over before the first column.
    func before(_ axis: DayAxis) -> Int { spans.count { $0.upperBound < axis.first } }
}
