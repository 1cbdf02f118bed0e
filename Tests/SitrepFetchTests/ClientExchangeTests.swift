// Real requests to a server on this machine: limits, packing, and where the connection goes.

import Foundation
import SitrepFetch
import SitrepWebTestSupport
import Testing

@Suite struct ClientExchangeTests {
    private static let limit = 64 << 10
    private static let packed = "H4sIAAAAAAACA7MpKi62K0hMzk5NsdEHsQFpO6yVEQAAAA=="
    /// 300,000 zeros.
    private static let bomb = """
        H4sIAAAAAAACA+3BAQ0AAADCoPdPbQ8HFAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\
        AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\
        AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\
        AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\
        AAAAAAAAAAAAAAAAAAAA/Bj74rL24JMEAA==
        """

    private func send(_ server: LoopbackServer, _ path: String = "/x", host: String = "127.0.0.1", seconds: Double = 30)
        async throws -> ExchangeAnswer
    {
        let peer = try #require(NetworkAddress("127.0.0.1"))
        return try await ClientExchange().send(
            ExchangeRequest(
                method: .get, address: WebAddress("http://\(host):\(server.port)\(path)"), peer: peer,
                headers: [("Accept-Encoding", "gzip")], body: [], mostBytes: Self.limit, longestInSeconds: seconds))
    }

    private func failure(_ server: LoopbackServer, seconds: Double = 30) async -> ExchangeError? {
        do {
            _ = try await send(server, seconds: seconds)
            return nil
        } catch {
            return error as? ExchangeError
        }
    }

    private func zipped(_ text: String) -> LoopbackServer.Reply {
        LoopbackServer.Reply(
            headers: ["Content-Encoding": "gzip"], body: Data(base64Encoded: text) ?? Data())
    }

    @Test func theNameIsKeptAndTheConnectionGoesToTheCheckedAddress() async throws {
        let server = try await LoopbackServer()
        server.put("/x?y=z", "hello")
        let answer = try await send(server, "/x?y=z", host: "news.example")
        #expect(answer.status == 200 && answer.body == Array("hello".utf8))
        #expect(answer.header("CONTENT-TYPE")?.hasPrefix("text/html") == true)
        #expect(server.requests.first?["host"] == "news.example:\(server.port)")
    }

    @Test func redirectsAreNotFollowed() async throws {
        let server = try await LoopbackServer()
        server.put("/x") { _ in LoopbackServer.Reply(status: 302, headers: ["Location": "/y"]) }
        #expect(try await send(server).status == 302)
        #expect(server.requests.count == 1)
    }

    @Test func packedAnswersAreUnpackedWithinTheLimit() async throws {
        let server = try await LoopbackServer()
        server.put("/x") { _ in zipped(Self.packed) }
        #expect(try await send(server).body == Array("<rss>packed</rss>".utf8))
        server.put("/x") { _ in zipped(Self.bomb) }
        #expect(await failure(server) == .tooLarge)
        server.put("/x") { _ in
            LoopbackServer.Reply(headers: ["Content-Encoding": "gzip"], body: Array("no gzip at all".utf8))
        }
        #expect(await failure(server) == .badEncoding)
    }

    @Test func largeAnswersAreRefusedWithALengthAndWithout() async throws {
        let server = try await LoopbackServer()
        let body = [UInt8](repeating: 0x61, count: Self.limit + 1)
        server.put("/x") { _ in LoopbackServer.Reply(body: body) }
        #expect(await failure(server) == .tooLarge)
        server.put("/x") { _ in LoopbackServer.Reply(headers: ["Transfer-Encoding": "chunked"], body: body) }
        #expect(await failure(server) == .tooLarge)
        server.put("/x") { _ in LoopbackServer.Reply(body: body.dropLast()) }
        #expect(try await send(server).body.count == Self.limit)
    }

    @Test func aSilentHostIsGivenUp() async throws {
        let server = try await LoopbackServer()
        server.put("/x") { _ in .silence }
        #expect(await failure(server, seconds: 0.2) == .timedOut)
    }

    @Test func aHostThatDoesNotListenIsUnreachable() async throws {
        let port = try await LoopbackServer().port
        let peer = try #require(NetworkAddress("127.0.0.1"))
        await #expect(throws: ExchangeError.self) {
            try await ClientExchange().send(
                ExchangeRequest(
                    method: .get, address: WebAddress("http://127.0.0.1:\(port)/"), peer: peer, headers: [], body: [],
                    mostBytes: Self.limit, longestInSeconds: 30))
        }
    }

    @Test func theResolverGivesAddresses() async throws {
        #expect(try await SystemResolver().addresses(of: "127.1", port: 80).map(\.description) == ["127.0.0.1"])
        #expect(try await SystemResolver().addresses(of: "[::1]", port: 80).map(\.description) == ["::1"])
    }
}
