// Finds again the entries that decisions were made about.

import SitrepModel

/// The entries of some reports, by their words.
public struct EntryIndex: Sendable {
    private struct Key: Hashable {
        let report: ReportID
        let kind: EntryKind
        let words: String

        init(_ anchor: EntryAnchor) {
            (report, kind, words) = (anchor.entry.report, anchor.kind, anchor.words)
        }
    }

    private let entries: [Key: [EntryAnchor]]
    private let reported: [EntryID: [EntryID]]

    public init(_ found: [FoundEntry]) {
        entries = Dictionary(grouping: found.map(\.anchor), by: Key.init)
        var reported: [EntryID: [EntryID]] = [:]
        for entry in found {
            if let claim = entry.claim { reported[claim, default: []].append(entry.id) }
        }
        self.reported = reported
    }

    /// The entry of this kind with these words at this place; else the nearest with the same words, where the text has
    /// moved. Of several on the same words the one of the same name. Absent where the engine finds it no more.
    public func entry(of anchor: EntryAnchor) -> EntryID? {
        func distance(_ one: EntryAnchor) -> (Int, Int, EntryID) {
            (abs(one.span.start - anchor.span.start), one.entry == anchor.entry ? 0 : 1, one.entry)
        }
        return entries[Key(anchor)]?.min { distance($0) < distance($1) }?.entry
    }

    /// The entries that a claim reports.
    func entries(reportedBy claim: EntryID) -> [EntryID] { reported[claim] ?? [] }
}
