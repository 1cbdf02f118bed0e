// Where alerts go: standard error, a file, a webhook.

import Foundation
public import SitrepFetch
import SitrepFormats
public import SitrepStore

/// One way for alerts to reach a person or a program.
public protocol AlertChannel: Sendable {
    /// By which the ledger knows what the channel has had.
    var name: String { get }
    /// Whether sending may take long, so that it is done beside the ingesting.
    var isSlow: Bool { get }
    func send(_ alert: KeptAlert) async throws
}

/// Says each alert in a line.
public struct SpokenAlerts: AlertChannel {
    public let name = "stderr"
    public let isSlow = false
    private let say: @Sendable (String) -> Void

    public init(say: @escaping @Sendable (String) -> Void) { self.say = say }

    public func send(_ alert: KeptAlert) { say("alert: \(alert.line)") }
}

/// Appends each alert to a file, a JSON object a line.
public struct AlertFile: AlertChannel {
    public var name: String { "file \(path)" }
    public let isSlow = false
    private let path: String

    public init(path: String) { self.path = path }

    /// The file cannot be written.
    public struct Failure: Error, CustomStringConvertible {
        public let description: String
    }

    /// Makes the file where there is none, so that a wrong path is known at once.
    public func prepare() throws { try open().close() }

    public func send(_ alert: KeptAlert) throws {
        let file = try open()
        defer { try? file.close() }
        try file.seekToEnd()
        try file.write(contentsOf: Data(Array(alert.body.utf8) + [0x0A]))
    }

    private func open() throws -> FileHandle {
        let manager = FileManager.default
        guard manager.fileExists(atPath: path) || manager.createFile(atPath: path, contents: nil),
            let file = FileHandle(forWritingAtPath: path)
        else { throw Failure(description: "\(path): the file cannot be written; give another one") }
        return file
    }
}

/// Posts each alert to an address as JSON.
public struct AlertWebhook: AlertChannel {
    public var name: String { "webhook \(address)" }
    public let isSlow = true
    private let address: WebAddress
    private let fetcher: PoliteFetcher

    public init(address: WebAddress, fetcher: PoliteFetcher) {
        self.address = address
        self.fetcher = fetcher
    }

    public func send(_ alert: KeptAlert) async throws {
        try await fetcher.post(Array(alert.body.utf8), mediaType: AlertFormat.mediaType, to: address)
    }
}
