// The difference of two codings as lines for a terminal.

public import SitrepLedger
import SitrepModel

public enum DifferenceText {
    /// A heading for the report, then a line an entry: `+` came, `-` went, `~` changed. Empty where nothing differs.
    public static func text(of difference: ReportDifference) -> String {
        guard !difference.isEmpty else { return "" }
        let lines =
            difference.went.map { "  - " + line(of: $0) } + difference.came.map { "  + " + line(of: $0) }
            + difference.changed.map { "  ~ " + line(of: $0) }
        return ([heading(difference.report, difference.info.title, difference.info.publisher)] + lines)
            .joined(separator: "\n") + "\n"
    }

    /// A line for a report that only one of two ledgers has.
    public static func text(ofReport report: ReportID, title: String?, publisher: String?, isNew: Bool) -> String {
        "\(heading(report, title, publisher)): only in the \(isNew ? "new" : "old") ledger\n"
    }

    /// The decisions that lost their entry, a line each under a heading; empty where none did.
    public static func text(ofLost decisions: [Decision]) -> String {
        guard !decisions.isEmpty else { return "" }
        return "decisions that lost their entry (kept, and shown as orphaned)\n"
            + decisions.map { "  " + DecisionList.line(of: $0, entry: nil) + "\n" }.joined()
    }

    /// `3 reports differ: 4 entries came, 2 went, 7 changed; 1 decision lost its entry`
    public static func summary(of tally: DifferenceTally) -> String {
        let reports = tally.differing + tally.onlyOld + tally.onlyNew
        let lost =
            tally.lost == 0 ? "" : "; \(counted(tally.lost, "decision lost its entry", "decisions lost their entries"))"
        guard reports > 0 || tally.lost > 0 else {
            return "no difference in \(counted(tally.same, "report", "reports"))"
        }
        return
            "\(counted(reports, "report differs", "reports differ")): \(counted(tally.came, "entry", "entries")) came, "
            + "\(tally.went) went, \(tally.changed) changed\(lost)"
    }

    private static func heading(_ report: ReportID, _ title: String?, _ publisher: String?) -> String {
        [report.name, publisher, title].compactMap { $0 }.joined(separator: " · ")
    }

    /// `event e3 “clashes” bytes 120–127: plover ASSAULT, place Almaty`
    private static func line(of entry: CodedEntry) -> String {
        let facts = entry.facts.map { "\($0.name) \($0.value)" }.joined(separator: ", ")
        return "\(name(of: entry)): \(facts)"
    }

    /// `event e3 “clashes” bytes 120–127: place Almaty → Astana`
    private static func line(of change: ReportDifference.Change) -> String {
        let facts = change.facts.map { "\($0.name) \($0.before ?? "nothing") → \($0.after ?? "nothing")" }
        let moved = change.hasMoved ? ["was \(words(of: change.before))"] : []
        return "\(name(of: change.after)): \((moved + facts).joined(separator: ", "))"
    }

    private static func name(of entry: CodedEntry) -> String {
        "\(entry.anchor.kind.rawValue) \(entry.anchor.entry.local) \(words(of: entry))"
    }

    private static func words(of entry: CodedEntry) -> String {
        "“\(entry.anchor.words)” bytes \(entry.anchor.span.start)–\(entry.anchor.span.end)"
    }

    private static func counted(_ count: Int, _ one: String, _ many: String) -> String {
        "\(count) \(count == 1 ? one : many)"
    }
}

/// What a comparison of ledgers has come to.
public struct DifferenceTally: Sendable, Hashable {
    public private(set) var same = 0
    public private(set) var differing = 0
    public private(set) var came = 0
    public private(set) var went = 0
    public private(set) var changed = 0
    public var onlyOld = 0
    public var onlyNew = 0
    public var lost = 0

    public init() {}

    public mutating func count(_ difference: ReportDifference) {
        if difference.isEmpty { same += 1 } else { differing += 1 }
        came += difference.came.count
        went += difference.went.count
        changed += difference.changed.count
    }

    public var isEmpty: Bool { differing + onlyOld + onlyNew + lost == 0 }
}
