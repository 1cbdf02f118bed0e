// Figures as series: every number with its day and its source, and which of them disagree.

import SitrepModel

enum FigureBoard {
    private struct Key: Hashable {
        let quantity: Figure.Quantity
        let country: CountryCode?
        let side: CountedSide?
    }

    /// Numbers that differ by more than this factor count different things.
    private static let likeSize = 2.0
    /// Those that grow: a smaller number soon after a larger one counts a part of the same people.
    private static let growing: Set<Figure.Quantity> = [.killed, .injured, .detained, .displaced, .evacuated]
    /// So many days after a total a much smaller number is still one of its parts.
    private static let partWindowInDays = 7
    /// Numbers that a report sets against each other stand within so many bytes, some two sentences.
    private static let contrastReach = 320

    /// Quantities that make no series: they count different things each time.
    private static let unseriesed: Set<Figure.Quantity> = [.other, .percent, .money, .price]
    /// Numbers given at most so many days apart can be compared: tolls grow by the hour, forces stand for days.
    private static func conflictWindowInDays(of quantity: Figure.Quantity) -> Int { quantity == .troops ? 3 : 1 }

    static func series(of entries: [FigureEntry], copies: CopyGroups) -> [FigureSeries] {
        let counted = entries.filter { entry in
            !unseriesed.contains(entry.quantity) && entry.citation.stance != .denied
                && copies.origins[entry.citation.entry.report] == nil
        }
        let groups = Dictionary(grouping: counted) {
            Key(quantity: $0.quantity, country: $0.country, side: $0.side)
        }
        let order = Dictionary(uniqueKeysWithValues: Figure.Quantity.allCases.enumerated().map { ($1, $0) })
        return groups.values.compactMap(series(of:))
            .sorted {
                (order[$0.quantity] ?? 0, -$0.points.count, $0.country?.code ?? "~", $0.side?.code ?? "")
                    < (order[$1.quantity] ?? 0, -$1.points.count, $1.country?.code ?? "~", $1.side?.code ?? "")
            }
    }

    private static func series(of entries: [FigureEntry]) -> FigureSeries? {
        let withdrawals = Withdrawals(of: entries)
        let byReport = Dictionary(grouping: entries, by: \.citation.entry.report)
        let points = totals(
            among: byReport.values.compactMap { total(of: $0, withdrawals) }.sorted { key($0) < key($1) }, withdrawals)
        guard let newest = points.last else { return nil }
        let standing = points.filter(withdrawals.stands)
        let totals = Set(points.map(\.citation.entry))
        let rivals = standing.last.map { latest in standing.filter { disagree($0, latest) } + [latest] } ?? []
        let conflicts = (rivals.count > 1 ? rivals : []) + contradictions(in: byReport, withdrawals)
        return FigureSeries(
            quantity: newest.quantity, country: newest.country, side: newest.side, points: points,
            parts: entries.filter { !totals.contains($0.citation.entry) }.sorted { key($0) < key($1) },
            latest: standing.last, conflicts: conflicts,
            withdrawals: withdrawals.withdrawals(among: entries.sorted { key($0) < key($1) }))
    }

    /// Without those that count a part of what another report has just counted whole; in order of time.
    private static func totals(among points: [FigureEntry], _ withdrawals: Withdrawals) -> [FigureEntry] {
        var whole: FigureEntry?
        return points.filter { point in
            guard withdrawals.stands(point) else { return true }
            if let whole, growing.contains(point.quantity), point.size * likeSize < whole.size,
                let day = point.reportedDay, let before = whole.reportedDay,
                day.dayNumber - before.dayNumber <= partWindowInDays
            {
                return false
            }
            whole = point
            return true
        }
    }

    /// Numbers of the same on the word of two sources that one report sets against each other.
    private static func contradictions(
        in byReport: [ReportID: [FigureEntry]], _ withdrawals: Withdrawals
    ) -> [FigureEntry] {
        byReport.sorted { $0.key < $1.key }.flatMap { report in
            let entries = report.value.filter(withdrawals.stands).sorted { $0.citation.entry < $1.citation.entry }
            return entries.filter { one in entries.contains { contradicts(one, $0) } }
        }
    }

    /// Of like size, of the same people, by different sources: neither is a part of the other.
    private static func contradicts(_ a: FigureEntry, _ b: FigureEntry) -> Bool {
        guard a.place == b.place, abs(a.citation.span.start - b.citation.span.start) <= contrastReach,
            let sourceA = a.citation.sources.last, let sourceB = b.citation.sources.last,
            sourceA != sourceB, areApart(a, b)
        else { return false }
        return min(a.size, b.size) * likeSize >= max(a.size, b.size)
    }

    /// The largest number of one report that it does not give as an earlier one; the first of equal ones.
    ///
    /// A report that takes a number back gives a new one only by counting the same: "two soldiers" is no total where
    /// the number of dead people is withdrawn.
    private static func total(of entries: [FigureEntry], _ withdrawals: Withdrawals) -> FigureEntry? {
        let units = Set(entries.compactMap { $0.withdrawal == nil ? nil : $0.unit })
        guard entries.contains(where: { $0.withdrawal != nil }) else { return newest(of: entries) }
        let standing = entries.filter { withdrawals.stands($0) && $0.unit.map(units.contains) ?? true }
        return largest(of: standing) ?? largest(of: entries)
    }

    /// The largest, unless the report sets it against a number of a later day.
    private static func newest(of entries: [FigureEntry]) -> FigureEntry? {
        guard let largest = largest(of: entries.filter { !$0.isEarlier }) ?? largest(of: entries) else { return nil }
        let rivals = entries.filter { contradicts($0, largest) && day($0) > day(largest) }
        return rivals.max { (day($0), $0.size) < (day($1), $1.size) } ?? largest
    }

    private static func day(_ entry: FigureEntry) -> Int { entry.day?.dayNumber ?? .min }

    private static func largest(of entries: [FigureEntry]) -> FigureEntry? {
        entries.sorted { $0.citation.entry < $1.citation.entry }.max { $0.size < $1.size }
    }

    private static func key(_ entry: FigureEntry) -> (Int, Int, EntryID) {
        // Newest word last: a report of today that counts from yesterday corrects one of yesterday.
        (entry.citation.published?.minutesSinceEpoch ?? .min, entry.day?.dayNumber ?? .min, entry.citation.entry)
    }

    /// Two sources that spoke within the window, ranges that do not meet.
    private static func disagree(_ a: FigureEntry, _ b: FigureEntry) -> Bool {
        guard a.citation.entry.report != b.citation.entry.report, a.place == b.place, let dayA = a.reportedDay,
            let dayB = b.reportedDay,
            abs(dayA.dayNumber - dayB.dayNumber) <= conflictWindowInDays(of: a.quantity)
        else { return false }
        return areApart(a, b)
    }

    private static func areApart(_ a: FigureEntry, _ b: FigureEntry) -> Bool {
        range(a).upperBound < range(b).lowerBound || range(b).upperBound < range(a).lowerBound
    }

    private static func range(_ entry: FigureEntry) -> ClosedRange<Double> {
        let low = entry.low ?? entry.best ?? 0
        return low...max(low, entry.high ?? entry.best ?? .infinity)
    }
}
