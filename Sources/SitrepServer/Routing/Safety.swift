// What keeps a hostile article or a hostile site from doing anything here.

import Hummingbird
import HTTPTypes

/// Headers of every answer: nothing may run, load, frame or be sent that this server does not serve itself.
struct SecurityHeaders: RouterMiddleware {
    typealias Context = BasicRequestContext

    static let contentSecurityPolicy = [
        "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:", "connect-src 'self'",
        "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'",
    ].joined(separator: "; ")

    private static let fields: [(String, String)] = [
        ("Content-Security-Policy", contentSecurityPolicy), ("X-Content-Type-Options", "nosniff"),
        // With "no-referrer" a browser would hide where the own forms come from.
        ("Referrer-Policy", "same-origin"), ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
    ]

    func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        for (name, value) in SecurityHeaders.fields {
            if let field = HTTPField.Name(name) { response.headers[field] = value }
        }
        return response
    }
}

/// Answers only requests that name this server: a page elsewhere whose name is made to point here gets nothing.
struct HostGuard: RouterMiddleware {
    typealias Context = BasicRequestContext

    private let allowed: Set<String>?

    /// Any name is allowed where the server was told to listen on all addresses.
    init(host: String) {
        allowed = ["0.0.0.0", "::"].contains(host) ? nil : [host, "localhost", "127.0.0.1", "[::1]", "::1"]
    }

    func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        if let allowed, let authority = request.head.authority, !allowed.contains(HostGuard.name(of: authority)) {
            return Response(
                status: .init(code: 421), headers: [.contentType: "text/plain; charset=utf-8"],
                body: .init(byteBuffer: ByteBuffer(string: "This server does not answer for that host name.\n")))
        }
        return try await next(request, context)
    }

    /// The host of `host:port`, with the brackets of an IPv6 address.
    static func name(of authority: String) -> String {
        if authority.hasPrefix("["), let end = authority.firstIndex(of: "]") { return String(authority[...end]) }
        return authority.split(separator: ":", omittingEmptySubsequences: false).first.map { $0.lowercased() } ?? ""
    }
}
