// `sitrep board`: the brief on a terminal.

import ArgumentParser
import SitrepFormats
import SitrepLedger
import SitrepStore
import SitrepModel

struct ShowBoard: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "board", abstract: "Prints the brief: what holds now, figures, forces, what happened.")

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, markdown
    }

    @OptionGroup var database: DatabaseOption

    @Option(help: ArgumentHelp("Show what was known then: 2022-01-06 or 2022-01-06T19:30+06:00.", valueName: "instant"))
    var asOf: PublicationTime?

    @Option(help: ArgumentHelp("Say first what has changed since then.", valueName: "instant"))
    var since: PublicationTime?

    @Option(help: ArgumentHelp("Number of events shown.", valueName: "n"))
    var events = 25

    @Option(help: "How to write it: text for a terminal, or markdown with a footnote to each sentence.")
    var format = Format.text

    @OptionGroup var view: ViewOption

    func run() throws {
        let store = try database.existingStore()
        let ledger = try view.ledger(of: store)
        guard !ledger.reports.isEmpty else {
            Terminal.message(
                "\(database.db): no report is in it yet: add some with “sitrep ingest --db \(database.db) INPUT…”")
            return
        }
        let board = BoardBuilder.board(of: ledger, asOf: asOf)
        let changes = since.map { BoardChanges(from: BoardBuilder.board(of: ledger, asOf: $0), to: board) }
        let limit = max(0, events)
        switch format {
        case .text:
            let brief = Brief(usesColor: Terminal.usesColor, width: Terminal.width, eventLimit: limit)
            Terminal.print(brief.text(of: board, changes: changes))
        case .markdown:
            Terminal.print(
                MarkdownBrief.text(of: FootnotedBrief(of: board, changes: changes, eventLimit: limit)))
        }
    }
}
