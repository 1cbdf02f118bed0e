// Captured amounts and units as ISO-TimeML durations.

import SitrepModel

/// How many units an expression speaks of.
enum TimeAmount: Sendable, Hashable {
    /// Whole units and, in halves, what is over.
    case count(Int, hasHalf: Bool)
    /// "several", "a few".
    case vague
    /// "3.5": in hundredths.
    case decimal(Int)

    /// The amount among captures: a number before a vague word before "a"; one where there is none.
    init(_ captures: TimeCaptures, names: TimeNames) {
        let hasHalf = captures.int(.fraction) == 1
        if let hundredths = captures.int(.decimal) {
            self = .decimal(hundredths)
        } else if let number = captures.int(.round) ?? captures.int(.number) {
            let isVague = captures.has(.vague) && names.name(of: captures.value(.vague) ?? 0) != nil
            self = isVague ? .vague : .count(number, hasHalf: hasHalf)
        } else if let rank = captures.int(.ordinal), captures.has(.sing) {
            self = .count(rank, hasHalf: false)
        } else if let vague = captures.value(.vague) {
            self = names.name(of: vague) == nil ? .count(Int(vague), hasHalf: false) : .vague
        } else if captures.has(.one) || captures.has(.sing) {
            self = .count(1, hasHalf: hasHalf)
        } else if hasHalf {
            self = .count(0, hasHalf: true)
        } else {
            self = captures.has(.plur) ? .vague : .count(1, hasHalf: false)
        }
    }

    var count: Int? {
        if case .count(let count, _) = self { return count }
        return nil
    }

    /// `P5M`, `PT24H`, `P2Y6M`, `PXD`.
    func duration(_ unit: TimeUnit) -> String {
        let (letter, factor, isClock) = unit.duration
        let head = isClock ? "PT" : "P"
        switch self {
        case .vague: return "\(head)X\(letter)"
        case .decimal(let hundredths):
            let digits = TimePoint.digits(hundredths * factor % 100, 2)
            let part = digits.hasSuffix("0") ? digits.prefix(1) : digits[...]
            return "\(head)\(hundredths * factor / 100)" + (part == "0" ? "" : ".\(part)") + letter
        case .count(let count, let hasHalf):
            let whole = "\(head)\(count * factor)\(letter)"
            guard hasHalf else { return whole }
            return Self.withHalf(count, unit) ?? whole
        }
    }

    /// "2 1/2 years" as `P2Y6M`; "half an hour" as `PT30M`.
    private static func withHalf(_ count: Int, _ unit: TimeUnit) -> String? {
        let part: String
        switch unit {
        case .year: part = "6M"
        case .day: return count == 0 ? "PT12H" : "P\(count)DT12H"
        case .hour: return count == 0 ? "PT30M" : "PT\(count)H30M"
        case .minute: return count == 0 ? "PT30S" : "PT\(count)M30S"
        case .decade: return "P\(count * 10 + 5)Y"
        case .century: return "P\(count * 100 + 50)Y"
        case .month: return count == 0 ? "P15D" : "P\(count)M15D"
        default: return nil
        }
        return count == 0 ? "P\(part)" : "P\(count)\(unit.duration.letter)\(part)"
    }
}
