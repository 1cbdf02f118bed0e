// Waits: between requests, after failures, and as hosts ask for.

import Foundation
import SitrepTestSupport
import Testing

@testable import SitrepFetch

@Suite struct PaceTests {
    private let now = Date(timeIntervalSince1970: 1_000_000)

    @Test func waitsDoubleUpToTheLongest() {
        let backoff = Backoff(firstInSeconds: 10, longestInSeconds: 100)
        #expect((0...6).map(backoff.delayInSeconds) == [0, 10, 20, 40, 80, 100, 100])
        #expect(backoff.delayInSeconds(afterFailures: .max) == 100)
    }

    @Test func aHostMayAskForMoreButNotForLess() {
        let backoff = Backoff(firstInSeconds: 10, longestInSeconds: 100)
        let late = now.addingTimeInterval(3600)
        let soon = now.addingTimeInterval(1)
        #expect(backoff.next(afterFailures: 1, now: now, retryAfter: late) == late)
        #expect(backoff.next(afterFailures: 1, now: now, retryAfter: soon) == now.addingTimeInterval(10))
    }

    @Test func turnsComeAPaceApart() {
        var host = HostState()
        let turns = (0..<3).map { _ in host.takeTurn(now: now, paceInSeconds: 2) }
        #expect(turns == [0, 2, 4].map { now.addingTimeInterval($0) })
        let later = now.addingTimeInterval(60)
        #expect(host.takeTurn(now: later, paceInSeconds: 2) == later)
    }

    @Test func aHostThatFailedRestsUntilItAnswers() {
        var host = HostState()
        host.fail(now: now, retryAfter: nil, backoff: Backoff(firstInSeconds: 10))
        #expect(host.rest(now: now) == now.addingTimeInterval(10))
        #expect(host.rest(now: now.addingTimeInterval(10)) == nil)
        host.fail(now: now, retryAfter: nil, backoff: Backoff(firstInSeconds: 10))
        #expect(host.rest(now: now) == now.addingTimeInterval(20))
        host.succeed()
        #expect(host.rest(now: now) == nil && host.failures == 0)
    }

    @Test(arguments: cases("fetch/retry-after"))
    func retryAfter(_ row: Case) throws {
        let start = try #require(HTTPDate.date("Sun, 06 Nov 1994 08:49:00 GMT"))
        #expect(start.timeIntervalSince1970 == 784_111_740)
        let wait = RetryAfter.instant(row["header"], now: start)?.timeIntervalSince(start)
        #expect(wait.map { "\($0)" } ?? "" == row["seconds"])
    }

    @Test func stateOutlivesTheProcess() throws {
        var host = HostState()
        host.robots = RobotsAnswer(outcome: .file, text: "User-agent: *", holdsUntil: now)
        host.fail(now: now, retryAfter: nil, backoff: Backoff())
        let copy = try JSONDecoder().decode(HostState.self, from: JSONEncoder().encode(host))
        #expect(copy == host)
    }
}
