// Numbers that were taken back: they stay in their series, marked, with the report that withdraws them.

import SitrepModel

/// A number that no longer stands.
public struct Withdrawal: Hashable, Sendable {
    public let figure: FigureEntry
    /// The report that takes it back, and the words by which it does.
    public let by: Citation
}

/// Which of the numbers of one series were taken back, and by whom.
///
/// A report withdraws the number that it names, wherever its publisher gave it before and wherever it stood with a
/// source that they share; with a total go the numbers that the same report gives for single places.
struct Withdrawals {
    private(set) var sources: [EntryID: Citation] = [:]

    /// `entries` are of one quantity and one country.
    init(of entries: [FigureEntry]) {
        for withdrawing in entries.sorted(by: { Withdrawals.key($0) < Withdrawals.key($1) }) {
            guard let words = withdrawing.withdrawal else { continue }
            let citation = Withdrawals.citation(withdrawing.citation, quoting: words)
            for total in entries where Withdrawals.isWithdrawn(total, by: withdrawing) {
                mark(total, citation)
                for part in entries where Withdrawals.isPart(part, of: total) { mark(part, citation) }
            }
        }
    }

    /// The first withdrawal of a number counts.
    private mutating func mark(_ entry: FigureEntry, _ citation: Citation) {
        if sources[entry.citation.entry] == nil { sources[entry.citation.entry] = citation }
    }

    func stands(_ entry: FigureEntry) -> Bool { sources[entry.citation.entry] == nil }

    /// In the order of the entries.
    func withdrawals(among entries: [FigureEntry]) -> [Withdrawal] {
        entries.compactMap { entry in sources[entry.citation.entry].map { Withdrawal(figure: entry, by: $0) } }
    }

    private static func isWithdrawn(_ entry: FigureEntry, by withdrawing: FigureEntry) -> Bool {
        if entry.citation.entry == withdrawing.citation.entry { return true }
        guard entry.size == withdrawing.size, key(entry).0 < key(withdrawing).0 else { return false }
        return isSamePublisher(entry.citation, withdrawing.citation)
            || !Set(entry.citation.sources).isDisjoint(with: withdrawing.citation.sources)
    }

    private static func isPart(_ entry: FigureEntry, of total: FigureEntry) -> Bool {
        entry.citation.entry.report == total.citation.entry.report && total.place == nil && entry.place != nil
            && entry.size < total.size
    }

    private static func isSamePublisher(_ a: Citation, _ b: Citation) -> Bool {
        a.publisher != nil && a.publisher == b.publisher
    }

    private static func key(_ entry: FigureEntry) -> (Int, EntryID) {
        (entry.citation.published?.minutesSinceEpoch ?? .min, entry.citation.entry)
    }

    private static func citation(_ citation: Citation, quoting words: String) -> Citation {
        Citation(
            entry: citation.entry, span: citation.span, quote: words, publisher: citation.publisher,
            published: citation.published, sources: [], stance: .asserted)
    }
}
