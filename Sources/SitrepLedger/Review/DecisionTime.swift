// The instant of a decision, in UTC to the second.

import SitrepModel

/// Seconds since 1970-01-01T00:00:00Z, printed as ISO 8601 (`2026-11-27T20:18:53Z`).
public struct DecisionTime: Hashable, Sendable, Comparable {
    public let secondsSinceEpoch: Int

    public init(secondsSinceEpoch: Int) { self.secondsSinceEpoch = secondsSinceEpoch }

    /// Reads the printed form.
    public init?(iso8601 text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count == DecisionTime.length, bytes.last == UInt8(ascii: "Z"),
            let minutes = PublicationTime(iso8601: String(text.prefix(DecisionTime.lengthToMinute)) + "Z"),
            let seconds = Int(text.dropLast().suffix(2)), (0..<60).contains(seconds)
        else { return nil }
        secondsSinceEpoch = minutes.minutesSinceEpoch * 60 + seconds
    }

    private static let length = 20
    private static let lengthToMinute = 16

    public static func < (a: DecisionTime, b: DecisionTime) -> Bool { a.secondsSinceEpoch < b.secondsSinceEpoch }

    private var time: PublicationTime {
        let minutes = secondsSinceEpoch >= 0 ? secondsSinceEpoch / 60 : (secondsSinceEpoch - 59) / 60
        let day = minutes >= 0 ? minutes / 1440 : (minutes - 1439) / 1440
        return PublicationTime(
            date: CalendarDate(dayNumber: day), minuteOfDay: minutes - day * 1440, utcOffsetMinutes: 0)
    }
}

extension DecisionTime: CustomStringConvertible {
    public var description: String {
        let seconds = ((secondsSinceEpoch % 60) + 60) % 60
        return "\(time.description.dropLast()):\(seconds < 10 ? "0" : "")\(seconds)Z"
    }

    /// For people: `2026-11-27 20:18 UTC`.
    public var text: String { time.description.dropLast().split(separator: "T").joined(separator: " ") + " UTC" }
}

extension DecisionTime: Codable {
    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let time = DecisionTime(iso8601: text) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "“\(text)” is no instant in UTC"))
        }
        self = time
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
