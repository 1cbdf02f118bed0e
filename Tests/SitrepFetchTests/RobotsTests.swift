// Rules for robots, as RFC 9309 reads them.

import Foundation
import SitrepTestSupport
import Testing

@testable import SitrepFetch

@Suite struct RobotsTests {
    @Test(arguments: cases("fetch/robots"))
    func permission(_ row: Case) {
        for ending in ["\n", "\r\n", "\r"] {
            let file = Array(row["file"].replacingOccurrences(of: "\n", with: ending).utf8)
            #expect(RobotsRules(file, robot: "Sitrep").allows(row["path"]) == (row["allowed"] == "yes"))
        }
    }

    @Test(arguments: cases("fetch/robots-delays"))
    func delay(_ row: Case) {
        let rules = RobotsRules(Array(row["file"].utf8), robot: "Sitrep")
        #expect(rules.delayInSeconds.map { "\($0)" } ?? "" == row["seconds"])
    }

    @Test func aFileBeyondTheLimitIsReadUpToIt() {
        let start = "User-agent: *\nDisallow: /a\n"
        let filling = String(repeating: "#\n", count: RobotsRules.mostBytes / 2)
        let rules = RobotsRules(Array((start + filling + "Disallow: /b\n").utf8), robot: "Sitrep")
        #expect(!rules.allows("/a") && rules.allows("/b"))
    }

    @Test func manyStarsCostLittle() {
        let pattern = String(repeating: "*a", count: 2000)
        let rules = RobotsRules(Array("User-agent: *\nDisallow: /\(pattern)$".utf8), robot: "Sitrep")
        #expect(rules.allows("/" + String(repeating: "a", count: 1999) + "b"))
    }

    private let now = Date(timeIntervalSince1970: 1_000_000)
    private let file = Array("User-agent: *\nDisallow: /x".utf8)

    @Test(arguments: [
        (200, "file"), (404, "absent"), (403, "absent"), (401, "absent"), (429, "unreachable"), (500, "unreachable"),
        (503, "unreachable"),
    ])
    func answers(status: Int, outcome: String) {
        let answer = RobotsAnswer(status: status, body: file, retryAfter: nil, now: now, before: nil)
        #expect(answer.outcome.rawValue == outcome)
        #expect(answer.rules(for: "Sitrep").allows("/y") == (outcome != "unreachable"))
        #expect(answer.holdsUntil > now)
    }

    @Test func rulesThatWereKnownGoOnWhereTheHostFails() {
        let known = RobotsAnswer(status: 200, body: file, retryAfter: nil, now: now, before: nil)
        let later = RobotsAnswer(status: nil, body: [], retryAfter: nil, now: known.holdsUntil, before: known)
        #expect(!later.rules(for: "Sitrep").allows("/x") && later.rules(for: "Sitrep").allows("/y"))
        #expect(later.holdsUntil < known.holdsUntil.addingTimeInterval(RobotsAnswer.lifetimeInSeconds))
    }

    @Test func aFailingHostIsAskedAgainWhenItSays() {
        let answer = RobotsAnswer(
            status: 503, body: [], retryAfter: now.addingTimeInterval(7200), now: now, before: nil)
        #expect(answer.holdsUntil == now.addingTimeInterval(7200))
    }
}
