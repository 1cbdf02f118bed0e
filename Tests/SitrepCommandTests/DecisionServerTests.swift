// Deciding in a browser: only forms of the server's own pages are heeded.

import Foundation
import FoundationNetworking
import SitrepTestSupport
import Testing

@Suite struct DecisionServerTests {
    private struct Taken {
        let status: Int
        let address: String
        let page: String
        let cookie: String
    }

    private let folder: Scratch
    private var db: String { folder.path("ledger.sqlite") }

    init() throws {
        folder = try Scratch()
        _ = try Tool.run(["ingest", "--db", db, Tool.hostile])
    }

    /// Sends a form as a browser would, and follows where it leads.
    private func send(_ base: String, _ fields: [String: String], _ headers: [String: String] = [:]) async throws
        -> Taken
    {
        var request = URLRequest(url: try #require(URL(string: base + "/decisions")))
        request.httpMethod = "POST"
        request.setValue("application/x-www-form-urlencoded", forHTTPHeaderField: "Content-Type")
        for (name, value) in headers { request.setValue(value, forHTTPHeaderField: name) }
        request.httpBody = Data(fields.map { "\(encoded($0))=\(encoded($1))" }.joined(separator: "&").utf8)
        let (body, response) = try await URLSession(configuration: .ephemeral).data(for: request)
        let http = try #require(response as? HTTPURLResponse)
        return Taken(
            status: http.statusCode, address: http.url?.path ?? "", page: String(decoding: body, as: UTF8.self),
            cookie: http.value(forHTTPHeaderField: "Set-Cookie") ?? "")
    }

    private func encoded(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    }

    /// An event of the ledger, and what its page's forms carry.
    private func event(_ base: String) async throws -> (report: String, local: String, token: String) {
        let map = try Tool.run(["export", "--db", db, "--format", "csv"]).text.split(separator: "\r\n")
        let column = try #require(map.first?.split(separator: ",").firstIndex(of: "entry"))
        let row = try #require(map.dropFirst().first).split(separator: ",", omittingEmptySubsequences: false)
        let name = try #require(row.count > column ? row[column].split(separator: "/").map(String.init) : nil)
        let page = String(decoding: try await get(base + "/entries/\(name[0])/\(name[1])").body, as: UTF8.self)
        let mark = "name=\"token\" value=\""
        let start = try #require(page.range(of: mark)).upperBound
        return (name[0], name[1], String(page[start...].prefix { $0 != "\"" }))
    }

    private func decisionCount() throws -> Int {
        try Tool.run(["review", "list", "--db", db, "--format", "ndjson"]).text.split(separator: "\n").count
    }

    @Test func aFormOfThePageIsTakenAndAnythingElseIsNot() async throws {
        try await withServer(db) { base in
            let (report, local, token) = try await event(base)
            let name = "<img src=x onerror=alert(1)>"
            let fields = [
                "action": "reject", "scope": "entry", "report": report, "local": local, "analyst": name,
                "reason": "<script>alert(1)</script>",
            ]
            let whole = fields.merging(["token": token]) { $1 }
            for (form, headers) in [
                (fields, [:]), (fields.merging(["token": "guessed"]) { $1 }, [:]),
                (whole, ["Origin": "http://evil.example"]), (whole, ["Origin": "null"]),
                (whole, ["Sec-Fetch-Site": "cross-site"]), (whole, ["Host": "evil.example"]),
            ] {
                let refused = try await send(base, form, headers)
                #expect(refused.status == 403 || refused.status == 421, "\(headers)")
            }
            #expect(try await send(base, whole, ["Content-Type": "text/plain"]).status == 415)
            #expect(
                try await send(base, whole.merging(["reason": String(repeating: "x", count: 70_000)]) { $1 }).status
                    == 413)
            #expect(try await send(base, whole.merging(["analyst": " "]) { $1 }).status == 400)
            #expect(try await send(base, whole.merging(["local": "e99"]) { $1 }).status == 404)
            #expect(try decisionCount() == 0)
            let taken = try await send(base, whole, ["Origin": base, "Sec-Fetch-Site": "same-origin"])
            #expect(taken.status == 200 && taken.address == "/entries/\(report)/\(local)")
            #expect(taken.page.contains("rejected") && taken.page.contains("What the engine found"))
            #expect(!taken.page.contains("<img") && !taken.page.contains("<script>alert"))
            #expect(try decisionCount() == 1)
            let list = try await send(base, ["undo": "1", "analyst": "Ann", "back": "decisions", "token": token])
            #expect(list.address == "/decisions" && list.page.contains("undone by decision 2"))
            #expect(!list.page.contains("<img") && !list.page.contains("<script>alert"))
            #expect(try await send(base, ["undo": "1", "analyst": "Ann", "token": token]).status == 409)
        }
    }

    @Test func aServerThatOnlyShowsTakesNothing() async throws {
        try await withServer(db, ["--read-only"]) { base in
            let page = String(decoding: try await get(base + "/decisions").body, as: UTF8.self)
            #expect(page.contains("takes none") && !page.contains("method=\"post\""))
            #expect(try await send(base, ["action": "name", "analyst": "Ann"]).status == 403)
        }
    }
}
