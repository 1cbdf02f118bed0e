// Rounds of watching over a web that is written down and a clock that jumps.

import Foundation
import Sitrep
import SitrepFetch
import SitrepIngest
import SitrepLexicon
import SitrepStore
import SitrepWatch
import SitrepWebTestSupport
import Synchronization
import Testing

@Suite final class WatcherTests: Sendable {
    private let path = FileManager.default.temporaryDirectory.appendingPathComponent(
        "sitrep-\(UUID().uuidString).sqlite"
    ).path
    private let store: LedgerStore
    private let web = ScriptedWeb()
    private let pipeline: Pipeline
    private let said = Said()

    init() throws {
        store = try LedgerStore(path: path)
        pipeline = Pipeline(intake: Intake(), coder: try Coder(resources: Resources()), workers: 1)
    }

    deinit { for ending in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + ending) } }

    private let feed = "https://news.example/feed"

    private func round(_ sources: [String]? = nil) async throws -> WatchTally {
        let said = said
        let watcher = Watcher(
            store: store, pipeline: pipeline,
            options: WatchOptions(
                sources: try (sources ?? [feed]).map { try WatchSource($0) }, intervalInSeconds: 900, once: true),
            fetcher: web.fetcher(hosts: try Watcher.hosts(of: store)), clock: web.clock, say: { said.add($0) })
        return try await watcher.run()
    }

    private func item(_ path: String, _ text: String) -> String {
        "<item><title>Title</title><link>https://pages.example\(path)</link><description>\(text)</description></item>"
    }

    private func putFeed(_ items: [String], at address: String? = nil) {
        web.reply(
            to: address ?? feed, ["Content-Type": "text/xml"],
            "<rss><channel><title>Wire</title>\(items.joined())</channel></rss>")
    }

    private func page(_ text: String) -> String {
        "<html><body><article><h1>T</h1><p>\(text)</p></article></body></html>"
    }

    private let text = "Police in the city arrested 12 people on Thursday night, the ministry said in a statement."

    @Test func aPageThatFailsIsTriedThreeTimesThenTheFeedsOwnTextIsKept() async throws {
        putFeed([item("/a", text)])
        web.reply(to: "https://pages.example/a", status: 500)
        for _ in 0..<2 {
            let tally = try await round()
            #expect(tally.added == 0 && tally.waiting == 1)
            web.pass(seconds: 3600)
        }
        let last = try await round()
        #expect(last.added == 1 && last.waiting == 0)
        #expect(web.asked(for: "https://pages.example/a") == 3)
        #expect(said.lines.contains { $0.contains("status 500") && $0.contains("the feed's own text is used") })
        web.pass(seconds: 3600)
        #expect(try await round().added == 0)
    }

    @Test func aWaitingPageOutlivesTheFeedThatNamedIt() async throws {
        putFeed([item("/a", "Short.")])
        web.reply(to: "https://pages.example/a", status: 503)
        #expect(try await round().waiting == 1)
        putFeed([])
        web.reply(to: "https://pages.example/a", ["Content-Type": "text/html"], page(text))
        web.pass(seconds: 3600)
        #expect(try await round().added == 1)
    }

    @Test func twoFeedsThatNameOnePageGiveOneReport() async throws {
        putFeed([item("/a", "Short.")])
        putFeed([item("/a", "Other words.")], at: "https://news.example/world")
        web.reply(to: "https://pages.example/a", ["Content-Type": "text/html"], page(text))
        #expect(try await round([feed, "https://news.example/world"]).added == 1)
        #expect(web.asked(for: "https://pages.example/a") == 1)
    }

    @Test func entriesThatShareALinkAreReportsOfTheirOwn() async throws {
        putFeed([
            "<item><guid>1</guid><link>https://pages.example/</link><description>\(text)</description></item>",
            "<item><guid>2</guid><link>https://pages.example/</link><description>Shops in the port closed, owners said.</description></item>",
        ])
        #expect(try await round().added == 2)
        #expect(web.asked(for: "https://pages.example/") == 0)
        #expect(try await round().added == 0)
    }

    @Test func postsOfOneLivePageAreReportsOfTheirOwn() async throws {
        putFeed([item("/live#1", text), item("/live#2", "Shops in the port closed, owners said on Friday.")])
        #expect(try await round().added == 2)
        #expect(web.asked(for: "https://pages.example/live") == 0)
    }

    @Test func aPlaceWhereARedirectLedIsSaidWithWhatLedThere() async throws {
        web.reply(to: feed, status: 302, ["Location": "http://10.0.0.1/feed"])
        #expect(try await round().failed == 1)
        #expect(said.lines.first?.hasPrefix("\(feed) led to http://10.0.0.1/feed: not fetched") == true)
        web.reply(to: feed, status: 302, ["Location": "file:///etc/passwd"])
        #expect(try await round().failed == 1)
        #expect(said.lines.last?.contains("it leads to “file:///etc/passwd”") == true)
    }

    @Test func aFailingFeedIsLeftAloneForLongerEachTime() async throws {
        web.reply(to: feed, status: 404)
        for _ in 0..<4 {
            #expect(try await round().failed == 1)
            web.pass(seconds: 61)
        }
        // At 0, 61 and 183 seconds, not at 122.
        #expect(web.asked(for: feed) == 3)
        #expect(said.lines.contains { $0.contains("not asked, since it failed before") })
    }

    @Test func damagedFeedsAreReadAgainRatherThanTakenAsUnchanged() async throws {
        web.reply(to: feed, ["Content-Type": "text/xml", "ETag": "\"1\""], "oops")
        #expect(try await round().failed == 1)
        web.pass(seconds: 900)
        web.reply(to: feed) { request in
            #expect(!request.headers.contains { $0.name == "If-None-Match" })
            return ExchangeAnswer(
                status: 200, headers: [("Content-Type", "text/xml")], body: Array("<rss><channel/></rss>".utf8))
        }
        #expect(try await round().failed == 0)
    }

    @Test func aCancelledRunCountsNoFailureAndGoesOnLater() async throws {
        putFeed([item("/a", "Short.")])
        web.reply(to: "https://pages.example/a", ["Content-Type": "text/html"], page(text))
        let stopped = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return try await round()
        }
        #expect(try await stopped.value == WatchTally())
        #expect(said.lines.isEmpty)
        #expect(try await round().added == 1)
    }
}

/// Lines that were said, from whatever task.
private final class Said: Sendable {
    private let state = Mutex<[String]>([])
    var lines: [String] { state.withLock { $0 } }
    func add(_ line: String) { state.withLock { $0.append(line) } }
}
