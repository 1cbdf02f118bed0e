// Which addresses may be connected to: those of the public internet, and hosts that a person allowed.

/// The rule against reaching into the user's own network.
public struct AddressRules: Sendable {
    /// Hosts, as addresses of pages name them, whose own addresses may be private.
    public let allowedHosts: Set<String>
    private let special: [(block: AddressBlock, kind: String)]

    public init(allowedHosts: some Sequence<String> = []) {
        self.allowedHosts = Set(allowedHosts.map(Self.bare))
        let text = EmbeddedTables.text(named: "special-addresses") ?? ""
        special = text.split(separator: "\n").filter { !$0.hasPrefix("#") }.compactMap { line in
            let fields = line.split(separator: "\t")
            guard fields.count == 2, let block = AddressBlock(fields[0]) else { return nil }
            return (block, String(fields[1]))
        }
    }

    public func allows(host: String) -> Bool { allowedHosts.contains(Self.bare(host)) }

    /// Why nothing is fetched from an address: `loopback`, `private`, …; absent for one of the public internet.
    public func objection(to address: NetworkAddress) -> String? {
        if let embedded = address.embedded { return objection(to: embedded) }
        if let found = special.first(where: { $0.block.contains(address) }) { return found.kind }
        guard address.isIPv6, let global = Self.global, !global.contains(address) else { return nil }
        return "reserved"
    }

    /// All that is given out of IPv6 for the public internet.
    private static var global: AddressBlock? { AddressBlock("2000::/3") }

    private static func bare(_ host: String) -> String {
        let name = host.lowercased()
        return name.hasPrefix("[") && name.hasSuffix("]") ? String(name.dropFirst().dropLast()) : name
    }
}
