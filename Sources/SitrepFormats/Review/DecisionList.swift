// Decisions as lines for a terminal.

public import SitrepLedger

public enum DecisionList {
    /// `12  2026-11-27 20:18 UTC  Ann  rejected  event “clashes”  [3fa9c1d20b7e/e4]`, a line each, ended by a line feed.
    public static func text(of items: [Review.Item]) -> String {
        items.map { line(of: $0) + "\n" }.joined()
    }

    public static func line(of item: Review.Item) -> String {
        let state = DecisionSentence.state(of: item)
        return line(of: item.decision, entry: item.entry) + (state.isEmpty ? "" : "  (\(state))")
    }

    /// `entry`: as it is named now.
    public static func line(of decision: Decision, entry: EntryID?) -> String {
        let reason = decision.reason.map { ": \($0)" } ?? ""
        let name = entry ?? decision.subject.anchor.entry
        return "\(decision.id)  \(decision.made.text)  \(decision.analyst)  "
            + "\(DecisionSentence.action(of: decision))  \(DecisionSentence.subject(of: decision))  [\(name)]\(reason)"
    }
}
