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
        let lines = groups.values.compactMap { line(of: $0, among: reported, asOf: asOf, copies: copies) }
        return lines.filter { !isEnded($0, by: lines) }.sorted { order($0) < order($1) }
    }

    /// What is lifted or restored for a country is so in each place of it, unless it was said of the place later.
    private static func isEnded(_ line: StatusLine, by lines: [StatusLine]) -> Bool {
        guard line.place != nil, !line.state.isUsual else { return false }
        return lines.contains { other in
            other.place == nil && other.state.isUsual && other.system == line.system && other.country == line.country
                && begins(other) > begins(line)
        }
    }

    /// What is extended began when it was first declared or imposed, there or in a place of the country.
    private static func beginning(of line: StatusEntry, in entries: [StatusEntry]) -> CalendarDate? {
        entries.filter {
            $0.system == line.system && $0.country == line.country && [.declared, .imposed].contains($0.state)
        }.compactMap(\.from).min()
    }

    private static func begins(_ line: StatusLine) -> Int {
        (line.from ?? line.citations.first?.published?.date)?.dayNumber ?? .min
    }

    private static func line(
        of entries: [StatusEntry], among all: [StatusEntry], asOf: PublicationTime, copies: CopyGroups
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
            from: begun ?? (last.state.isInForce && isExtended ? beginning(of: last, in: all) : nil),
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
