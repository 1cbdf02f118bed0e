// `sitrep serve`: the board in a browser.

import ArgumentParser
import Sitrep
import SitrepServer

struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Serves the board to a browser on this machine.",
        discussion: """
            It listens on 127.0.0.1 unless --host says otherwise; nothing on a page is fetched from elsewhere. Analysts \
            decide on its pages; not with --read-only, nor where it listens for other machines.
            """
    )

    @OptionGroup var database: DatabaseOption

    @Option(help: ArgumentHelp("The port.", valueName: "port"))
    var port = 8022

    @Option(help: ArgumentHelp("The address to listen on.", valueName: "address"))
    var host = "127.0.0.1"

    @Flag(help: "Show only: take no decisions.")
    var readOnly = false

    func validate() throws {
        guard (1...Int(UInt16.max)).contains(port) else { throw ValidationError("--port must be from 1 to 65535.") }
    }

    func run() async throws {
        let store = try database.existingStore()
        let server = BoardServer(
            store: store, options: ServerOptions(host: host, port: port, isReadOnly: readOnly),
            parser: try? TreeParser.installed())
        let address = "http://\(host):\(port)/"
        do {
            try await server.run { Terminal.message("the board is at \(address) (stop it with control-C)") }
        } catch let error as ServerError {
            Terminal.message(error.description)
            throw ExitCode.inputOutput
        }
    }
}
