// A series of numbers as a small SVG: a step line over days, a mark for each number, bounds as bars.

import SitrepFormats
import SitrepLedger
import SitrepModel

/// Drawn on the server from numbers alone, so it holds nothing that a report wrote.
struct StepChart {
    private static let width = 300.0
    private static let height = 60.0
    private static let margin = 5.0

    private struct Mark {
        let x: Double
        let y: Double
        /// Top of the bar of a number with bounds; for "at least" it runs off the chart.
        let bound: (low: Double, high: Double)?
        let isRival: Bool
        let isWithdrawn: Bool
    }

    private let marks: [Mark]
    private let label: String

    init(_ series: FigureSeries) {
        let dated = series.points.filter { $0.reportedDay != nil }
        let days = dated.compactMap { $0.reportedDay?.dayNumber }
        let values = dated.map(StepChart.value)
        let first = days.min() ?? 0
        let span = Double(max(1, (days.max() ?? 0) - first))
        let top = max(values.max() ?? 1, 1)
        func x(_ day: Int) -> Double {
            StepChart.margin + Double(day - first) / span * (StepChart.width - 2 * StepChart.margin)
        }
        func y(_ value: Double) -> Double {
            StepChart.height - StepChart.margin - min(1, value / top) * (StepChart.height - 2 * StepChart.margin)
        }
        let rivals = Set(series.conflicts.map(\.citation.entry))
        let withdrawn = Set(series.withdrawals.map(\.figure.citation.entry))
        marks = StepChart.thinned(
            zip(dated, days).map { entry, day in
                let isBounded = entry.best == nil && (entry.low != nil || entry.high != nil)
                let bound = (low: y(entry.low ?? 0), high: y(entry.high ?? top))
                return Mark(
                    x: x(day), y: y(StepChart.value(entry)), bound: isBounded ? bound : nil,
                    isRival: rivals.contains(entry.citation.entry),
                    isWithdrawn: withdrawn.contains(entry.citation.entry))
            })
        let newest = series.latest.map { "the newest \(FigureText.value($0))" } ?? "none of which stands"
        let takenBack = dated.count { withdrawn.contains($0.citation.entry) }
        label = "\(dated.count) numbers, \(newest)" + (takenBack == 0 ? "" : ", \(takenBack) withdrawn")
    }

    /// More numbers than this are drawn by columns.
    private static let columns = 20

    /// Of each column the last mark, the highest, and the last that is a rival or withdrawn; all where they are few.
    private static func thinned(_ marks: [Mark]) -> [Mark] {
        guard marks.count > 2 * columns else { return marks }
        var kept: Set<Int> = []
        let byColumn = Dictionary(grouping: marks.indices) { Int(marks[$0].x / width * Double(columns)) }
        for column in byColumn.values {
            let telling = [
                column.last, column.min { marks[$0].y < marks[$1].y }, column.last { marks[$0].isRival },
                column.last { marks[$0].isWithdrawn },
            ]
            kept.formUnion(telling.compactMap(\.self))
        }
        return kept.sorted().map { marks[$0] }
    }

    private static func value(_ entry: FigureEntry) -> Double { entry.best ?? entry.low ?? entry.high ?? 0 }

    /// Empty where fewer than two numbers are dated.
    var svg: String {
        guard marks.count > 1 else { return "" }
        let floor = StepChart.text(StepChart.height - StepChart.margin)
        var path = ""
        // What was taken back is no step of the line.
        for mark in marks where !mark.isWithdrawn {
            path +=
                path.isEmpty
                ? "M\(StepChart.text(mark.x)) \(StepChart.text(mark.y))"
                : "H\(StepChart.text(mark.x))V\(StepChart.text(mark.y))"
        }
        var result =
            "<svg class=\"chart\" viewBox=\"0 0 300 60\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"\(label)\">"
        result +=
            "<line class=\"axis\" x1=\"0\" x2=\"300\" y1=\"\(floor)\" y2=\"\(floor)\"/><path class=\"line\" d=\"\(path)\"/>"
        for mark in marks {
            let x = StepChart.text(mark.x)
            if mark.isWithdrawn {
                result += "<path class=\"withdrawn-point\" d=\"\(StepChart.cross(mark))\"/>"
                continue
            }
            if let bound = mark.bound {
                result +=
                    "<line class=\"bound\" x1=\"\(x)\" x2=\"\(x)\" y1=\"\(StepChart.text(bound.low))\" y2=\"\(StepChart.text(bound.high))\"/>"
            }
            // A line of no length with round ends stays round however the chart is stretched.
            let style = mark.isRival ? "point rival-point" : "point"
            result += "<path class=\"\(style)\" d=\"M\(x) \(StepChart.text(mark.y))h0\"/>"
        }
        return result + "</svg>"
    }

    /// Two strokes over the place of a number.
    private static func cross(_ mark: Mark) -> String {
        let arm = 3.5
        return "M\(text(mark.x - arm)) \(text(mark.y - arm))L\(text(mark.x + arm)) \(text(mark.y + arm))"
            + "M\(text(mark.x - arm)) \(text(mark.y + arm))L\(text(mark.x + arm)) \(text(mark.y - arm))"
    }

    private static func text(_ value: Double) -> String { String((value * 10).rounded() / 10) }
}
