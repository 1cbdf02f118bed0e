// What has changed, a plain sentence each, with the words that it rests on.

public import SitrepLedger

/// Says what has changed between two boards.
public enum ChangeSentences {
    /// States first, then numbers taken back, numbers, forces and what happened.
    ///
    /// - Parameter incidentLimit: happenings said at most, those with most witnesses.
    public static func sentences(of changes: BoardChanges, incidentLimit: Int) -> [LedgerSentence] {
        changes.statuses.compactMap { LedgerSentence(of: $0.now, before: $0.before) }
            + changes.withdrawals.map { LedgerSentence(of: $0) }
            + changes.figures.map { LedgerSentence(of: $0.latest, in: $0.now, before: $0.before) }
            + changes.deployments.map { LedgerSentence(of: $0.now, before: $0.before) }
            + changes.incidents.prefix(max(0, incidentLimit)).map { LedgerSentence(of: $0) }
    }
}
