// The number under which a publisher keeps a story while its text and its title change.

/// Reads a story's number from its address.
enum StoryNumber {
    /// A name of letters and digits of at least so many bytes is a number, such as `idUSKCN0XG130` …
    private static let minimumLength = 10
    /// … when it holds so many digits.
    private static let minimumDigitCount = 3
    /// `20160421` at the end of a number is the day of one version.
    private static let dayLength = 8

    /// The number with the site that gave it; absent where the address has none.
    static func key(of address: String?) -> Int64? {
        guard let address else { return nil }
        let bytes = Array(address.utf8)
        guard let slashes = bytes.firstIndex(of: slash), slashes + 2 < bytes.count, bytes[slashes + 1] == slash
        else { return nil }
        let rest = bytes[(slashes + 2)...].prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
        let parts = rest.split(separator: slash)
        guard parts.count > 1, let host = parts.first, let name = parts.last else { return nil }
        let runs = name.split { !$0.isLetter && !$0.isDigit }
        guard let number = runs.last.map(withoutDay), number.count >= minimumLength,
            number.count(where: \.isDigit) >= minimumDigitCount, number.contains(where: \.isLetter)
        else { return nil }
        let site = host.split(separator: UInt8(ascii: ".")).suffix(2).joined(separator: [UInt8(ascii: ".")])
        return (Array(site) + [slash] + number).reduce(KeyHash()) { $0.adding($1) }.key
    }

    private static func withoutDay(_ run: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let tail = run.suffix(dayLength)
        let isDay = run.count >= dayLength + minimumLength && tail.allSatisfy(\.isDigit) && tail.starts(with: "20".utf8)
        return isDay ? run.dropLast(dayLength) : run
    }

    private static let slash = UInt8(ascii: "/")
}
