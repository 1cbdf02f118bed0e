// Paths and patterns of robots.txt, octet by octet (RFC 9309, section 2.2.2).

/// A pattern with `*` for any octets and `$` for the end.
struct RobotsPattern: Hashable, Sendable {
    private let octets: [UInt8]
    private let isAnchored: Bool

    init(_ text: some StringProtocol) {
        var octets = RobotsPath.normalized(text)
        isAnchored = octets.last == UInt8(ascii: "$")
        if isAnchored { octets.removeLast() }
        self.octets = octets
    }

    /// The number of octets, by which the most specific rule is known.
    var length: Int { octets.count + (isAnchored ? 1 : 0) }

    /// Whether the pattern matches from the start of a normalized path. Each `*` is tried once, the latest goes back.
    func matches(_ path: [UInt8]) -> Bool {
        var at = 0
        var next = 0
        var star: (pattern: Int, path: Int)?
        while true {
            if next == octets.count {
                if !isAnchored || at == path.count { return true }
            } else if octets[next] == UInt8(ascii: "*") {
                star = (next + 1, at)
                next += 1
                continue
            } else if at < path.count, octets[next] == path[at] {
                next += 1
                at += 1
                continue
            }
            guard let last = star, last.path < path.count else { return false }
            star = (last.pattern, last.path + 1)
            next = last.pattern
            at = last.path + 1
        }
    }
}

enum RobotsPath {
    /// Percent-encoded octets of unreserved characters are read as these, other ones in capitals; octets beyond ASCII
    /// are encoded.
    static func normalized(_ text: some StringProtocol) -> [UInt8] {
        let octets = Array(text.utf8)
        var out: [UInt8] = []
        var at = 0
        while at < octets.count {
            if octets[at] == percent, at + 2 < octets.count, let high = digit(octets[at + 1]),
                let low = digit(octets[at + 2])
            {
                append(high << 4 | low, to: &out)
                at += 3
            } else if octets[at] > 0x7F {
                append(octets[at], to: &out)
                at += 1
            } else {
                out.append(octets[at])
                at += 1
            }
        }
        return out
    }

    private static let percent = UInt8(ascii: "%")

    private static func append(_ octet: UInt8, to out: inout [UInt8]) {
        let isUnreserved =
            (0x30...0x39).contains(octet) || (0x41...0x5A).contains(octet) || (0x61...0x7A).contains(octet)
            || [UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~")].contains(octet)
        out += isUnreserved ? [octet] : [percent, hexadecimal(octet >> 4), hexadecimal(octet & 15)]
    }

    private static func hexadecimal(_ digit: UInt8) -> UInt8 { digit < 10 ? 0x30 + digit : 0x37 + digit }

    private static func digit(_ octet: UInt8) -> UInt8? {
        switch octet {
        case 0x30...0x39: octet - 0x30
        case 0x41...0x46: octet - 0x37
        case 0x61...0x66: octet - 0x57
        default: nil
        }
    }
}
