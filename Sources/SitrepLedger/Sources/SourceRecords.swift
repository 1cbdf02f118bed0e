// The record of each source, from a ledger and its board: pure, and the same for any order of arrival.

import SitrepModel

/// Builds the records of sources as of a board's instant.
public enum SourceRecords {
    /// By the number of entries, then by name; copies say nothing of their own.
    public static func records(of ledger: Ledger, board: Board) -> [SourceRecord] {
        let copies = Set(board.reports.filter { $0.copyOf != nil }.map(\.id))
        let shown = Set(board.reports.map(\.id)).subtracting(copies)
        let said = figures(of: board) + statuses(of: ledger.reports.filter { shown.contains($0.id) }, board: board)
        var bySource: [String: [SourcedEntry]] = [:]
        for entry in said where shown.contains(entry.citation.entry.report) {
            if let source = entry.citation.source { bySource[source, default: []].append(entry) }
        }
        return bySource.map { name, entries in
            SourceRecord(
                name: name, entries: entries.sorted { order($0) > order($1) },
                reportCount: Set(entries.map(\.citation.entry.report)).count)
        }
        .sorted { ($1.entries.count, $0.name) < ($0.entries.count, $1.name) }
    }

    private static func order(_ entry: SourcedEntry) -> (Int, EntryID) {
        (entry.citation.published?.minutesSinceEpoch ?? .min, entry.citation.entry)
    }

    // MARK: - Numbers

    private static func figures(of board: Board) -> [SourcedEntry] {
        board.figures.flatMap { series in
            let withdrawn = Set(series.withdrawals.map(\.figure.citation.entry))
            let contradicted = Set(series.conflicts.map(\.citation.entry))
            return series.points.map { point in
                let entry = point.citation.entry
                let fate: Fate =
                    withdrawn.contains(entry)
                    ? .withdrawn
                    : contradicted.contains(entry)
                        ? .contradicted : series.latest?.citation.entry == entry ? .stands : .superseded
                return SourcedEntry(content: .figure(point, series), fate: fate, citation: point.citation)
            }
        }
    }

    // MARK: - States

    private static func statuses(of reports: [ReportEntries], board: Board) -> [SourcedEntry] {
        let standing = Set(board.statuses.filter { !$0.hasExpired }.flatMap { $0.citations.map(\.entry) })
        let contradicted = Set(board.statuses.flatMap { $0.conflicts.map(\.citation.entry) })
        return reports.flatMap(\.statuses).filter { $0.modality == .actual }.map { status in
            let entry = status.citation.entry
            let fate: Fate =
                contradicted.contains(entry) ? .contradicted : standing.contains(entry) ? .stands : .superseded
            return SourcedEntry(content: .status(status), fate: fate, citation: status.citation)
        }
    }
}
