// Alerts of `sitrep watch`: to standard error, to a file and to a webhook, each once.

import Foundation
import SitrepWebTestSupport
import Testing

@Suite struct WatchAlertTests {
    private static let rules = """
        # what the desk wants to know
        rule\tkind\twhat\tcountry\treaches
        net\tstatus\tinternet\tKAZ\t
        toll\tfigure\tkilled\tKAZ\t20
        first places\tplace\tAlmaty\t\t
        """

    private func write(_ text: String, _ path: String) throws {
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    }

    private func alerts(in path: String) throws -> [[String: Any]] {
        try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map {
            try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
        }
    }

    private struct Desk {
        let folder: Scratch
        let site: LoopbackServer
        let hook: LoopbackServer
        var file: String { folder.path("alerts.ndjson") }

        func round() throws -> Run {
            try Tool.run([
                "watch", "--once", "--pace", "0s", "--allow-private-hosts", "127.0.0.1", "--db",
                folder.path("ledger.sqlite"), "--rules", folder.path("rules.tsv"), "--alerts", file, "--webhook",
                hook.base + "/hook", site.base + "/feed",
            ])
        }
    }

    private func desk() async throws -> Desk {
        let desk = Desk(folder: try Scratch(), site: try await LoopbackServer(), hook: try await LoopbackServer())
        try write(Self.rules, desk.folder.path("rules.tsv"))
        desk.hook.put("/hook") { _ in .init(status: 204) }
        desk.site.put("/a", LoopbackServer.article("Internet cut", LoopbackServer.cut))
        desk.site.put("/b", LoopbackServer.article("Toll rises", LoopbackServer.toll))
        desk.site.putFeed([("/a", "Internet cut", "Internet cut."), ("/b", "Toll rises", "26 killed.")])
        return desk
    }

    @Test func eachAlertCarriesItsWordsAndGoesEverywhereOnce() async throws {
        let desk = try await desk()
        let run = try desk.round()
        #expect(run.status == 0, "stderr: \(run.errors)")
        let found = try alerts(in: desk.file)
        let kinds = found.compactMap { $0["rule"] as? String }
        #expect(Set(kinds) == ["net", "toll", "first places"], "alerts: \(found)")
        for alert in found {
            let quote = try #require(alert["quote"] as? String)
            #expect([LoopbackServer.cut, LoopbackServer.toll].contains { $0.contains(quote) } && !quote.isEmpty)
            for field in ["sentence", "report", "entry", "publisher", "published", "url", "span", "made"] {
                #expect(alert[field] != nil, "no \(field)")
            }
            #expect(run.errors.contains(quote))
        }
        #expect(
            desk.hook.requests.map(\.body).sorted()
                == (try String(contentsOfFile: desk.file, encoding: .utf8)).split(separator: "\n").map(String.init)
                .sorted())
        #expect(desk.hook.requests.allSatisfy { $0.method == "POST" && $0["content-type"] == "application/json" })
        // Neither a new start nor a copy repeats them.
        desk.site.put("/copy", LoopbackServer.article("Internet cut in Kazakhstan", LoopbackServer.cut))
        desk.site.putFeed([("/copy", "Internet cut", "Internet cut."), ("/b", "Toll rises", "26 killed.")])
        let again = try desk.round()
        #expect(again.errors.contains("1 reports added") && !again.errors.contains("alert:"), "stderr: \(again.errors)")
        #expect(try alerts(in: desk.file).count == found.count && desk.hook.requests.count == found.count)
    }

    @Test func whatAWebhookDoesNotTakeIsKeptForTheNextRun() async throws {
        let desk = try await desk()
        desk.hook.put("/hook") { _ in .init(status: 503) }
        let run = try desk.round()
        #expect(run.status == 2 && run.errors.contains("2 reports added"), "stderr: \(run.errors)")
        #expect(run.errors.contains("status 503") && run.errors.contains("have not reached webhook"))
        let found = try alerts(in: desk.file)
        #expect(!found.isEmpty && desk.hook.requests.count == 1)
        desk.hook.put("/hook") { _ in .init(status: 200) }
        let later = try desk.round()
        #expect(later.status == 0 && !later.errors.contains("alert:"), "stderr: \(later.errors)")
        #expect(desk.hook.requests.count == 1 + found.count)
        #expect(try alerts(in: desk.file).count == found.count)
    }

    @Test func whatAnotherProgramAddsIsToldToo() async throws {
        let desk = try await desk()
        desk.site.putFeed([])
        #expect(try desk.round().status == 0)
        try write(LoopbackServer.toll, desk.folder.path("toll.txt"))
        let db = desk.folder.path("ledger.sqlite")
        #expect(
            try Tool.run(["ingest", "--db", db, "--published", "2022-01-06", desk.folder.path("toll.txt")]).status == 0)
        let run = try desk.round()
        #expect(run.errors.contains("alert: toll"), "stderr: \(run.errors)")
    }

    @Test func wrongRulesAreNamedBeforeAnythingIsFetched() async throws {
        let desk = try await desk()
        try write("rule\tkind\twhat\nnet\tstatus\tinternets\n", desk.folder.path("rules.tsv"))
        let run = try desk.round()
        #expect(run.status == 74 && run.errors.contains("rules.tsv:2, column what"), "stderr: \(run.errors)")
        #expect(desk.site.requests.isEmpty)
    }
}
