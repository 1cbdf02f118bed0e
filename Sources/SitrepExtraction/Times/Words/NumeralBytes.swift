// The bytes of numerals: digits, letters and what they add up to.

extension Numerals {
    static func add(_ timeClass: TimeClass, _ value: Int, _ readings: inout [TimeReading]) {
        readings.append(TimeReading(symbol: timeClass.symbol, value: Int32(clamping: value)))
    }

    static func byte(_ bytes: [UInt8], _ at: Int) -> UInt8? { at < bytes.count ? bytes[at] : nil }

    static func isDigit(_ bytes: [UInt8], _ at: Int) -> Bool {
        at < bytes.count && bytes[at] >= 0x30 && bytes[at] <= 0x39
    }

    static func isLetter(_ bytes: [UInt8], _ at: Int) -> Bool {
        at < bytes.count && (bytes[at] | 0x20 >= 0x61 && bytes[at] | 0x20 <= 0x7A)
    }

    /// All digits from a place; no value when there are more than eight.
    static func number(_ bytes: [UInt8], _ cursor: inout Int) -> (value: Int?, count: Int) {
        let start = cursor
        var value = 0
        while isDigit(bytes, cursor) {
            if cursor - start < 9 { value = value * 10 + Int(bytes[cursor] - 0x30) }
            cursor += 1
        }
        let count = cursor - start
        return (count > 0 && count <= 8 ? value : nil, count)
    }

    /// The value of exactly so many digits with no digit after them.
    static func digitCount(_ bytes: [UInt8], _ at: Int, exactly count: Int) -> Int? {
        var cursor = at
        let read = number(bytes, &cursor)
        return read.count == count ? read.value : nil
    }
}
