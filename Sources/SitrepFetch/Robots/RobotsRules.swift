// A host's robots.txt as rules for one robot (RFC 9309).

/// What one robot may fetch.
public struct RobotsRules: Hashable, Sendable {
    private struct Rule: Hashable, Sendable {
        let pattern: RobotsPattern
        let allows: Bool
    }

    /// So much of a file is read; the standard asks for at least 500 kibibytes.
    public static let mostBytes = 512 << 10
    /// Hosts that ask for more than this between two requests get this, else a feed would never be read.
    public static let longestDelayInSeconds = 300.0

    private let rules: [Rule]
    /// Seconds between two requests that the host asks for.
    public let delayInSeconds: Double?

    /// Nothing is forbidden, or everything.
    public static let allowingAll = RobotsRules(rules: [], delayInSeconds: nil)
    public static let forbiddingAll = RobotsRules(
        rules: [Rule(pattern: RobotsPattern("/"), allows: false)], delayInSeconds: nil)

    private init(rules: [Rule], delayInSeconds: Double?) {
        (self.rules, self.delayInSeconds) = (rules, delayInSeconds)
    }

    /// All groups that name the robot hold for it; where none does, those for `*`.
    public init(_ file: some Collection<UInt8>, robot: String) {
        var reader = RobotsReader()
        for line in RobotsLine.lines(of: file.prefix(Self.mostBytes)) { reader.read(line) }
        let name = robot.lowercased()
        let own = reader.groups.filter { $0.robots.contains(name) }
        let chosen = own.isEmpty ? reader.groups.filter { $0.robots.contains("*") } : own
        rules = chosen.flatMap(\.rules).map { Rule(pattern: RobotsPattern($0.path), allows: $0.allows) }
        delayInSeconds = chosen.compactMap(\.delay).max().map { min($0, Self.longestDelayInSeconds) }
    }

    /// The longest rule that matches decides, permission among equal ones; where none matches, all is allowed.
    public func allows(_ path: String) -> Bool {
        let octets = RobotsPath.normalized(path)
        let matching = rules.filter { $0.pattern.matches(octets) }
        guard let longest = matching.map(\.pattern.length).max() else { return true }
        return matching.contains { $0.pattern.length == longest && $0.allows }
    }
}

/// One line of the file: a field and its value, without comments and spaces.
private struct RobotsLine {
    let field: String
    let value: String

    static func lines(of file: some Sequence<UInt8>) -> [RobotsLine] {
        var bytes = Array(file)[...]
        if bytes.starts(with: byteOrderMark) { bytes = bytes.dropFirst(byteOrderMark.count) }
        return bytes.split { $0 == 0x0A || $0 == 0x0D }.compactMap(RobotsLine.init)
    }

    private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    private init?(_ line: ArraySlice<UInt8>) {
        let content = line.prefix { $0 != UInt8(ascii: "#") }
        guard let colon = content.firstIndex(of: UInt8(ascii: ":")) else { return nil }
        field = Self.trimmed(content[..<colon]).lowercased()
        value = Self.trimmed(content[(colon + 1)...])
    }

    private static func trimmed(_ bytes: ArraySlice<UInt8>) -> String {
        let start = bytes.drop { $0 == 0x20 || $0 == 0x09 }
        let end = start.reversed().drop { $0 == 0x20 || $0 == 0x09 }
        return String(decoding: end.reversed(), as: UTF8.self)
    }
}

/// Gathers groups: robots that are named one after another, then their rules.
private struct RobotsReader {
    struct Group {
        var robots: Set<String> = []
        var rules: [(path: String, allows: Bool)] = []
        var delay: Double?
    }

    private(set) var groups: [Group] = []
    private var isNaming = false

    mutating func read(_ line: RobotsLine) {
        switch line.field {
        case "user-agent", "useragent", "user agent": name(line.value)
        case "allow", "disallow":
            change { group in
                // An empty rule forbids nothing.
                if !line.value.isEmpty { group.rules.append((line.value, line.field == "allow")) }
            }
        case "crawl-delay":
            change { group in
                if let delay = Double(line.value), delay.isFinite, delay >= 0 { group.delay = delay }
            }
        default: break
        }
    }

    private mutating func name(_ value: String) {
        if !isNaming { groups.append(Group()) }
        isNaming = true
        let token = value.prefix { $0.isASCII && ($0.isLetter || $0 == "-" || $0 == "_") }.lowercased()
        groups[groups.count - 1].robots.insert(value.hasPrefix("*") ? "*" : token)
    }

    /// What stands before the first group holds for nobody.
    private mutating func change(_ body: (inout Group) -> Void) {
        isNaming = false
        guard !groups.isEmpty else { return }
        body(&groups[groups.count - 1])
    }
}
