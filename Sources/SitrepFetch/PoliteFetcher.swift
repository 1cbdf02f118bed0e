// Fetches pages as a good guest: rules for robots, pace, patience, and nothing from the user's own network.

import Foundation

/// Fetches one address at a time from each host.
public actor PoliteFetcher {
    private let policy: FetchPolicy
    private let exchange: any HTTPExchange
    private let resolver: any HostResolver
    private let clock: FetchClock
    /// By origin.
    public private(set) var hosts: [String: HostState]

    /// - Parameter hosts: what earlier runs remember.
    public init(
        policy: FetchPolicy, hosts: [String: HostState] = [:], exchange: any HTTPExchange = ClientExchange(),
        resolver: any HostResolver = SystemResolver(), clock: FetchClock = .system
    ) {
        self.policy = policy
        self.hosts = hosts
        self.exchange = exchange
        self.resolver = resolver
        self.clock = clock
    }

    /// The document at an address, or that it has not changed since `validators` were given.
    public func fetch(_ address: WebAddress, validators: Validators? = nil) async throws(FetchFailure) -> Fetched {
        var current = address
        for _ in 0...policy.mostRedirects {
            _ = try await peers(of: current)
            try await checkRobots(for: current)
            let conditions = validators?.headers(for: current) ?? []
            let answer = try await politely(get: current, conditions)
            if answer.status == HTTPStatus.notModified, !conditions.isEmpty { return .unchanged }
            if HTTPStatus.isSuccess(answer.status) {
                return .document(
                    FetchedDocument(
                        address: current, bytes: answer.body, mediaType: answer.header("content-type"),
                        validators: Validators(answer, at: current)))
            }
            guard let next = try redirect(of: answer, from: current) else {
                throw .status(answer.status, current, tryAfter: retryAfter(answer))
            }
            current = next
        }
        throw .redirects(address, "it leads on more than \(policy.mostRedirects) times")
    }

    /// Sends bytes to an address and gives the status of the answer. Nothing is followed.
    public func post(_ body: [UInt8], mediaType: String, to address: WebAddress) async throws(FetchFailure) {
        let headers = [("Content-Type", mediaType)]
        let answer = try await send(.post, to: address, headers: headers, body: body)
        guard HTTPStatus.isSuccess(answer.status) else {
            throw .status(answer.status, address, tryAfter: retryAfter(answer))
        }
    }

    // MARK: Robots

    private func checkRobots(for address: WebAddress) async throws(FetchFailure) {
        let answer = try await robots(of: address)
        guard answer.outcome != .unreachable else { throw .robotsUnreachable(address, until: answer.holdsUntil) }
        guard answer.rules(for: policy.robot).allows(address.path) else { throw .robots(address) }
    }

    private func robots(of address: WebAddress) async throws(FetchFailure) -> RobotsAnswer {
        let known = hosts[address.origin]?.robots
        if let known, known.holdsUntil > clock.now() { return known }
        let answer = try await askForRobots(of: address, isKnown: known?.outcome == .file)
        let robots = RobotsAnswer(
            status: answer?.status, body: answer?.body ?? [], retryAfter: answer.flatMap(retryAfter),
            now: clock.now(), before: known)
        hosts[address.origin, default: HostState()].robots = robots
        return robots
    }

    /// Follows redirects, also to other hosts; absent where no answer comes and the rules are known from before.
    private func askForRobots(of address: WebAddress, isKnown: Bool) async throws(FetchFailure) -> ExchangeAnswer? {
        var current = address.robots
        for _ in 0...policy.mostRedirects {
            do throws(FetchFailure) {
                let answer = try await politely(get: current, [])
                guard let next = try redirect(of: answer, from: current) else { return answer }
                current = next
            } catch {
                let isHosts = [.unreachable, .timedOut].contains(error.code)
                // That the host is private, or that the run is being stopped, is no answer of the host.
                if [.privateNetwork, .cancelled, .resting].contains(error.code) { throw error }
                if isHosts, !isKnown { throw error.at(address) }
                return nil
            }
        }
        return ExchangeAnswer(status: HTTPStatus.notFound)
    }

    // MARK: Pace

    /// Waits for the host's turn, then asks.
    private func politely(
        get address: WebAddress, _ conditions: [(name: String, value: String)]
    ) async throws(FetchFailure) -> ExchangeAnswer {
        let origin = address.origin
        var host = hosts[origin] ?? HostState()
        if let rest = host.rest(now: clock.now()) { throw .resting(address, until: rest) }
        let pace = max(policy.paceInSeconds, host.robots?.rules(for: policy.robot).delayInSeconds ?? 0)
        let turn = host.takeTurn(now: clock.now(), paceInSeconds: pace)
        hosts[origin] = host
        do {
            try await clock.wait(turn)
        } catch {
            throw .cancelled(address)
        }
        do throws(FetchFailure) {
            let answer = try await send(.get, to: address, headers: Self.acceptance + conditions, body: [])
            settle(origin, answer)
            return answer
        } catch {
            if [.unreachable, .timedOut].contains(error.code) {
                hosts[origin]?.fail(now: clock.now(), retryAfter: nil, backoff: policy.backoff)
            }
            throw error
        }
    }

    private func settle(_ origin: String, _ answer: ExchangeAnswer) {
        if HTTPStatus.asksForRest(answer.status) {
            hosts[origin]?.fail(now: clock.now(), retryAfter: retryAfter(answer), backoff: policy.backoff)
        } else {
            hosts[origin]?.succeed()
        }
    }

    private static let acceptance: [(name: String, value: String)] = [
        ("Accept", "application/atom+xml, application/rss+xml, application/feed+json, text/html, */*;q=0.5"),
        ("Accept-Encoding", "gzip"),
    ]

    private func retryAfter(_ answer: ExchangeAnswer) -> Date? {
        RetryAfter.instant(answer.header("retry-after"), now: clock.now())
    }

    // MARK: Asking

    /// The place that an answer leads to; absent where it leads nowhere.
    private func redirect(of answer: ExchangeAnswer, from address: WebAddress) throws(FetchFailure) -> WebAddress? {
        guard HTTPStatus.redirects.contains(answer.status) else { return nil }
        guard let location = answer.header("location") else {
            throw .redirects(address, "it leads on, but does not say where")
        }
        do throws(WebAddress.Problem) {
            return try WebAddress(location, relativeTo: address)
        } catch {
            throw .badRedirect(address, location, error)
        }
    }

    /// Looks the host up, checks every address that it has, and connects to one of those that were checked.
    private func send(
        _ method: ExchangeRequest.Method, to address: WebAddress, headers: [(name: String, value: String)],
        body: [UInt8]
    ) async throws(FetchFailure) -> ExchangeAnswer {
        var failure = ExchangeError.unreachable("no address")
        for peer in try await peers(of: address).prefix(Self.mostPeers) {
            let request = ExchangeRequest(
                method: method, address: address, peer: peer,
                headers: [("User-Agent", policy.userAgent)] + headers, body: body, mostBytes: policy.mostBytes,
                longestInSeconds: policy.longestInSeconds)
            do {
                return try await exchange.send(request)
            } catch let error as ExchangeError {
                failure = error
                guard case .unreachable = error else { break }
            } catch {
                throw .cancelled(address)
            }
        }
        throw .exchange(failure, address, mostBytes: policy.mostBytes)
    }

    /// Of a host with many addresses so many are tried.
    private static let mostPeers = 3

    private func peers(of address: WebAddress) async throws(FetchFailure) -> [NetworkAddress] {
        let found: [NetworkAddress]
        do {
            found = try await resolver.addresses(of: address.host, port: address.port)
        } catch {
            let reason = (error as? ExchangeError) ?? .unreachable("\(error)")
            throw .exchange(reason, address, mostBytes: policy.mostBytes)
        }
        guard !policy.rules.allows(host: address.host) else { return found }
        for peer in found {
            if let kind = policy.rules.objection(to: peer) { throw .privateNetwork(address, peer, kind: kind) }
        }
        return found
    }
}
