// A number with its bounds as a person writes it.

public import SitrepLedger
public import SitrepModel

/// Numbers as text: `225`, `≥ 1,000`, `≤ 3,500`, `21–24`.
public enum FigureText {
    public static func value(_ entry: FigureEntry) -> String {
        value(low: entry.low, high: entry.high, best: entry.best)
    }

    /// What is counted, and whose people: `killed`, `killed, state forces`, `troops, of KGZ`.
    public static func name(of quantity: Figure.Quantity, side: CountedSide?) -> String {
        ([FieldWords.text(of: quantity.rawValue)] + [side.map(words)].compactMap(\.self)).joined(separator: ", ")
    }

    /// `of KGZ`, `state forces`.
    public static func words(of side: CountedSide) -> String {
        switch side {
        case .country(let country): "of \(country.code)"
        case .fighting(let side): FieldWords.text(of: side.rawValue)
        }
    }

    public static func value(low: Double?, high: Double?, best: Double?) -> String {
        if let best { return digits(best) }
        switch (low, high) {
        case (let low?, let high?): return low == high ? digits(low) : "\(digits(low))–\(digits(high))"
        case (let low?, nil): return "≥ \(digits(low))"
        case (nil, let high?): return "≤ \(digits(high))"
        case (nil, nil): return "?"
        }
    }

    /// Whole numbers in groups of three; others as they are.
    public static func digits(_ value: Double) -> String {
        guard value == value.rounded(), abs(value) < 1e15 else { return String(value) }
        let plain = String(Int(abs(value)))
        var grouped = ""
        for (index, digit) in plain.enumerated() {
            if index > 0, (plain.count - index) % 3 == 0 { grouped += "," }
            grouped.append(digit)
        }
        return value < 0 ? "−" + grouped : grouped
    }
}
