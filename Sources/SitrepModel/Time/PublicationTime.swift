// When a report was published: always a day, and the clock and zone where they are known.

/// A day, with minutes since midnight and the offset from UTC where the source gives them.
///
/// Printed as ISO 8601: `2022-01-06`, `2022-01-06T19:31`, `2022-01-06T19:31+06:00`.
public struct PublicationTime: Hashable, Sendable {
    public let date: CalendarDate
    /// Minutes since local midnight, 0 to 1439.
    public let minuteOfDay: Int?
    /// Minutes east of UTC.
    public let utcOffsetMinutes: Int?

    public init(date: CalendarDate, minuteOfDay: Int? = nil, utcOffsetMinutes: Int? = nil) {
        self.date = date
        self.minuteOfDay = minuteOfDay
        self.utcOffsetMinutes = minuteOfDay == nil ? nil : utcOffsetMinutes
    }

    /// Reads ISO 8601 with or without clock and zone (`Z`, `+06:00`, `+0600`); absent for anything else.
    public init?(iso8601 text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard bytes.count >= 10, let date = CalendarDate(iso8601: String(decoding: bytes[..<10], as: UTF8.self))
        else { return nil }
        self.date = date
        guard bytes.count >= 16, bytes[10] == UInt8(ascii: "T") || bytes[10] == 0x20,
            let hour = Self.number(bytes, 11), let minute = Self.number(bytes, 14), hour < 24, minute < 60
        else {
            guard bytes.count == 10 || bytes[10] == UInt8(ascii: "T") || bytes[10] == 0x20 else { return nil }
            (minuteOfDay, utcOffsetMinutes) = (nil, nil)
            return
        }
        minuteOfDay = hour * 60 + minute
        utcOffsetMinutes = Self.offset(in: bytes[16...])
    }

    /// Minutes since 1970-01-01T00:00Z; a missing clock is taken as midnight and a missing zone as UTC.
    public var minutesSinceEpoch: Int { date.dayNumber * 1440 + (minuteOfDay ?? 0) - (utcOffsetMinutes ?? 0) }

    private static func number(_ bytes: [UInt8], _ at: Int) -> Int? {
        guard at + 1 < bytes.count, (0x30...0x39).contains(bytes[at]), (0x30...0x39).contains(bytes[at + 1])
        else { return nil }
        return Int(bytes[at] - 0x30) * 10 + Int(bytes[at + 1] - 0x30)
    }

    private static func offset(in tail: ArraySlice<UInt8>) -> Int? {
        guard let mark = tail.firstIndex(where: { $0 == 0x5A || $0 == 0x7A || $0 == 0x2B || $0 == 0x2D }) else {
            return nil
        }
        if tail[mark] == 0x5A || tail[mark] == 0x7A { return 0 }
        let digits = tail[(mark + 1)...].filter { (0x30...0x39).contains($0) }.map { Int($0 - 0x30) }
        guard digits.count >= 2 else { return nil }
        let hours = digits[0] * 10 + digits[1]
        let minutes = digits.count >= 4 ? digits[2] * 10 + digits[3] : 0
        guard hours <= 14, minutes < 60 else { return nil }
        return (tail[mark] == 0x2D ? -1 : 1) * (hours * 60 + minutes)
    }
}

extension PublicationTime: Comparable {
    public static func < (a: PublicationTime, b: PublicationTime) -> Bool {
        (a.minutesSinceEpoch, a.minuteOfDay ?? -1) < (b.minutesSinceEpoch, b.minuteOfDay ?? -1)
    }
}

extension PublicationTime: CustomStringConvertible {
    public var description: String {
        guard let minuteOfDay else { return date.description }
        func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
        let clock = "\(date)T\(two(minuteOfDay / 60)):\(two(minuteOfDay % 60))"
        guard let offset = utcOffsetMinutes else { return clock }
        guard offset != 0 else { return clock + "Z" }
        return clock + (offset < 0 ? "-" : "+") + two(abs(offset) / 60) + ":" + two(abs(offset) % 60)
    }
}

extension PublicationTime: Codable {
    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let time = PublicationTime(iso8601: text) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "“\(text)” is not an ISO 8601 date or time"))
        }
        self = time
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
