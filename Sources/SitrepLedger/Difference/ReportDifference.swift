// What two codings of one report find differently.

public import SitrepModel

/// The difference of a later coding of a report from an earlier one.
public struct ReportDifference: Sendable {
    /// An entry of both codings that says something else now.
    public struct Change: Sendable, Hashable {
        public let before: CodedEntry
        public let after: CodedEntry

        /// Properties that differ, with their values before and now; absent where one side has none.
        public var facts: [(name: String, before: String?, after: String?)] {
            let (old, new) = (Change.values(of: before), Change.values(of: after))
            let names = (before.facts + after.facts).map(\.name)
            var seen: Set<String> = []
            return names.filter { seen.insert($0).inserted && old[$0] != new[$0] }.map { ($0, old[$0], new[$0]) }
        }

        /// The entry stands on other words now.
        public var hasMoved: Bool {
            before.anchor.span != after.anchor.span || before.anchor.words != after.anchor.words
        }

        private static func values(of entry: CodedEntry) -> [String: String] {
            Dictionary(entry.facts.map { ($0.name, $0.value) }) { first, _ in first }
        }
    }

    public let report: ReportID
    public let info: DocumentInfo
    public let came: [CodedEntry]
    public let went: [CodedEntry]
    public let changed: [Change]

    public var isEmpty: Bool { came.isEmpty && went.isEmpty && changed.isEmpty }

    /// Entries of one kind are the same where they stand on the same words; of the rest, those whose words overlap are.
    public init(from before: Findings, to after: Findings) {
        report = ReportID(digest: after.document.digest)
        info = after.document
        var pairing = Pairing(before: CodedEntry.all(in: before), after: CodedEntry.all(in: after))
        pairing.pair { $0.anchor.span == $1.anchor.span && $0.anchor.words == $1.anchor.words && $0.facts == $1.facts }
        pairing.pair { $0.anchor.span == $1.anchor.span && $0.anchor.words == $1.anchor.words }
        pairing.pair { $0.anchor.span.overlaps($1.anchor.span) }
        came = pairing.after
        went = pairing.before
        changed = pairing.pairs.map { Change(before: $0, after: $1) }.filter { $0.hasMoved || !$0.facts.isEmpty }
            .sorted { ($0.after.anchor.span, $0.after.anchor.entry) < ($1.after.anchor.span, $1.after.anchor.entry) }
    }
}

/// Entries that have no counterpart yet, and those that have.
private struct Pairing {
    private(set) var before: [CodedEntry]
    private(set) var after: [CodedEntry]
    private(set) var pairs: [(CodedEntry, CodedEntry)] = []

    init(before: [CodedEntry], after: [CodedEntry]) {
        self.before = before
        self.after = after
    }

    /// Each entry with the first of its kind that matches.
    mutating func pair(where isSame: (CodedEntry, CodedEntry) -> Bool) {
        var left: [CodedEntry] = []
        for entry in before {
            let match = after.firstIndex { $0.anchor.kind == entry.anchor.kind && isSame(entry, $0) }
            if let match { pairs.append((entry, after.remove(at: match))) } else { left.append(entry) }
        }
        before = left
    }
}
