// An address on the web in the one form that is checked and then asked for.

import Foundation

/// An http or https address without a name, a password or a fragment; its parts hold no doubtful character.
public struct WebAddress: Hashable, Sendable {
    public enum Scheme: String, Sendable {
        case http, https
        var port: Int { self == .http ? 80 : 443 }
    }

    public let scheme: Scheme
    /// In lower case; an IPv6 address in brackets.
    public let host: String
    public let port: Int
    /// Begins with `/`; with the query where there is one.
    public let path: String

    /// Why a text is no address that is fetched.
    public enum Problem: Error, Hashable, Sendable { case malformed, scheme, credentials, host, port }

    /// Reads an address, whole or relative to another one.
    public init(_ text: String, relativeTo base: WebAddress? = nil) throws(Problem) {
        let trimmed = text.trimmingCharacters(in: .whitespacesAndNewlines)
        let root = base.flatMap { URL(string: $0.description) }
        guard !trimmed.isEmpty, !trimmed.contains("\\"), let url = URL(string: trimmed, relativeTo: root),
            let parts = URLComponents(url: url.absoluteURL, resolvingAgainstBaseURL: true)
        else { throw .malformed }
        guard let name = parts.scheme?.lowercased(), let scheme = Scheme(rawValue: name) else { throw .scheme }
        guard parts.user == nil, parts.password == nil else { throw .credentials }
        guard let host = parts.encodedHost.flatMap(Self.checked) else { throw .host }
        let port = parts.port ?? scheme.port
        guard (1...Int(UInt16.max)).contains(port) else { throw .port }
        let path = parts.percentEncodedPath
        self.scheme = scheme
        self.host = host
        self.port = port
        self.path = (path.isEmpty ? "/" : path) + (parts.percentEncodedQuery.map { "?" + $0 } ?? "")
    }

    /// Letters, digits, hyphens and dots, or an IPv6 address; nothing that two readers could read differently.
    private static func checked(_ host: String) -> String? {
        let name = host.lowercased()
        if name.hasPrefix("[") || name.contains(":") {
            return NetworkAddress(name).map { "[\($0)]" }
        }
        let isPlain = name.utf8.allSatisfy { byte in
            (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte)
                || [UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_")].contains(byte)
        }
        return isPlain && !name.isEmpty && name.utf8.count <= longestHost ? name : nil
    }

    private static let longestHost = 253

    /// Scheme, host and port: what robots rules and pace belong to.
    public var origin: String {
        port == scheme.port ? "\(scheme.rawValue)://\(host)" : "\(scheme.rawValue)://\(host):\(port)"
    }

    /// The same place's file of rules for robots.
    var robots: WebAddress { WebAddress(scheme: scheme, host: host, port: port, path: "/robots.txt") }

    private init(scheme: Scheme, host: String, port: Int, path: String) {
        (self.scheme, self.host, self.port, self.path) = (scheme, host, port, path)
    }
}

extension WebAddress: CustomStringConvertible {
    public var description: String { origin + path }
}

extension WebAddress.Problem {
    /// What is wrong, and what to do.
    public var text: String {
        switch self {
        case .malformed: "this is no web address; write it as https://host/path"
        case .scheme: "only http and https are fetched; give an address of one of these"
        case .credentials: "an address with a name or password in it is not fetched; take them out"
        case .host: "the host is no name of letters, digits, hyphens and dots; write other scripts as xn--…"
        case .port: "there is no such port; give one from 1 to 65535"
        }
    }
}
