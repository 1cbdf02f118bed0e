// Values of other modules as text for the store.

import Foundation
import SitrepFetch
import SitrepIngest
import SitrepModel
import SitrepStore

enum ValidatorText {
    static func text(of validators: Validators) -> String? { StoredText.text(of: validators) }
    static func validators(in text: String?) -> Validators? { text.flatMap { StoredText.value(in: $0) } }
}

enum EntryText {
    static func text(of entry: FeedEntry) -> String { StoredText.text(of: entry) ?? "" }
    static func entry(in text: String) -> FeedEntry? { StoredText.value(in: text) }
}

enum HostText {
    static func texts(of hosts: [String: HostState]) -> [String: String] {
        hosts.compactMapValues { StoredText.text(of: $0) }
    }

    static func hosts(in texts: [String: String]) -> [String: HostState] {
        texts.compactMapValues { StoredText.value(in: $0) }
    }
}

private enum StoredText {
    static func text(of value: some Encodable) -> String? {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return (try? encoder.encode(value)).map { String(decoding: $0, as: UTF8.self) }
    }

    static func value<Value: Decodable>(in text: String) -> Value? {
        try? JSONDecoder().decode(Value.self, from: Data(text.utf8))
    }
}

extension PublicationTime {
    /// The minute of an instant, in UTC.
    init(instant: Date) {
        let minutes = Int((instant.timeIntervalSince1970 / 60).rounded(.down))
        let (day, minute) = minutes.quotientAndRemainder(dividingBy: Self.minutesADay)
        self.init(date: CalendarDate(dayNumber: day), minuteOfDay: minute, utcOffsetMinutes: 0)
    }

    private static let minutesADay = 1440
}
