// Pairs of tellings with their scores: what the likelihood of a score is fitted to.

import SitrepModel

/// Two tellings that may be of one happening.
package struct TellingTrace: Sendable {
    package let type: String
    package let one, other: EntryID
    package let score: Double
}

extension Ledger {
    /// All pairs of tellings that are somewhat alike, in the order of the ledger.
    package func tellingTraces() -> [TellingTrace] {
        IncidentBuilder(
            events: reports.flatMap { EventBoard.happened(in: $0) }, copies: BoardBuilder.board(of: self).copies
        ).traces()
    }
}
