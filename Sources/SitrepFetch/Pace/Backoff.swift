// When to try again after failures.

public import Foundation

/// Waits that double with each failure in a row, never shorter than what the host asks for.
public struct Backoff: Hashable, Sendable {
    public let firstInSeconds: Double
    public let longestInSeconds: Double

    public init(firstInSeconds: Double = 60, longestInSeconds: Double = 21_600) {
        self.firstInSeconds = firstInSeconds
        self.longestInSeconds = max(firstInSeconds, longestInSeconds)
    }

    /// The wait after so many failures in a row, from 1.
    public func delayInSeconds(afterFailures count: Int) -> Double {
        guard count > 0 else { return 0 }
        // Beyond so many doublings the longest wait is long reached.
        let doublings = min(count - 1, Self.mostDoublings)
        return min(longestInSeconds, firstInSeconds * Double(1 << doublings))
    }

    private static let mostDoublings = 30

    /// The instant of the next try.
    public func next(afterFailures count: Int, now: Date, retryAfter: Date? = nil) -> Date {
        max(now.addingTimeInterval(delayInSeconds(afterFailures: count)), retryAfter ?? now)
    }
}
