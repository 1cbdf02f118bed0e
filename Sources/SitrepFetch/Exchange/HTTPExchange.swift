// One request and its answer, to an address that was checked before.

/// A request as it goes out.
public struct ExchangeRequest: Sendable {
    public enum Method: String, Sendable { case get = "GET", post = "POST" }

    public let method: Method
    public let address: WebAddress
    /// Where to connect; the name in the address is not looked up again.
    public let peer: NetworkAddress
    public let headers: [(name: String, value: String)]
    public let body: [UInt8]
    /// Largest body of the answer, after decompression.
    public let mostBytes: Int
    public let longestInSeconds: Double

    public init(
        method: Method, address: WebAddress, peer: NetworkAddress, headers: [(name: String, value: String)],
        body: [UInt8], mostBytes: Int, longestInSeconds: Double
    ) {
        self.method = method
        self.address = address
        self.peer = peer
        self.headers = headers
        self.body = body
        self.mostBytes = mostBytes
        self.longestInSeconds = longestInSeconds
    }
}

/// What came back.
public struct ExchangeAnswer: Sendable {
    public let status: Int
    private let headers: [(name: String, value: String)]
    public let body: [UInt8]

    public init(status: Int, headers: [(name: String, value: String)] = [], body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// The first field of that name.
    public func header(_ name: String) -> String? {
        headers.first { $0.name.lowercased() == name.lowercased() }?.value
    }
}

/// Why there is no answer.
public enum ExchangeError: Error, Hashable, Sendable {
    case tooLarge
    case timedOut
    case badEncoding
    case unreachable(String)
}

/// Sends requests; a value, so that tests answer from a script.
public protocol HTTPExchange: Sendable {
    /// Throws ``ExchangeError``, or `CancellationError` where the task was cancelled.
    func send(_ request: ExchangeRequest) async throws -> ExchangeAnswer
}

/// Looks names of hosts up.
public protocol HostResolver: Sendable {
    /// All addresses of a host, in the order in which they are to be tried.
    func addresses(of host: String, port: Int) async throws -> [NetworkAddress]
}
