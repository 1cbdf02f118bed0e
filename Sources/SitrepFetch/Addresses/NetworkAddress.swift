// An IPv4 or IPv6 address as its bytes.

import Foundation

/// A numeric address of a machine.
public struct NetworkAddress: Hashable, Sendable {
    /// Four bytes or sixteen.
    public let bytes: [UInt8]

    public init?(bytes: some Sequence<UInt8>) {
        self.bytes = Array(bytes)
        guard [Self.shortLength, Self.longLength].contains(self.bytes.count) else { return nil }
    }

    /// Reads `192.0.2.1` or `2001:db8::1`, with brackets or without; absent for anything else, such as a zone.
    public init?(_ text: some StringProtocol) {
        let inner = text.hasPrefix("[") && text.hasSuffix("]") ? String(text.dropFirst().dropLast()) : String(text)
        if let short = Self.parse(inner, AF_INET, Self.shortLength) {
            bytes = short
        } else if let long = Self.parse(inner, AF_INET6, Self.longLength) {
            bytes = long
        } else {
            return nil
        }
    }

    private static let shortLength = 4
    private static let longLength = 16

    public var isIPv6: Bool { bytes.count == Self.longLength }

    private static func parse(_ text: String, _ family: Int32, _ length: Int) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: length)
        return inet_pton(family, text, &bytes) == 1 ? bytes : nil
    }

    /// The IPv4 address that an IPv6 address stands for: mapped (`::ffff:0:0/96`) or translated (`64:ff9b::/96`).
    public var embedded: NetworkAddress? {
        guard isIPv6, Self.carriers.contains(where: bytes.starts(with:)) else { return nil }
        return NetworkAddress(bytes: bytes.suffix(Self.shortLength))
    }

    private static let carriers: [[UInt8]] = [
        [UInt8](repeating: 0, count: 10) + [0xFF, 0xFF], [0, 0x64, 0xFF, 0x9B] + [UInt8](repeating: 0, count: 8),
    ]
}

extension NetworkAddress: CustomStringConvertible {
    public var description: String {
        var buffer = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
        let family = isIPv6 ? AF_INET6 : AF_INET
        guard inet_ntop(family, bytes, &buffer, socklen_t(buffer.count)) != nil else { return "" }
        return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}

/// A block of addresses, such as `10.0.0.0/8`.
struct AddressBlock: Hashable, Sendable {
    let base: NetworkAddress
    let prefixLength: Int

    init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "/")
        guard parts.count == 2, let base = NetworkAddress(parts[0]), let length = Int(parts[1]),
            (0...base.bytes.count * 8).contains(length)
        else { return nil }
        self.base = base
        prefixLength = length
    }

    func contains(_ address: NetworkAddress) -> Bool {
        guard address.bytes.count == base.bytes.count else { return false }
        let whole = prefixLength / 8
        guard address.bytes[..<whole] == base.bytes[..<whole] else { return false }
        let rest = prefixLength % 8
        guard rest > 0 else { return true }
        let mask = UInt8(truncatingIfNeeded: 0xFF00 >> rest)
        return address.bytes[whole] & mask == base.bytes[whole] & mask
    }
}
