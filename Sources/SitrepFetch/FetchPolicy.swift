// How hosts are treated: names, paces and limits.

/// What holds for every request.
public struct FetchPolicy: Sendable {
    /// Goes out as `User-Agent`.
    public var userAgent: String
    /// The name that robots.txt knows this robot by.
    public var robot: String
    /// Seconds between two requests to one host; a host may ask for more.
    public var paceInSeconds: Double
    /// Largest body after decompression.
    public var mostBytes: Int
    /// Longest time from the connection to the end of the answer.
    public var longestInSeconds: Double
    public var mostRedirects: Int
    public var backoff: Backoff
    public var rules: AddressRules

    public static let defaultPaceInSeconds = 2.0

    public init(
        version: String, rules: AddressRules = AddressRules(), paceInSeconds: Double = FetchPolicy.defaultPaceInSeconds,
        mostBytes: Int = 16 << 20, longestInSeconds: Double = 60, mostRedirects: Int = 5, backoff: Backoff = Backoff()
    ) {
        robot = "Sitrep"
        userAgent = "Sitrep/\(version)"
        self.rules = rules
        self.paceInSeconds = paceInSeconds
        self.mostBytes = mostBytes
        self.longestInSeconds = longestInSeconds
        self.mostRedirects = mostRedirects
        self.backoff = backoff
    }

    /// For webhooks: short answers, given soon.
    public var forWebhooks: FetchPolicy {
        var policy = self
        policy.mostBytes = Self.longestWebhookAnswer
        policy.longestInSeconds = Self.longestWebhookInSeconds
        return policy
    }

    private static let longestWebhookAnswer = 1 << 20
    private static let longestWebhookInSeconds = 15.0
}
