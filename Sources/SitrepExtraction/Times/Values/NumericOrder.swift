// Whether a date in digits names the day or the month first, by the country of the publisher's address.

import SitrepModel

enum NumericOrder: Sendable {
    case dayFirst, monthFirst

    /// Countries that write the month first.
    private static let monthFirstCountries: Set<String> = ["us", "gov", "mil", "ph", "pw", "fm"]
    /// Countries that write both ways, and endings sold to the whole world.
    private static let undecided: Set<String> = ["ca", "tv", "co", "io", "me", "ai", "cc", "ws", "to"]

    /// Absent where the address says nothing of a country.
    init?(url: String?) {
        let parts = (url ?? "").split(separator: "/", maxSplits: 2)
        guard parts.count >= 2, parts[0].hasSuffix(":") else { return nil }
        let host = parts[1].prefix { $0 != ":" && $0 != "?" }
        guard let ending = host.split(separator: ".").last?.lowercased(), !Self.undecided.contains(ending) else {
            return nil
        }
        if Self.monthFirstCountries.contains(ending) {
            self = .monthFirst
        } else if ending.utf8.count == 2 {
            self = .dayFirst
        } else {
            return nil
        }
    }
}
