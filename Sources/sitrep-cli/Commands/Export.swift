// `sitrep export`: the ledger in another program's format.

public import ArgumentParser
public import SitrepFormats
import SitrepLedger
import SitrepStore

struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Writes the ledger: its records, a table, events on a map, or what happened with all who tell it.")

    enum Format: String, ExpressibleByArgument, CaseIterable { case ndjson, csv, geojson, incidents }

    @OptionGroup var database: DatabaseOption

    @Option(help: "The format: ndjson, csv, geojson or incidents.")
    var format: Format

    @Option(help: "The table, for csv.")
    var table: CSVFormat.Table?

    func run() throws {
        let store = try database.existingStore()
        if table != nil, format != .csv { Terminal.message("--table is ignored: it goes with --format csv") }
        try reportingStoreErrors {
            switch format {
            case .ndjson: try store.forEachRecord { Terminal.print($0 + [0x0A]) }
            case .csv: CSVFormat(table: table ?? .events).write(try store.ledger(), to: { Terminal.print($0) })
            case .incidents: IncidentFormat().write(try store.ledger(), to: { Terminal.print($0) })
            case .geojson: GeoJSONFormat().write(try store.ledger(), to: { Terminal.print($0) })
            }
        }
    }
}

extension CSVFormat.Table: ExpressibleByArgument {}
