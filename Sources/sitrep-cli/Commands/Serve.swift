// `sitrep serve`: the board in a browser.

import ArgumentParser
import SitrepServer

struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Serves the board to a browser on this machine.",
        discussion: "It listens on 127.0.0.1 unless --host says otherwise; nothing on a page is fetched from elsewhere."
    )

    @OptionGroup var database: DatabaseOption

    @Option(help: ArgumentHelp("The port.", valueName: "port"))
    var port = 8022

    @Option(help: ArgumentHelp("The address to listen on.", valueName: "address"))
    var host = "127.0.0.1"

    func run() async throws {
        let store = try database.existingStore()
        let server = BoardServer(store: store, options: ServerOptions(host: host, port: port))
        Terminal.message("the board is at http://\(host):\(port)/ (stop it with control-C)")
        try await server.run()
    }
}
