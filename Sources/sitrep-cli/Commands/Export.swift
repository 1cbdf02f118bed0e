// `sitrep export`: the ledger in another program's format.

public import ArgumentParser
public import SitrepFormats
import SitrepLedger
import SitrepStore

struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract:
            "Writes the ledger: its records, a table, events on a map, what happened with all who tell it, or decisions.",
        discussion: """
            Tables, maps and incidents are written as the analysts see the ledger, or with --engine as the engine found \
            it. Records are always the engine's.
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable { case ndjson, csv, geojson, incidents, decisions }

    @OptionGroup var database: DatabaseOption

    @Option(help: "The format: ndjson, csv, geojson, incidents or decisions.")
    var format: Format

    @Option(help: "The table, for csv.")
    var table: CSVFormat.Table?

    @OptionGroup var view: ViewOption

    func run() throws {
        let store = try database.existingStore()
        if table != nil, format != .csv { Terminal.message("--table is ignored: it goes with --format csv") }
        try reportingStoreErrors {
            switch format {
            case .ndjson: try store.forEachRecord { Terminal.print($0 + [0x0A]) }
            case .csv: CSVFormat(table: table ?? .events).write(try view.ledger(of: store), to: { Terminal.print($0) })
            case .incidents: IncidentFormat().write(try view.ledger(of: store), to: { Terminal.print($0) })
            case .geojson: GeoJSONFormat().write(try view.ledger(of: store), to: { Terminal.print($0) })
            case .decisions:
                for item in try store.review().items { Terminal.print(try DecisionFormat().line(item) + [0x0A]) }
            }
        }
    }
}

extension CSVFormat.Table: ExpressibleByArgument {}
