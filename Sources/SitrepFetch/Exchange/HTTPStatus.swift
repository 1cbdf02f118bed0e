// The status codes that mean something to a fetcher.

enum HTTPStatus {
    static let notModified = 304
    static let notFound = 404
    static let tooManyRequests = 429
    static let unavailable = 503
    static let redirects: Set<Int> = [301, 302, 303, 307, 308]
    /// Refusals that may be over when asked again: timeout, too early, too many requests.
    static let temporaryRefusals: Set<Int> = [408, 425, tooManyRequests]

    static func isSuccess(_ status: Int) -> Bool { (200..<300).contains(status) }

    static func isTemporary(_ status: Int) -> Bool { status >= 500 || temporaryRefusals.contains(status) }

    /// Whether the host as a whole asks for patience.
    static func asksForRest(_ status: Int) -> Bool { status == tooManyRequests || status == unavailable }
}
