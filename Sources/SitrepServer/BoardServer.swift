// The web board: a server for one ledger, on this machine unless told otherwise.

import Foundation
public import Hummingbird
import Logging
public import Sitrep
public import SitrepData
public import SitrepStore

/// Where to listen, and where the parts lie that other packages install.
public struct ServerOptions: Sendable {
    public var host: String
    public var port: Int
    /// Leaflet's files, as Debian's libjs-leaflet installs them.
    public var leafletFolder: String
    /// Folders that may hold `world.json`, the base of the map.
    public var dataFolders: [String]
    /// Pages only show; no decisions are taken.
    public var isReadOnly: Bool

    public init(
        host: String = "127.0.0.1", port: Int = 8022,
        leafletFolder: String = "/usr/share/javascript/leaflet", dataFolders: [String] = DataFolders.usual(),
        isReadOnly: Bool = false
    ) {
        self.host = host
        self.port = port
        self.leafletFolder = leafletFolder
        self.dataFolders = dataFolders
        self.isReadOnly = isReadOnly
    }
}

extension ServerOptions {
    private static let ownHosts: Set<String> = ["127.0.0.1", "localhost", "::1"]

    /// Decisions are taken from this machine only: nothing tells one stranger from another.
    var takesDecisions: Bool { !isReadOnly && ServerOptions.ownHosts.contains(host) }
}

/// Serves the board of one ledger.
public struct BoardServer: Sendable {
    private let store: LedgerStore
    private let options: ServerOptions
    private let parser: TreeParser?

    /// - Parameter parser: for the pages of grammar; without it they say that it is absent.
    public init(store: LedgerStore, options: ServerOptions = ServerOptions(), parser: TreeParser? = nil) {
        self.store = store
        self.options = options
        self.parser = parser
    }

    /// All routes, for a server or for tests without a socket.
    public func router() throws -> Router<BasicRequestContext> {
        let router = Router()
        router.add(middleware: SecurityHeaders())
        router.add(middleware: HostGuard(host: options.host))
        let pages = Pages(
            desk: Desk(store: store), renderer: try PageRenderer(), parser: parser,
            decisionDesk: DecisionDesk(isOpen: options.takesDecisions))
        router.add(middleware: ErrorPages(renderer: pages.renderer))
        pages.addRoutes(to: router)
        pages.addDecisionRoutes(to: router)
        StaticFiles(options: options).addRoutes(to: router)
        return router
    }

    /// Runs until it is stopped; calls `ready` once when it listens.
    public func run(ready: @escaping @Sendable () -> Void = {}) async throws {
        var logger = Logger(label: "sitrep")
        logger.logLevel = .warning
        let application = Application(
            router: try router(),
            configuration: .init(address: .hostname(options.host, port: options.port), serverName: "sitrep"),
            onServerRunning: { _ in ready() }, logger: logger)
        do {
            try await application.runService()
        } catch {
            throw ServerError(host: options.host, port: options.port, cause: error)
        }
    }
}

/// The server could not listen, or stopped: where, why and what next.
public struct ServerError: Error, CustomStringConvertible {
    public let description: String

    init(host: String, port: Int, cause: any Error) {
        description = "\(host):\(port): cannot listen here (\(cause)): give another --port or --host"
    }
}
