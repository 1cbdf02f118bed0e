// Options that the subcommands of `sitrep review` share, and how a refused decision ends the command.

public import ArgumentParser
import Foundation
import SitrepFormats
public import SitrepLedger
import SitrepStore

/// Who decides, and why.
struct AnalystOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Who decides; SITREP_ANALYST where it is not given.", valueName: "name"))
    var by: String?

    @Option(help: ArgumentHelp("Why, in your words.", valueName: "text"))
    var why: String?

    func validate() throws {
        if (try? analyst()) == nil {
            throw ValidationError("Who decides? Give --by NAME, or set SITREP_ANALYST.")
        }
    }

    func analyst() throws -> String {
        try DecisionText.analyst(by ?? ProcessInfo.processInfo.environment["SITREP_ANALYST"] ?? "")
    }
}

/// What is decided about.
struct SubjectOptions: ParsableArguments {
    @Argument(help: "An entry as the brief prints it: REPORT/ENTRY, such as 3fa9c1d20b7e/s2.")
    var entry: EntryID

    @Flag(help: "Decide about the incident that the event tells, not about the event.")
    var incident = false

    var scope: Decision.Subject.Scope { incident ? .incident : .entry }
}

extension EntryID: ExpressibleByArgument {
    public init?(argument: String) { self.init(argument) }
}

/// Decides in a ledger and prints the decision; a refusal becomes one message and a documented exit code.
struct Deciding {
    let database: DatabaseOption
    let analyst: AnalystOptions

    func decide(_ entry: EntryID, _ scope: Decision.Subject.Scope, _ wish: DecisionRequest.Wish) throws {
        try reporting { store in
            let request = try DecisionRequest(
                analyst: try analyst.analyst(), entry: entry, scope: scope, wish: wish, reason: analyst.why)
            return try store.decide(request, at: .now) { BoardBuilder.board(of: try store.reviewedLedger()) }
        }
    }

    func undo(_ id: DecisionID) throws {
        try reporting { store in try store.undo(id, by: try analyst.analyst(), at: .now, reason: analyst.why) }
    }

    private func reporting(_ work: (LedgerStore) throws -> Decision) throws {
        let store = try database.existingStore()
        do {
            let decision = try reportingStoreErrors { try work(store) }
            Terminal.print(DecisionList.line(of: decision, entry: nil) + "\n")
        } catch let error as ReviewError {
            Terminal.message(error.description)
            throw error.kind == .wrongUse ? ExitCode.validationFailure : ExitCode.nothingFound
        }
    }
}

extension DecisionTime {
    static var now: DecisionTime { DecisionTime(secondsSinceEpoch: Int(Date().timeIntervalSince1970)) }
}
