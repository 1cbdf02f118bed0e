// A number on its way to becoming a figure.

import SitrepModel

/// A number with what has been read around it; token ranges throughout.
struct FigureCandidate: Sendable {
    /// How far before a number a qualifier may begin.
    static let qualifierReach = 6

    let number: NumberReading
    /// First token of the sentence.
    let low: Int
    /// First token of the figure, its qualifier and currency sign included.
    var start: Int
    /// Past the number, a range's second number included.
    var numberEnd: Int
    /// Past the figure.
    var end: Int
    var range: (low: Double, high: Double)?
    var bound: Bound?
    var qualifier: Range<Int>?
    /// The counted noun with its modifiers.
    var counted: Range<Int>?
    var noun: CountedNoun?
    /// "six of them": a part of what was counted before.
    var isPart = false
    var unit: String?
    var quantities: [Figure.Quantity] = []
    /// The noun of a total that the number follows: "the Kyrgyz share at 200".
    var measure: Int?
    /// Whose people it counts; several where each of them has the number.
    var parties: [CountedParty] = []
    var rule = "noun"

    init(number: NumberReading, low: Int) {
        self.number = number
        self.low = low
        start = number.tokens.lowerBound
        numberEnd = number.tokens.upperBound
        end = number.tokens.upperBound
    }

    /// The first token behind the figure.
    var past: Int { max(end, numberEnd) }

    /// Low, high and best as the record states them.
    var values: (low: Double?, high: Double?, best: Double?) {
        if let range { return (range.low, range.high, nil) }
        switch bound {
        case .low: return (number.value, nil, nil)
        case .high: return (nil, number.value, nil)
        case .best where !number.isVague: return (nil, nil, number.value)
        default: return number.isVague ? (number.value, nil, nil) : (nil, nil, number.value)
        }
    }
}
