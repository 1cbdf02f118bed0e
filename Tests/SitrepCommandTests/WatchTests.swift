// `sitrep watch` over sites and folders of this machine: what it keeps, what it refuses, and that nothing is lost.

import Foundation
import SitrepWebTestSupport
import Testing

@Suite struct WatchTests {
    /// One round over sources of this machine.
    private func round(_ db: String, _ sources: [String], _ options: [String] = []) throws -> Run {
        try Tool.run(
            ["watch", "--once", "--pace", "0s", "--allow-private-hosts", "127.0.0.1", "--db", db] + options + sources)
    }

    private func records(of db: String) throws -> [[String: Any]] {
        let run = try Tool.run(["export", "--db", db, "--format", "ndjson"])
        return try run.text.split(separator: "\n").compactMap {
            try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
        }
    }

    private func texts(of db: String) throws -> [String] { try records(of: db).compactMap { $0["text"] as? String } }

    @Test func aFeedIsReadOverRounds() async throws {
        let (folder, site) = (try Scratch(), try await LoopbackServer())
        let (db, feed) = (folder.path("ledger.sqlite"), site.base + "/feed")
        site.put("/a", LoopbackServer.article("Internet cut", LoopbackServer.cut))
        site.put("/b", LoopbackServer.article("Toll rises", LoopbackServer.toll))
        site.putFeed(tag: "\"1\"", [("/a", "Internet cut", "Internet cut."), ("/b", "Toll rises", "26 killed.")])
        let first = try round(db, [feed])
        #expect(first.status == 0 && first.errors.contains("2 reports added"), "stderr: \(first.errors)")
        let second = try round(db, [feed])
        #expect(second.status == 0 && second.errors.contains("0 reports added"), "stderr: \(second.errors)")
        #expect(site.requests.last?["if-none-match"] == "\"1\"")
        site.put("/c", LoopbackServer.article("Curfew", LoopbackServer.curfew))
        site.putFeed(tag: "\"2\"", [("/c", "Curfew", "A curfew."), ("/a", "Internet cut", "Internet cut.")])
        #expect(try round(db, [feed]).errors.contains("1 reports added"))
        #expect(["/a", "/b", "/c", "/feed"].map(site.count) == [1, 1, 1, 3])
        let all = try records(of: db)
        let texts = Set(all.compactMap { $0["text"] as? String })
        #expect(all.count == 3 && texts == [LoopbackServer.cut, LoopbackServer.toll, LoopbackServer.curfew])
        let document = try #require(all.first?["document"] as? [String: Any])
        #expect(document["publisher"] as? String == "Steppe Wire" && document["retrieved"] != nil)
        #expect((document["published"] as? String)?.hasPrefix("2022-01-06T09:00") == true)
        #expect(site.requests.allSatisfy { $0["user-agent"]?.hasPrefix("Sitrep/") == true })
    }

    @Test func robotsOfTheSiteAreAskedOnceAndHeeded() async throws {
        let (folder, site) = (try Scratch(), try await LoopbackServer())
        let db = folder.path("ledger.sqlite")
        site.put("/robots.txt", "User-agent: *\nDisallow: /closed/", type: "text/plain")
        site.putFeed([("/closed/a", "Internet cut", LoopbackServer.cut)])
        let run = try round(db, [site.base + "/feed"])
        #expect(run.status == 0 && run.errors.contains("robots.txt") && run.errors.contains("feed's own text is used"))
        #expect(site.count(of: "/closed/a") == 0 && site.count(of: "/robots.txt") == 1)
        #expect(try texts(of: db) == [LoopbackServer.cut])
        _ = try round(db, [site.base + "/feed"])
        #expect(site.count(of: "/robots.txt") == 1)
        #expect(try texts(of: db).count == 1)
    }

    @Test func whatCannotBeFetchedDoesNotHoldUpTheRest() async throws {
        let folder = try Scratch()
        let db = folder.path("ledger.sqlite")
        var sites: [LoopbackServer] = []
        for _ in 0..<6 { sites.append(try await LoopbackServer()) }
        let secret = try await LoopbackServer()
        sites[0].put("/feed") { _ in .init(status: 429, headers: ["Retry-After": "3600"]) }
        sites[1].put("/robots.txt", "User-agent: Sitrep\nDisallow: /", type: "text/plain")
        sites[1].putFeed([("/a", "A", LoopbackServer.toll)])
        sites[2].put("/feed") { _ in
            .init(status: 302, headers: ["Location": "http://localhost:\(secret.port)/feed"])
        }
        sites[3].put("/feed") { _ in .init(body: [UInt8](repeating: 0x61, count: (16 << 20) + 1)) }
        sites[4].put("/feed", "<rss><channel><item><title>", type: "application/rss+xml")
        sites[4].put("/broken", "this is no feed", type: "application/rss+xml")
        sites[5].put("/a", LoopbackServer.article("Internet cut", LoopbackServer.cut))
        sites[5].putFeed([("/a", "Internet cut", "Internet cut.")])
        let sources = sites.map { $0.base + "/feed" } + [sites[4].base + "/broken"]
        let run = try round(db, sources)
        #expect(run.status == 2 && run.errors.contains("1 reports added"), "stderr: \(run.errors)")
        for words in [
            "status 429", "robots.txt forbids", "which is not of the public internet", "loopback", "limit of 16777216",
            "neither a feed",
        ] {
            #expect(run.errors.contains(words), "no “\(words)” in: \(run.errors)")
        }
        #expect(secret.requests.isEmpty)
        #expect(try texts(of: db) == [LoopbackServer.cut])
        let again = try round(db, sources)
        #expect(again.status == 2 && again.errors.contains("0 reports added"))
        #expect(sites[0].count(of: "/feed") == 1 && secret.requests.isEmpty)
    }

    @Test func whereAPageCannotBeHadTheFeedsOwnTextIsKept() async throws {
        let (folder, site, secret) = (try Scratch(), try await LoopbackServer(), try await LoopbackServer())
        let db = folder.path("ledger.sqlite")
        site.put("/moved") { _ in .init(status: 301, headers: ["Location": "http://localhost:\(secret.port)/admin"]) }
        site.put("/short", LoopbackServer.article("Curfew", "Subscribe."))
        site.putFeed([
            ("/gone", "Toll rises", LoopbackServer.toll), ("/moved", "Internet cut", LoopbackServer.cut),
            ("/short", "Curfew", LoopbackServer.curfew),
        ])
        let run = try round(db, [site.base + "/feed"])
        #expect(run.status == 0 && run.errors.contains("3 reports added"), "stderr: \(run.errors)")
        #expect(run.errors.components(separatedBy: "the feed's own text is used").count == 4)
        #expect(secret.requests.isEmpty)
        #expect(Set(try texts(of: db)) == [LoopbackServer.toll, LoopbackServer.cut, LoopbackServer.curfew])
    }

    @Test func aPageThatFailsForNowWaits() async throws {
        let (folder, site) = (try Scratch(), try await LoopbackServer())
        let db = folder.path("ledger.sqlite")
        site.put("/a") { _ in .init(status: 500) }
        site.putFeed([("/a", "Internet cut", "Internet cut.")])
        let run = try round(db, [site.base + "/feed"])
        #expect(run.status == 2 && run.errors.contains("tried again later"), "stderr: \(run.errors)")
        #expect(try texts(of: db).isEmpty)
        _ = try round(db, [site.base + "/feed"])
        #expect(site.count(of: "/a") == 1)
    }

    @Test func aChangedEntryIsFetchedAgainAndAnUnchangedPageIsNoNewReport() async throws {
        let (folder, site) = (try Scratch(), try await LoopbackServer())
        let db = folder.path("ledger.sqlite")
        func put(_ updated: String, _ text: String) {
            site.put("/a", LoopbackServer.article("Toll", text))
            site.put(
                "/feed",
                """
                <feed xmlns="http://www.w3.org/2005/Atom"><title>Steppe Wire</title><entry><id>1</id><title>Toll</title>
                <link href="/a"/><updated>\(updated)</updated><summary>Toll.</summary></entry></feed>
                """, type: "application/atom+xml")
        }
        put("2022-01-06T09:00:00Z", LoopbackServer.toll)
        #expect(try round(db, [site.base + "/feed"]).errors.contains("1 reports added"))
        put("2022-01-06T10:00:00Z", LoopbackServer.toll)
        #expect(try round(db, [site.base + "/feed"]).errors.contains("0 reports added, 1 known before"))
        put("2022-01-06T11:00:00Z", LoopbackServer.toll.replacingOccurrences(of: "26", with: "44"))
        #expect(try round(db, [site.base + "/feed"]).errors.contains("1 reports added"))
        #expect(site.count(of: "/a") == 3)
    }

    @Test func aPageIsKeptAgainOnlyWhenItsTextIsAnotherOne() async throws {
        let (folder, site) = (try Scratch(), try await LoopbackServer())
        let db = folder.path("ledger.sqlite")
        site.put("/live", LoopbackServer.article("Live", LoopbackServer.cut))
        #expect(try round(db, [site.base + "/live"]).errors.contains("1 reports added"))
        site.put("/live", LoopbackServer.article("Live", LoopbackServer.cut) + "<!-- another advert -->")
        #expect(try round(db, [site.base + "/live"]).errors.contains("0 reports added, 1 known before"))
        site.put("/live", LoopbackServer.article("Live", LoopbackServer.cut + "</p><p>" + LoopbackServer.toll))
        #expect(try round(db, [site.base + "/live"]).errors.contains("1 reports added"))
    }

    @Test func aFolderGivesNewAndChangedFiles() throws {
        let folder = try Scratch()
        let (db, inbox) = (folder.path("ledger.sqlite"), folder.path("inbox"))
        try FileManager.default.createDirectory(atPath: inbox, withIntermediateDirectories: true)
        func write(_ name: String, _ text: String) throws {
            let path = inbox + "/" + name
            try Data(text.utf8).write(to: URL(fileURLWithPath: path))
            // As if it had been written a while ago.
            let age = Date(timeIntervalSinceNow: -3600 + Double(text.utf8.count))
            try FileManager.default.setAttributes([.modificationDate: age], ofItemAtPath: path)
        }
        try write("a.txt", LoopbackServer.cut)
        #expect(try round(db, [inbox]).errors.contains("1 reports added"))
        #expect(try round(db, [inbox]).errors.contains("0 reports added, 0 known before"))
        try write("a.txt", LoopbackServer.cut + " Shops were closed.")
        try write("b.txt", LoopbackServer.toll)
        try Data([0x1F, 0x8B, 0x08, 0x00]).write(to: URL(fileURLWithPath: inbox + "/c.gz"))
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSinceNow: -60)], ofItemAtPath: inbox + "/c.gz")
        let run = try round(db, [inbox])
        #expect(
            run.status == 2 && run.errors.contains("2 reports added") && run.errors.contains("c.gz"),
            "stderr: \(run.errors)")
        #expect(try round(db, [inbox]).status == 0)
        #expect(try texts(of: db).count == 3)
    }

    @Test func wrongSourcesAndOptionsAreNamed() throws {
        let folder = try Scratch()
        let db = folder.path("ledger.sqlite")
        for (source, words) in [
            ("no-such-folder", "no such folder"), ("ftp://news.example/feed", "only http and https"),
            ("https://me:you@news.example/", "name or password"),
        ] {
            let run = try round(db, [source])
            #expect(
                run.status == 74 && run.errors.contains(source) && run.errors.contains(words), "stderr: \(run.errors)")
        }
        let refused = try Tool.run(["watch", "--once", "--db", db, "http://127.0.0.1:1/feed"])
        #expect(
            refused.status == 2 && refused.errors.contains("--allow-private-hosts 127.0.0.1"),
            "stderr: \(refused.errors)")
    }
}
