// A run of `sitrep watch` that goes on: it stops cleanly, a killed one loses nothing, and a server beside it notices.

import Foundation
import SitrepTestSupport
import SitrepWebTestSupport
import Testing

@Suite struct WatchRunTests {
    private func watch(_ db: String, _ source: String, _ more: [String] = []) -> [String] {
        ["watch", "--interval", "1s", "--pace", "0s", "--allow-private-hosts", "127.0.0.1", "--db", db] + more + [
            source
        ]
    }

    /// Waits for what another process does.
    private func until(_ isDone: () throws -> Bool) async throws -> Bool {
        for _ in 0..<600 {
            if try isDone() { return true }
            try await Task.sleep(for: .milliseconds(100))
        }
        return false
    }

    private func site(entries: Int) async throws -> LoopbackServer {
        let site = try await LoopbackServer()
        site.putFeed((0..<entries).map { ("/a\($0)", "Report \($0)", "Report.") })
        for number in 0..<entries {
            site.put(
                "/a\(number)",
                LoopbackServer.article(
                    "Report \(number)",
                    "Police in Almaty arrested \(number + 10) people on Thursday, the ministry said."))
        }
        return site
    }

    private func identifiers(in db: String) throws -> Set<String> {
        let run = try Tool.run(["export", "--db", db, "--format", "csv", "--table", "reports"])
        return Set(
            run.text.split(whereSeparator: \.isNewline).dropFirst().compactMap {
                $0.split(separator: ",").first.map(String.init)
            })
    }

    @Test(arguments: [SIGTERM, SIGINT])
    func itStopsWhenItIsTold(_ signal: Int32) async throws {
        let (folder, site) = (try Scratch(), try await site(entries: 3))
        let db = folder.path("ledger.sqlite")
        let process = Tool.process(watch(db, site.base + "/feed"))
        process.standardError = FileHandle.nullDevice
        try process.run()
        // The second look shows that the first round is over.
        #expect(try await until { site.count(of: "/feed") >= 2 })
        kill(process.processIdentifier, signal)
        process.waitUntilExit()
        #expect(process.terminationReason == .exit && process.terminationStatus == 0)
        #expect(try identifiers(in: db).count == 3)
    }

    @Test func aKilledRunLosesAndRepeatsNothing() async throws {
        let (folder, site) = (try Scratch(), try await site(entries: 12))
        let db = folder.path("ledger.sqlite")
        let process = Tool.process(watch(db, site.base + "/feed"))
        process.standardError = FileHandle.nullDevice
        try process.run()
        #expect(try await until { site.count(of: "/a5") >= 1 })
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        let run = try Tool.run(watch(db, site.base + "/feed", ["--once"]))
        #expect(run.status == 0, "stderr: \(run.errors)")
        #expect(try identifiers(in: db).count == 12)
        #expect(try Tool.run(watch(db, site.base + "/feed", ["--once"])).errors.contains("0 reports added"))
    }

    @Test func aServerBesideItNoticesWhatComes() async throws {
        let (folder, site) = (try Scratch(), try await site(entries: 2))
        let db = folder.path("ledger.sqlite")
        #expect(try Tool.run(["ingest", "--db", db, Tool.hostile]).status == 0)
        try await withServer(db) { base in
            func reports() async throws -> Int {
                let list = try await get(base + "/reports.json")
                let object = try JSONSerialization.jsonObject(with: list.body) as? [String: Any]
                return (object?["reports"] as? [Any])?.count ?? 0
            }
            #expect(try await reports() == 2)
            let before = try await get(base + "/live")
            #expect(try Tool.run(watch(db, site.base + "/feed", ["--once"])).status == 0)
            let after = try await get(base + "/live")
            #expect(try await reports() == 4)
            #expect(String(decoding: before.body, as: UTF8.self).contains("data: 2"))
            #expect(String(decoding: after.body, as: UTF8.self).contains("data: 4"))
        }
    }
}
