// Moves by several units: "2 weeks and 2 days ago", "1 hour 30 minutes from now".

import SitrepModel

extension TimeResolver {
    /// The day, or with hours and minutes the moment, so many units from publication.
    func move(_ rule: TimeRule, _ captures: TimeCaptures, _ context: TimeContext) -> ResolvedTime? {
        guard case .constant(let sign) = rule.template.count, let term = steps(captures), !term.isEmpty else {
            return nil
        }
        guard let anchor = context.anchor else { return resolved(rule.type, .open("XXXX-XX-XX"), nil) }
        var day = anchor
        var minutes = 0
        var isClock = false
        for (unit, count) in term {
            switch unit {
            case .second: isClock = true
            case .minute, .hour:
                minutes += sign * count * (unit == .hour ? 60 : 1)
                isClock = true
            default: day = unit.shift(day, by: sign * count)
            }
        }
        guard isClock else { return resolved(rule.type, .day(day), TimeBasis.publication) }
        let total = (context.anchorMinute ?? 0) + minutes
        let days = total >= 0 ? total / 1440 : -((1439 - total) / 1440)
        return timed(.time, .day(day.adding(days: days)), TimeBasis.publication, Clock.text(total - days * 1440))
    }

    /// "2 days 1 hour 5 minutes" as `P2DT1H5M`, greater units first.
    func sum(_ rule: TimeRule, _ captures: TimeCaptures) -> ResolvedTime? {
        guard let steps = steps(captures), steps.count > 1 else { return nil }
        let sorted = steps.enumerated().sorted { ($1.element.0.rank, $0.offset) < ($0.element.0.rank, $1.offset) }
        var value = "P"
        var isClock = false
        for (unit, count) in sorted.map(\.element) {
            let (letter, factor, needsClock) = unit.duration
            if needsClock, !isClock {
                value += "T"
                isClock = true
            }
            value += "\(count * factor)\(letter)"
        }
        return ResolvedTime(type: rule.type, value: value)
    }

    /// Units with their counts, each count standing before its unit.
    private func steps(_ captures: TimeCaptures) -> [(TimeUnit, Int)]? {
        var steps: [(TimeUnit, Int)] = []
        var count = 1
        for capture in captures.list {
            switch capture.timeClass {
            case .number, .round: count = Int(capture.value)
            case .one: count = 1
            case .vague:
                guard names.name(of: capture.value) == nil else { return nil }
                count = Int(capture.value)
            case .unit, .sing:
                guard let unit = names.name(of: capture.value).flatMap({ TimeUnit(rawValue: $0) }),
                    count <= TimeUnit.largestShift
                else { return nil }
                steps.append((unit, count))
                count = 1
            default: break
            }
        }
        return steps
    }
}
