// Names of hosts by way of this machine's resolver.

import Foundation
import NIOPosix

/// Asks `getaddrinfo`, on a thread where waiting holds nothing up.
public struct SystemResolver: HostResolver {
    public init() {}

    public func addresses(of host: String, port: Int) async throws -> [NetworkAddress] {
        if let address = NetworkAddress(host) { return [address] }
        return try await NIOThreadPool.singleton.runIfActive { try Self.lookUp(host) }
    }

    private static func lookUp(_ host: String) throws -> [NetworkAddress] {
        var hints = addrinfo()
        hints.ai_family = AF_UNSPEC
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        hints.ai_flags = AI_ADDRCONFIG
        var list: UnsafeMutablePointer<addrinfo>?
        let status = getaddrinfo(host, nil, &hints, &list)
        guard status == 0 else { throw ExchangeError.unreachable(String(cString: gai_strerror(status)).lowercased()) }
        defer { freeaddrinfo(list) }
        var found: [NetworkAddress] = []
        var next = list
        while let entry = next {
            if let address = address(of: entry.pointee), !found.contains(address) { found.append(address) }
            next = entry.pointee.ai_next
        }
        return found
    }

    private static func address(of entry: addrinfo) -> NetworkAddress? {
        switch entry.ai_family {
        case AF_INET:
            entry.ai_addr?.withMemoryRebound(to: sockaddr_in.self, capacity: 1) { pointer in
                withUnsafeBytes(of: pointer.pointee.sin_addr) { NetworkAddress(bytes: $0) }
            }
        case AF_INET6:
            entry.ai_addr?.withMemoryRebound(to: sockaddr_in6.self, capacity: 1) { pointer in
                withUnsafeBytes(of: pointer.pointee.sin6_addr) { NetworkAddress(bytes: $0) }
            }
        default: nil
        }
    }
}
