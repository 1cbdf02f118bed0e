// The publication date of a report whose metadata has none.

public import SitrepModel

extension DocumentInfo {
    /// With the day in the report's address where no publication date is known, else with one given for such reports.
    public func dated(orAs given: PublicationTime?) -> DocumentInfo {
        guard published == nil else { return self }
        var info = self
        if let day = url.flatMap({ DateReader.read(address: $0) }) {
            info.published = PublicationTime(date: day)
            info.publishedBasis = .address
        } else if let given {
            info.published = given
            info.publishedBasis = .option
        }
        return info
    }
}

extension PublicationTime {
    private static let minutesOfDay = 1440
    private static let minutesOfHour = 60
    /// Zones lie between so many minutes east and west of UTC.
    private static let easternmost = 14 * 60
    private static let westernmost = 12 * 60
    /// Europe lies so far east of UTC at most.
    private static let nearEast = 3 * 60

    /// The same instant, given in UTC, in the zone nearest to UTC where it falls on a day that the page names; the
    /// time itself where there is no such zone. A day that is only shown may be that of the visit.
    func local(on addressed: CalendarDate?, or shown: CalendarDate?) -> PublicationTime {
        let isEvening = (minuteOfDay ?? 0) >= Self.minutesOfDay - Self.nearEast
        let day = addressed ?? shown.flatMap { $0 < date || isEvening ? $0 : nil }
        guard let day, day != date, utcOffsetMinutes == 0, let minute = minuteOfDay else { return self }
        let isAhead = day == date.adding(days: 1)
        guard isAhead || day == date.adding(days: -1) else { return self }
        let least = isAhead ? Self.minutesOfDay - minute : minute + 1
        let shift = (least + Self.minutesOfHour - 1) / Self.minutesOfHour * Self.minutesOfHour
        guard shift <= (isAhead ? Self.easternmost : Self.westernmost) else { return self }
        return PublicationTime(
            date: day, minuteOfDay: isAhead ? minute + shift - Self.minutesOfDay : minute - shift + Self.minutesOfDay,
            utcOffsetMinutes: isAhead ? shift : -shift)
    }

    /// With the clock of another time of the same day, where it has none itself.
    func keepingClock(of other: PublicationTime?) -> PublicationTime {
        guard minuteOfDay == nil, let other, other.date == date else { return self }
        return other
    }

    /// Reads a time as feeds and pages write it: RFC 822, ISO 8601, dates in words.
    public init?(written text: String) {
        guard let time = DateReader.read(text) else { return nil }
        self = time
    }
}
