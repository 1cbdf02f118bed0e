// A web that is written down: answers by address, addresses by host, and a clock that jumps.

public import Foundation
public import SitrepFetch
import Synchronization

/// Answers from a script and remembers what it was asked.
public final class ScriptedWeb: HTTPExchange, HostResolver {
    public struct Asked: Sendable {
        public let address: String
        public let peer: String
        public let headers: [String: String]
        public let at: Date
    }

    public typealias Reply = @Sendable (ExchangeRequest) throws -> ExchangeAnswer

    private struct State {
        var replies: [String: Reply] = [:]
        public var asked: [Asked] = []
        var now = Date(timeIntervalSince1970: 1_000_000)
    }

    private let state = Mutex(State())
    private let hosts: [String: [String]]

    public init(hosts: [String: [String]] = [:]) { self.hosts = hosts }

    public var asked: [Asked] { state.withLock { $0.asked } }
    public func asked(for address: String) -> Int { asked.count { $0.address == address } }

    public func reply(to address: String, _ reply: @escaping Reply) { state.withLock { $0.replies[address] = reply } }

    public func reply(to address: String, status: Int = 200, _ headers: [String: String] = [:], _ body: String = "") {
        reply(to: address) { _ in
            ExchangeAnswer(status: status, headers: headers.map { ($0.key, $0.value) }, body: Array(body.utf8))
        }
    }

    public func send(_ request: ExchangeRequest) async throws -> ExchangeAnswer {
        let headers = Dictionary(request.headers.map { ($0.name, $0.value) }) { first, _ in first }
        let reply = state.withLock { state in
            state.asked.append(
                Asked(
                    address: request.address.description, peer: request.peer.description, headers: headers,
                    at: state.now))
            return state.replies[request.address.description]
        }
        return try reply?(request) ?? ExchangeAnswer(status: 404)
    }

    public func addresses(of host: String, port: Int) async throws -> [NetworkAddress] {
        if let address = NetworkAddress(host) { return [address] }
        return (hosts[host] ?? ["93.184.216.34"]).compactMap { NetworkAddress($0) }
    }

    public var clock: FetchClock {
        FetchClock(
            now: { self.state.withLock { $0.now } },
            wait: { instant in
                try Task.checkCancellation()
                self.state.withLock { $0.now = max($0.now, instant) }
            })
    }

    public func pass(seconds: Double) { state.withLock { $0.now.addTimeInterval(seconds) } }

    public func fetcher(allowing allowed: [String] = [], hosts: [String: HostState] = [:], pace: Double = 2)
        -> PoliteFetcher
    {
        PoliteFetcher(
            policy: FetchPolicy(
                version: "9.9", rules: AddressRules(allowedHosts: allowed), paceInSeconds: pace,
                backoff: Backoff(firstInSeconds: 60)),
            hosts: hosts, exchange: self, resolver: self, clock: clock)
    }
}
