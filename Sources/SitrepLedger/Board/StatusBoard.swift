// What holds now: the last word on each system in each place.

import SitrepModel

enum StatusBoard {
    private struct Key: Hashable {
        let system: StatusReport.System
        let country: CountryCode?
        let place: String?
    }

    static func lines(of entries: [StatusEntry], asOf: PublicationTime, copies: CopyGroups) -> [StatusLine] {
        let reported = entries.filter { $0.modality == .actual && ($0.from ?? asOf.date) <= asOf.date }
        let groups = Dictionary(grouping: reported) {
            Key(system: $0.system, country: $0.country, place: $0.place)
        }
        let beginnings = beginnings(of: reported)
        let lines = groups.values.compactMap { line(of: $0, beginnings: beginnings, asOf: asOf, copies: copies) }
        let ends = ends(given: lines)
        return lines.filter { !isEnded($0, ends) }.sorted { order($0) < order($1) }
    }

    /// A system in a country, whatever the place.
    private struct National: Hashable {
        let system: StatusReport.System
        let country: CountryCode?
    }

    /// What is lifted or restored for a country is so in each place of it, unless it was said of the place later.
    private static func isEnded(_ line: StatusLine, _ ends: [National: Int]) -> Bool {
        guard line.place != nil, !line.state.isUsual else { return false }
        return ends[National(system: line.system, country: line.country)].map { $0 > begins(line) } ?? false
    }

    /// The last day on which a system was said to be as usual in all of a country.
    private static func ends(given lines: [StatusLine]) -> [National: Int] {
        let national = lines.filter { $0.place == nil && $0.state.isUsual }
        return Dictionary(
            national.map { (National(system: $0.system, country: $0.country), begins($0)) }, uniquingKeysWith: max)
    }

    /// What is extended began when it was first declared or imposed, there or in a place of the country.
    private static func beginnings(of entries: [StatusEntry]) -> [National: CalendarDate] {
        let declared = entries.filter { $0.state == .declared || $0.state == .imposed }
        return Dictionary(
            declared.compactMap { entry in
                entry.from.map { (National(system: entry.system, country: entry.country), $0) }
            }, uniquingKeysWith: min)
    }

    private static func begins(_ line: StatusLine) -> Int {
        (line.from ?? line.citations.first?.published?.date)?.dayNumber ?? .min
    }

    private static func line(
        of entries: [StatusEntry], beginnings: [National: CalendarDate], asOf: PublicationTime, copies: CopyGroups
    ) -> StatusLine? {
        let ordered = entries.sorted { effective($0) < effective($1) }
        // A copy that comes late is no new word.
        let original = ordered.filter { copies.origins[$0.citation.entry.report] == nil }
        guard let last = original.last ?? ordered.last else { return nil }
        let change = original.last { $0.state.isUsual != last.state.isUsual }
        let current = ordered.filter { entry in change.map { effective($0) < effective(entry) } ?? true }
        let same = current.filter { $0.state == last.state }
        let day = effective(last).0
        let others = ordered.filter { effective($0).0 == day && $0.state != last.state }
        let until = same.compactMap(\.until).max()
        let inForce = current.filter(\.state.isInForce)
        let begun = (last.state.isInForce ? inForce : same).compactMap(\.from).min()
        let isExtended = inForce.contains { $0.state == .extended }
        return StatusLine(
            system: last.system, state: last.state, country: last.country, place: last.place,
            from: begun
                ?? (last.state.isInForce && isExtended
                    ? beginnings[National(system: last.system, country: last.country)] : nil),
            until: until, hasExpired: until.map { $0 < asOf.date } ?? false,
            witnessCount: copies.witnessCount(of: same.map(\.citation.entry.report)),
            citations: same.reversed().map(\.citation), conflicts: others)
    }

    /// The day a state begins to hold, then when it was reported, then where in the report.
    private static func effective(_ entry: StatusEntry) -> (Int, Int, EntryID) {
        let published = entry.citation.published
        let day = entry.from?.dayNumber ?? published?.date.dayNumber ?? .min
        return (day, published?.minutesSinceEpoch ?? .min, entry.citation.entry)
    }

    private static func order(_ line: StatusLine) -> (Int, String, String, String) {
        (
            line.hasExpired ? 1 : 0, line.system.rawValue, line.country?.code ?? "~", line.place ?? ""
        )
    }
}
