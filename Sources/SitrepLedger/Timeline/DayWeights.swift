// How much reports make of each day.

import SitrepModel

/// Weighs days by the reports that come back to them: the longer after, the more a day has come to matter.
enum DayWeights {
    struct Weight: Sendable {
        var value: Double
        var reportCount: Int
    }

    /// Weights of the days from the first to the last publication. A report adds one to the day on which it was
    /// published, and to each day that it names the fourth root of the days passed since, at least one; days to come
    /// it only announces.
    static func weights(of reports: [ReportDays]) -> [CalendarDate: Weight] {
        guard let first = reports.map(\.published).min(), let last = reports.map(\.published).max() else { return [:] }
        var weights: [CalendarDate: Weight] = [:]
        for report in reports {
            weights[report.published, default: Weight(value: 0, reportCount: 0)].value += 1
            for day in report.named where first <= day && day <= last && day <= report.published {
                let passed = report.published.dayNumber - day.dayNumber
                weights[day, default: Weight(value: 0, reportCount: 0)].value += Double(max(passed, 1)).fourthRoot
            }
            for day in Set(report.named).union([report.published]) { weights[day]?.reportCount += 1 }
        }
        return weights
    }
}

extension Double {
    fileprivate var fourthRoot: Double { squareRoot().squareRoot() }
}
