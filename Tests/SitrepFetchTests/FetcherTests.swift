// How the fetcher treats hosts, over a web that is written down.

import Foundation
import SitrepFetch
import SitrepWebTestSupport
import Testing

@Suite struct FetcherTests {
    private let feed = "https://news.example/feed"

    private func fetch(_ web: ScriptedWeb, _ fetcher: PoliteFetcher, _ text: String, _ validators: Validators? = nil)
        async throws -> Fetched
    {
        try await fetcher.fetch(WebAddress(text), validators: validators)
    }

    private func failure(_ web: ScriptedWeb, _ fetcher: PoliteFetcher, _ text: String) async -> FetchFailure? {
        do {
            _ = try await fetch(web, fetcher, text)
            return nil
        } catch {
            return error as? FetchFailure
        }
    }

    private func document(_ fetched: Fetched) -> FetchedDocument? {
        if case .document(let document) = fetched { document } else { nil }
    }

    @Test func itSaysWhoItIsAndAsksForRobotsFirst() async throws {
        let web = ScriptedWeb()
        web.reply(to: feed, ["Content-Type": "text/xml", "ETag": "\"1\""], "<rss/>")
        let found = document(try await fetch(web, web.fetcher(), feed))
        #expect(found?.bytes == Array("<rss/>".utf8) && found?.mediaType == "text/xml")
        #expect(web.asked.map(\.address) == ["https://news.example/robots.txt", feed])
        #expect(web.asked.allSatisfy { $0.headers["User-Agent"] == "Sitrep/9.9" && $0.peer == "93.184.216.34" })
    }

    @Test func whatIsUnchangedIsNotSentAgain() async throws {
        let web = ScriptedWeb()
        web.reply(to: feed) { request in
            let isKnown = request.headers.contains { $0.name == "If-None-Match" && $0.value == "\"1\"" }
            return ExchangeAnswer(status: isKnown ? 304 : 200, headers: [("ETag", "\"1\""), ("Last-Modified", "then")])
        }
        let fetcher = web.fetcher()
        let validators = try #require(document(try await fetch(web, fetcher, feed))?.validators)
        guard case .unchanged = try await fetch(web, fetcher, feed, validators) else {
            Issue.record("it was sent again")
            return
        }
        #expect(web.asked.last?.headers["If-Modified-Since"] == "then")
        #expect(web.asked(for: "https://news.example/robots.txt") == 1)
    }

    @Test func validatorsAreSentToNoOtherAddress() async throws {
        let web = ScriptedWeb()
        web.reply(to: feed, status: 302, ["Location": "https://other.example/feed"])
        web.reply(to: "https://other.example/feed")
        _ = try await fetch(web, web.fetcher(), feed, Validators(entityTag: "\"1\"", address: feed))
        #expect(web.asked.last?.headers["If-None-Match"] == nil)
    }

    @Test func whatRobotsForbidIsNotAskedFor() async throws {
        let web = ScriptedWeb()
        web.reply(to: "https://news.example/robots.txt", [:], "User-agent: Sitrep\nDisallow: /feed")
        let failure = await failure(web, web.fetcher(), feed)
        #expect(failure?.code == .robots && failure?.isTemporary == false)
        #expect(web.asked(for: feed) == 0)
    }

    @Test func aHostWithoutAnAnswerForRobotsIsLeftAlone() async throws {
        let web = ScriptedWeb()
        web.reply(to: "https://news.example/robots.txt", status: 500)
        web.reply(to: feed)
        let fetcher = web.fetcher()
        #expect(await failure(web, fetcher, feed)?.isTemporary == true)
        #expect(await failure(web, fetcher, feed)?.code == .robots)
        #expect(web.asked.count == 1)
        web.reply(to: "https://news.example/robots.txt", status: 404)
        web.pass(seconds: 600)
        #expect(await failure(web, fetcher, feed) == nil)
    }

    @Test func robotsAreAskedForAgainAfterADay() async throws {
        let web = ScriptedWeb()
        web.reply(to: feed)
        let fetcher = web.fetcher()
        for _ in 0..<3 { _ = try await fetch(web, fetcher, feed) }
        #expect(web.asked(for: "https://news.example/robots.txt") == 1)
        web.pass(seconds: 86_401)
        _ = try await fetch(web, fetcher, feed)
        #expect(web.asked(for: "https://news.example/robots.txt") == 2)
    }

    @Test func requestsToAHostComeAPaceApartOrAsItAsks() async throws {
        let web = ScriptedWeb()
        web.reply(to: feed)
        web.reply(to: "https://slow.example/robots.txt", [:], "User-agent: *\nCrawl-delay: 30")
        web.reply(to: "https://slow.example/a")
        let fetcher = web.fetcher(pace: 2)
        for _ in 0..<3 { _ = try await fetch(web, fetcher, feed) }
        let times = web.asked.map(\.at)
        #expect(zip(times, times.dropFirst()).allSatisfy { $1.timeIntervalSince($0) >= 2 })
        for _ in 0..<3 { _ = try await fetch(web, fetcher, "https://slow.example/a") }
        let slow = web.asked.filter { $0.address == "https://slow.example/a" }.map(\.at)
        #expect(zip(slow, slow.dropFirst()).allSatisfy { $1.timeIntervalSince($0) >= 30 })
    }

    @Test(arguments: [429, 503])
    func aHostThatAsksForPatienceIsLeftAlone(_ status: Int) async throws {
        let web = ScriptedWeb()
        web.reply(to: feed, status: status, ["Retry-After": "600"])
        let fetcher = web.fetcher()
        let first = await failure(web, fetcher, feed)
        #expect(first?.code == .status(status) && first?.isTemporary == true)
        #expect(first?.tryAfter == web.clock.now().addingTimeInterval(600))
        #expect(await failure(web, fetcher, feed)?.code == .resting)
        #expect(web.asked(for: feed) == 1)
        web.pass(seconds: 600)
        web.reply(to: feed)
        #expect(await failure(web, fetcher, feed) == nil)
    }

    @Test func patienceIsKeptAcrossRuns() async throws {
        let web = ScriptedWeb()
        web.reply(to: feed, status: 429, ["Retry-After": "600"])
        let fetcher = web.fetcher()
        _ = await failure(web, fetcher, feed)
        #expect(await failure(web, web.fetcher(hosts: await fetcher.hosts), feed)?.code == .resting)
    }

    @Test(arguments: [301, 302, 303, 307, 308])
    func redirectsAreFollowedAndEachPlaceIsAsked(_ status: Int) async throws {
        let web = ScriptedWeb()
        web.reply(to: feed, status: status, ["Location": "/new"])
        web.reply(to: "https://news.example/new", status: status, ["Location": "https://other.example/x"])
        web.reply(to: "https://other.example/x", [:], "here")
        let found = document(try await fetch(web, web.fetcher(), feed))
        #expect(found?.address.description == "https://other.example/x" && found?.bytes == Array("here".utf8))
        #expect(web.asked(for: "https://other.example/robots.txt") == 1)
    }

    @Test func aRoundOfRedirectsEnds() async throws {
        let web = ScriptedWeb()
        web.reply(to: feed, status: 302, ["Location": "/feed"])
        #expect(await failure(web, web.fetcher(), feed)?.code == .redirects)
        web.reply(to: feed, status: 302)
        #expect(await failure(web, web.fetcher(), feed)?.code == .redirects)
    }

    @Test(arguments: [
        "http://127.0.0.1/", "http://localhost:8080/admin", "http://169.254.169.254/latest/meta-data/",
        "http://[::1]/", "http://[::ffff:10.0.0.1]/", "http://intranet.example/",
    ])
    func aRedirectIntoAPrivateNetworkIsRefused(_ target: String) async throws {
        let web = ScriptedWeb(hosts: [
            "localhost": ["127.0.0.1"], "intranet.example": ["93.184.216.34", "192.168.0.7"],
        ])
        web.reply(to: feed, status: 302, ["Location": target])
        let failure = await failure(web, web.fetcher(), feed)
        #expect(failure?.code == .privateNetwork && failure?.isTemporary == false)
        #expect(web.asked.allSatisfy { $0.peer == "93.184.216.34" })
    }

    @Test(arguments: ["ftp://news.example/x", "file:///etc/passwd", "http://me:you@news.example/"])
    func aRedirectToWhatIsNoWebAddressIsRefused(_ target: String) async throws {
        let web = ScriptedWeb()
        web.reply(to: feed, status: 302, ["Location": target])
        #expect(await failure(web, web.fetcher(), feed)?.code == .address)
    }

    @Test func robotsOfAPrivateHostAreNotAskedForEither() async throws {
        let web = ScriptedWeb()
        #expect(await failure(web, web.fetcher(), "http://10.0.0.1/x")?.code == .privateNetwork)
        web.reply(to: "https://news.example/robots.txt", status: 301, ["Location": "http://10.0.0.1/robots.txt"])
        #expect(await failure(web, web.fetcher(), feed)?.code == .privateNetwork)
        #expect(web.asked.map(\.peer) == ["93.184.216.34"])
    }

    @Test func aHostThatIsAllowedIsAsked() async throws {
        let web = ScriptedWeb()
        web.reply(to: "http://127.0.0.1:8080/x", [:], "mine")
        let fetcher = web.fetcher(allowing: ["127.0.0.1"])
        #expect(document(try await fetch(web, fetcher, "http://127.0.0.1:8080/x"))?.bytes == Array("mine".utf8))
        #expect(await failure(web, fetcher, "http://127.0.0.2/x")?.code == .privateNetwork)
    }

    @Test func theConnectionGoesToTheAddressThatWasChecked() async throws {
        let web = ScriptedWeb(hosts: ["news.example": ["93.184.216.35", "93.184.216.36"]])
        web.reply(to: feed) { request in
            guard request.peer.description == "93.184.216.36" else { throw ExchangeError.unreachable("refused") }
            return ExchangeAnswer(status: 200)
        }
        _ = try await fetch(web, web.fetcher(), feed)
        #expect(web.asked.map(\.peer) == ["93.184.216.35", "93.184.216.35", "93.184.216.36"])
    }

    @Test func aFailedHostIsNotAskedAtOnceAgain() async throws {
        let web = ScriptedWeb()
        web.reply(to: feed) { _ in throw ExchangeError.timedOut }
        let fetcher = web.fetcher()
        #expect(await failure(web, fetcher, feed)?.code == .timedOut)
        #expect(await failure(web, fetcher, "https://news.example/other")?.code == .resting)
    }

    @Test func aHostThatCannotBeReachedIsSaidToBe() async throws {
        let web = ScriptedWeb()
        web.reply(to: "https://news.example/robots.txt") { _ in throw ExchangeError.unreachable("refused") }
        let fetcher = web.fetcher()
        let failure = await failure(web, fetcher, feed)
        #expect(failure?.code == .unreachable && failure?.address == feed && failure?.what.contains("refused") == true)
        #expect(web.asked.count == 1)
    }

    @Test func whatIsTooLargeOrDamagedIsSaid() async throws {
        let web = ScriptedWeb()
        web.reply(to: feed) { _ in throw ExchangeError.tooLarge }
        #expect(await failure(web, web.fetcher(), feed)?.description.contains("limit") == true)
        web.reply(to: feed) { _ in throw ExchangeError.badEncoding }
        #expect(await failure(web, web.fetcher(), feed)?.code == .badEncoding)
    }

    @Test func postsFollowNothingAndReachNoPrivateHost() async throws {
        let web = ScriptedWeb()
        let fetcher = web.fetcher()
        web.reply(to: "https://hook.example/a", status: 302, ["Location": "https://other.example/"])
        for address in ["https://hook.example/a", "http://10.0.0.1/"] {
            await #expect(throws: FetchFailure.self) {
                try await fetcher.post([0x7B, 0x7D], mediaType: "application/json", to: WebAddress(address))
            }
        }
        web.reply(to: "https://hook.example/a", status: 204)
        try await fetcher.post([0x7B, 0x7D], mediaType: "application/json", to: WebAddress("https://hook.example/a"))
        #expect(web.asked.map(\.address) == ["https://hook.example/a", "https://hook.example/a"])
    }
}
