// `sitrep review`: the analyst's hand. Decisions are kept beside what the engine found, never in its place.

import ArgumentParser

struct ReviewLedger: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "review",
        abstract: "Decides about what the engine found, lists decisions, takes them back.",
        discussion: """
            A decision is kept with who and when, beside what the engine found, and is found again by its words when \
            reports are coded anew. Undoing is another decision.
            """,
        subcommands: [
            ReviewAccept.self, ReviewReject.self, ReviewCorrect.self, ReviewNote.self, ReviewMerge.self,
            ReviewSplit.self, ReviewUndo.self, ReviewList.self,
        ])
}
