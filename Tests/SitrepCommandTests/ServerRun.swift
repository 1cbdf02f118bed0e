// A real server on a free port of this machine, for the length of one test.

import Foundation
import FoundationNetworking
import Testing

struct Answer: Sendable {
    let status: Int
    let mediaType: String
    let policy: String
    let body: Data
}

func get(_ address: String) async throws -> Answer {
    let url = try #require(URL(string: address))
    let (body, response) = try await URLSession.shared.data(from: url)
    let http = try #require(response as? HTTPURLResponse)
    return Answer(
        status: http.statusCode, mediaType: http.value(forHTTPHeaderField: "Content-Type") ?? "",
        policy: http.value(forHTTPHeaderField: "Content-Security-Policy") ?? "", body: body)
}

/// Serves a database while `body` runs.
func withServer(_ db: String, _ options: [String] = [], _ body: (String) async throws -> Void) async throws {
    let port = try freePort()
    let process = Tool.process(["serve", "--db", db, "--port", String(port)] + options)
    process.standardError = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    defer { process.terminate() }
    let base = "http://127.0.0.1:\(port)"
    for _ in 0..<100 {
        if let answer = try? await get(base + "/healthz"), answer.status == 200 { break }
        try await Task.sleep(for: .milliseconds(100))
    }
    try await body(base)
}

/// A port that nothing listens on at this moment.
private func freePort() throws -> Int {
    let handle = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(handle) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let bound = withUnsafeMutablePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
            bind(handle, generic, length) == 0 && getsockname(handle, generic, &length) == 0
        }
    }
    try #require(bound)
    return Int(UInt16(bigEndian: address.sin_port))
}
