// What keeps a page elsewhere from deciding in an analyst's name.

/// Lets through only forms of this server's own pages: a browser says where a form comes from, and each form carries a
/// word that only these pages know.
struct FormGuard: Sendable {
    /// Made anew when the server starts.
    let token: String

    init() {
        var random = SystemRandomNumberGenerator()
        token = (0..<FormGuard.tokenWords).map { _ in FormGuard.hexadecimal(random.next()) }.joined()
    }

    private static let tokenWords = 4
    private static let digitsPerWord = 16

    private static func hexadecimal(_ word: UInt64) -> String {
        let digits = String(word, radix: 16)
        return String(repeating: "0", count: digitsPerWord - digits.count) + digits
    }

    /// Whether a form may be heeded.
    ///
    /// - Parameters:
    ///   - origin: the header `Origin`; a browser sends it with every form that changes something.
    ///   - site: the header `Sec-Fetch-Site`.
    ///   - authority: the host and port that the request names.
    func admits(origin: String?, site: String?, authority: String?, token given: String?) -> Bool {
        if let site, site != "same-origin" { return false }
        if let origin {
            guard let authority, ["http://\(authority)", "https://\(authority)"].contains(origin) else { return false }
        }
        return given.map(isToken) ?? false
    }

    /// Takes the same time wherever the two differ first.
    private func isToken(_ given: String) -> Bool {
        let (own, theirs) = (Array(token.utf8), Array(given.utf8))
        guard own.count == theirs.count else { return false }
        return zip(own, theirs).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
