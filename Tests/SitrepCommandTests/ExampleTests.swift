// The example crisis from end to end: what a reader must find on its board.

import Foundation
import SitrepTestSupport
import Testing

@Suite struct ExampleTests {
    @Test func theBriefSaysWhatAReaderMustFind() throws {
        let folder = try Scratch()
        let db = folder.path("ledger.sqlite")
        #expect(try Tool.run(["ingest", "--db", db, Tool.example]).status == 0)
        for row in cases("commands/example-board") {
            let brief = try Tool.run(["board", "--db", db, "--as-of", row["as-of"], "--events", "500"]).text
            let wanted = row["words"].split(separator: "|").map(String.init)
            let line = brief.split(separator: "\n").first { line in wanted.allSatisfy { line.contains($0) } }
            #expect(line != nil, "as of \(row["as-of"]): no line with \(wanted)")
        }
    }

    @Test func aHostileArticleIsServedAsText() async throws {
        let folder = try Scratch()
        let db = folder.path("ledger.sqlite")
        #expect(try Tool.run(["ingest", "--db", db, Tool.hostile]).status == 0)
        try await withServer(db) { base in
            let list = try await get(base + "/reports.json")
            let reports = try #require(
                (try JSONSerialization.jsonObject(with: list.body) as? [String: Any])?["reports"] as? [[String: Any]])
            #expect(reports.count == 2)
            for path in ["/", "/reports", "/search?q=script"] + reports.compactMap({ $0["href"] as? String }) {
                let page = try await get(base + path)
                #expect(page.status == 200)
                #expect(page.policy.contains("script-src 'self'"))
                let text = String(decoding: page.body, as: UTF8.self).lowercased()
                #expect(!text.contains("<script>") && !text.contains("href=\"javascript:") && !text.contains("<img"))
            }
        }
    }

    @Test func everyPageOfTheExampleAnswersWithItsTwin() async throws {
        let folder = try Scratch()
        let db = folder.path("ledger.sqlite")
        #expect(try Tool.run(["ingest", "--db", db, Tool.example]).status == 0)
        try await withServer(db) { base in
            for row in cases("commands/routes") {
                let answer = try await get(base + row["path"])
                #expect(answer.status == Int(row["status"]), "\(row["path"]) gave \(answer.status)")
                #expect(answer.mediaType.hasPrefix(row["type"]), "\(row["path"]) is \(answer.mediaType)")
            }
        }
    }

    @Test func theGrammarOfAReportShowsEveryWordUnderItsHead() async throws {
        let folder = try Scratch()
        let db = folder.path("ledger.sqlite")
        #expect(try Tool.run(["ingest", "--db", db, Tool.hostile]).status == 0)
        try await withServer(db) { base in
            let list = try await get(base + "/reports.json")
            let reports = try #require(
                (try JSONSerialization.jsonObject(with: list.body) as? [String: Any])?["reports"] as? [[String: Any]])
            for report in reports.compactMap({ $0["href"] as? String }) {
                let path = report.replacing("/reports/", with: "/grammar/")
                let page = try await get(base + path)
                #expect(page.status == 200 && !String(decoding: page.body, as: UTF8.self).contains("<script>"))
                let twin = try await get(base + path + ".json")
                let object = try JSONSerialization.jsonObject(with: twin.body) as? [String: Any]
                let sentences = try #require(object?["sentences"] as? [[String: Any]])
                for sentence in sentences {
                    let words = try #require(sentence["words"] as? [[String: Any]])
                    #expect(words.first?["relation"] as? String == "root" && words.first?["depth"] as? Int == 0)
                }
            }
        }
    }
}
