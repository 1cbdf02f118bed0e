// What is remembered of a host from one request to the next, also across runs.

public import Foundation

/// A host's rules, its pace, and whether it asked to be left alone for a while.
public struct HostState: Hashable, Sendable, Codable {
    public var robots: RobotsAnswer?
    /// The turn of the next request.
    public var nextTurn: Date?
    /// The host failed or asked for patience: nothing is asked of it before this.
    public var restsUntil: Date?
    /// Failures in a row of the host as a whole.
    public var failures = 0

    public init() {}

    /// Takes the next turn: the instant at which a request may begin. The one after it comes a pace later.
    mutating func takeTurn(now: Date, paceInSeconds: Double) -> Date {
        let turn = max(now, nextTurn ?? now)
        nextTurn = turn.addingTimeInterval(paceInSeconds)
        return turn
    }

    /// When the host may be asked again; absent where it may be asked now.
    func rest(now: Date) -> Date? { restsUntil.flatMap { $0 > now ? $0 : nil } }

    mutating func fail(now: Date, retryAfter: Date?, backoff: Backoff) {
        failures += 1
        restsUntil = backoff.next(afterFailures: failures, now: now, retryAfter: retryAfter)
    }

    mutating func succeed() {
        failures = 0
        restsUntil = nil
    }
}
