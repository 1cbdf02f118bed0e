// The kinds of words and numbers that time patterns are made of.

/// A class that patterns name as `<month>`; words get theirs from the table `en/time-words`.
enum TimeClass: UInt16, Sendable, CaseIterable {
    // Named days and parts of the calendar.
    case month, weekday, shortday, weekdays, season, seasons, part, parts, dayclock, deictic, holiday
    // Units of time: any form, singular, plural.
    case unit, sing, plur, weekend
    // Codes of business news: Q3, H1.
    case quarterno, halfno
    /// Months of the Islamic calendar, "FY" before a year, and what marks a date of the Julian calendar.
    case hijri, fy, julian
    // Words that place one time beside another.
    case last, this, next, following, same, early, middle, late, begin, midst, finish, sooner, later
    // Amounts.
    case approx, exact, vague, one, per, every, freq, times
    // Clock.
    case ampm, zone, zonename
    // Words that guards look for beside a match.
    case money, counted
    // Numbers by how they may be read.
    case number, round, dayno, ordinal, year, yy, shortyear, hour, hhmm, clock, dotclock, decade, iso, slash, fraction
    // Numbers that are dates or times only in notes, where nobody writes them out.
    case monthday, dotday, dashdate, yearmonth, compact, monthno, bigyear, dayword
    case halfclock, shortclock, wordclock, minute
    // A date with its clock; an amount with a decimal point, in hundredths.
    case isotime, decimal
    /// What stands between the two ends of a range.
    case joint, pair
    /// Brackets, which patterns use for their own.
    case open, shut
    // Given by templates only.
    case mod, ref, unitshift, clockshift, dayshift, nth, tens

    private static let byName: [String: TimeClass] = Dictionary(
        uniqueKeysWithValues: allCases.map { ("\($0)", $0) })

    /// The class of that name in tables.
    static func named(_ name: String) -> TimeClass? { byName[name] }

    var symbol: TimeSymbol { TimeSymbol(id: rawValue) }
}

/// A class or a literal word of the patterns; classes come first.
struct TimeSymbol: Hashable, Sendable, Comparable {
    let id: UInt16

    static let firstLiteral = UInt16(TimeClass.allCases.count)
    var timeClass: TimeClass? { TimeClass(rawValue: id) }
    static func < (a: TimeSymbol, b: TimeSymbol) -> Bool { a.id < b.id }
}

/// One way to read a word or number: its class or literal, with its value.
struct TimeReading: Sendable, Hashable {
    let symbol: TimeSymbol
    /// A number, or the code of a name (see ``TimeNames``).
    let value: Int32
    /// Holds only where the word is written with a capital.
    var needsCapital = false
}

/// Names that stand as values in tables (`START`, `NI`, `week`), each with a code.
struct TimeNames: Sendable {
    /// Codes begin above every number that is a value itself.
    static let firstCode: Int32 = 1_000_000_000
    private var names: [String] = []
    private var codes: [String: Int32] = [:]

    /// The value of a table field: its number, or its name's code.
    mutating func value(of field: String) -> Int32 {
        if field.isEmpty { return 0 }
        if let number = Int32(field), number < Self.firstCode { return number }
        if let known = codes[field] { return known }
        let code = Self.firstCode + Int32(names.count)
        names.append(field)
        codes[field] = code
        return code
    }

    /// The name of a code; absent for numbers.
    func name(of value: Int32) -> String? {
        let index = Int(value) - Int(Self.firstCode)
        return names.indices.contains(index) ? names[index] : nil
    }
}
