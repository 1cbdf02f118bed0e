// `sitrep review list`: all decisions, with what has become of each.

public import ArgumentParser
import SitrepFormats
public import SitrepLedger
import SitrepStore

struct ReviewList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Lists decisions, the oldest first, with what has become of each.")

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, ndjson, csv }

    @OptionGroup var database: DatabaseOption

    @Option(help: "Only decisions in this state.")
    var state: Review.State.Name?

    @Option(help: "The format: text, ndjson or csv.")
    var format: Format = .text

    func run() throws {
        let store = try database.existingStore()
        let all = try reportingStoreErrors { try store.review() }.items
        let items = all.filter { state == nil || $0.state.name == state }
        switch format {
        case .text: Terminal.print(DecisionList.text(of: items))
        case .ndjson: for item in items { Terminal.print(try DecisionFormat().line(item) + [0x0A]) }
        case .csv: Terminal.print(DecisionFormat().table(items))
        }
        if items.isEmpty, format == .text { Terminal.message("\(database.db): no such decision has been made yet") }
    }
}

extension Review.State.Name: ExpressibleByArgument {}
